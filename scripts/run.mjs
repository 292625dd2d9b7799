/**
 * The way in for every npm script: `node scripts/run.mjs <file.ts> [arguments]`.
 *
 * Runs on the Node that the machine has (20 or later), installs what the lock
 * file asks for, and then runs the file on the pinned Node 24.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isRunningRequiredNode, missingNodeMessage, pinnedNode } from '../bin/pinned-node.js';
import { runNode } from '../bin/run-node.js';
import { ensureInstalled } from './install.mjs';
import { ensureStyles } from './styles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file, ...args] = process.argv.slice(2);
if (file === undefined || !existsSync(join(root, file))) {
  process.stderr.write(`There is no ${file ?? 'file to run'} in this checkout yet.\n`);
  process.exit(1);
}

ensureInstalled(root);
ensureStyles(root);
const node = pinnedNode(join(root, 'package.json'));
if (node === undefined && !isRunningRequiredNode()) {
  process.stderr.write(`${missingNodeMessage()}\n`);
  process.exit(1);
}
runNode(node ?? process.execPath, [join(root, file), ...args]);
