#!/usr/bin/env node
/**
 * The `reeve` command. Installed, it runs the built program in dist; in a
 * checkout it runs the sources, and installs the dependencies if it must.
 * Runs on Node 20 or later and hands over to the pinned Node 24 when older.
 */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isRunningRequiredNode, missingNodeMessage, pinnedNode } from './pinned-node.js';
import { runNode } from './run-node.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const inCheckout = existsSync(`${root}/src/cli/main.ts`);
const program = `${root}/${inCheckout ? 'src/cli/main.ts' : 'dist/cli/main.js'}`;

if (inCheckout) {
  const { ensureInstalled } = await import('../scripts/install.mjs');
  ensureInstalled(root);
}

if (isRunningRequiredNode()) {
  process.argv[1] = program;
  await import(pathToFileURL(program).href);
} else {
  const node = pinnedNode(`${root}/package.json`);
  if (node === undefined) {
    process.stderr.write(`${missingNodeMessage()}\n`);
    process.exit(1);
  }
  runNode(node, [program, ...process.argv.slice(2)]);
}
