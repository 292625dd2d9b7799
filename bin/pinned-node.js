/**
 * Finds the Node 24 that Reeve brings with it. Plain JavaScript for old Nodes:
 * it runs on whatever Node the machine has, 20 or later.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** The major version of Node that Reeve is tested on. */
export const requiredMajor = 24;

/** Whether the running Node is one that Reeve runs on. */
export function isRunningRequiredNode() {
  return Number(process.versions.node.split('.')[0]) >= requiredMajor;
}

/**
 * Path of the pinned Node for this platform, as seen from a package's
 * `package.json`; undefined where none is published or installed.
 */
export function pinnedNode(packageJson) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const require = createRequire(packageJson);
  try {
    const manifest = require.resolve(`node-${system}-${process.arch}/package.json`);
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
    const path = join(dirname(manifest), bin.node);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** What to tell a person whose machine has neither. */
export function missingNodeMessage() {
  return [
    `Reeve needs Node ${requiredMajor}; this is Node ${process.versions.node}, and no Node ${requiredMajor}`,
    `is installed beside it for ${process.platform}-${process.arch}.`,
    `Install again without omitting optional packages, or install Node ${requiredMajor} yourself.`,
  ].join(' ');
}
