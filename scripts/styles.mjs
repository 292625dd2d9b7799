/**
 * Builds the stylesheet of the web pages from its sources: `src/web/shared/styles/reeve.scss`,
 * on GOV.UK Frontend's. Runs after every installation and before every npm script that finds the
 * sources newer, and by `npm run styles`. Plain JavaScript that runs on Node 20.
 */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const SOURCES = 'src/web/shared/styles';
const BUILT = 'src/web/shared/built/reeve.css';

/** Builds the stylesheet under `root`; nothing is done without its sources, or without sass. */
export function buildStyles(root) {
  if (!existsSync(join(root, SOURCES, 'reeve.scss'))) return;
  const sass = installedSass(root);
  // Installed without what is for development: the package has it built.
  if (sass === undefined) return;
  const { css } = sass.compile(join(root, SOURCES, 'reeve.scss'), {
    style: 'compressed',
    importers: [new sass.NodePackageImporter(root)],
    quietDeps: true,
  });
  const path = join(root, BUILT);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, css);
}

/** Builds the stylesheet where it is missing or older than its sources. */
export function ensureStyles(root) {
  const folder = join(root, SOURCES);
  if (!existsSync(folder)) return;
  const built = statSync(join(root, BUILT), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const changed = readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs);
  if (Math.max(...changed) > built) buildStyles(root);
}

function installedSass(root) {
  try {
    return createRequire(join(root, 'package.json'))('sass');
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildStyles(fileURLToPath(new URL('..', import.meta.url)));
}
