/** Builds what is published: `src` as JavaScript with types in `dist`, without its tests. */
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command.ts';
import { compilerOf } from './compiler.ts';

const root = process.cwd();
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });

const { code, output } = await command(
  process.execPath,
  [compilerOf(root), '-p', 'tsconfig.build.json'],
  { cwd: root },
);
process.stdout.write(output);

// TypeScript rewrites the extension of imports in code, and leaves it in types.
for (const path of globSync('**/*.d.ts', { cwd: dist })) {
  const types = readFileSync(join(dist, path), 'utf8');
  const imports = /((?:from|import)\s*\(?\s*)(['"])(\.[^'"]*)\.ts\2/g;
  writeFileSync(join(dist, path), types.replace(imports, '$1$2$3.js$2'));
}

// Data and templates beside the code go with it, at the same place.
if (code === 0) {
  cpSync(join(root, 'src'), dist, {
    recursive: true,
    filter: (source) => !/\.ts$|[\\/](fixtures|planted)$/.test(source),
  });
}
process.exitCode = code;
