/**
 * Makes `node_modules/.bin/node` the pinned Node 24, whichever npm installed it.
 *
 * Every platform package offers a command called `node`. npm 10 lets the first
 * of them claim the name, even one that it did not install because it is for
 * another platform, and then links none. Runs on the Node of the machine.
 */
import { lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from '../bin/pinned-node.js';

/** Links the pinned Node under `root`; does nothing where there is none, or on Windows. */
export function linkNode(root) {
  const node = pinnedNode(join(root, 'package.json'));
  if (node === undefined || process.platform === 'win32') return;
  const link = join(root, 'node_modules', '.bin', 'node');
  const target = relative(dirname(link), node);
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(link) === target)
    return;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(target, link);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  linkNode(fileURLToPath(new URL('..', import.meta.url)));
}
