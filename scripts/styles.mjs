/**
 * Builds the stylesheet of the web pages from its sources: `src/web/shared/styles/reeve.scss`,
 * on GOV.UK Frontend's. Runs after every installation, and by `npm run styles`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** Where the stylesheet is built, under `root`. */
export const stylesheet = (root) => join(root, 'src/web/shared/built/reeve.css');

export async function buildStyles(root) {
  const sass = await import('sass').catch(() => undefined);
  // Installed without what is for development: the package has it built.
  if (sass === undefined) return;
  const { css } = sass.compile(join(root, 'src/web/shared/styles/reeve.scss'), {
    style: 'compressed',
    importers: [new sass.NodePackageImporter(root)],
    quietDeps: true,
  });
  const path = stylesheet(root);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, css);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildStyles(fileURLToPath(new URL('..', import.meta.url)));
}
