/**
 * Installs the dependencies when they are absent or not those of the lock
 * file. Plain JavaScript that runs on Node 20, before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { linkNode } from './link-node.mjs';

function lockedPackages(path) {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Why the dependencies under `root` must be installed, or undefined when they
 * are those of the lock file. npm records what it installed in
 * `node_modules/.package-lock.json`; optional packages may be for other platforms.
 */
export function reasonToInstall(root) {
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  if (wanted === undefined) return undefined;
  const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'nothing is installed yet';
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    if (path === '' || (optional === true && installed[path] === undefined)) continue;
    if (installed[path]?.version !== version) return `${path} is not at ${version}`;
    if (!existsSync(join(root, path))) return `${path} is gone`;
  }
  return undefined;
}

/**
 * Runs `npm ci` where `reasonToInstall` gives a reason. No package here needs
 * an install script, so none is run: code from elsewhere runs when it is used.
 * Ends the process, with what npm said, when npm fails.
 */
export function ensureInstalled(root) {
  const reason = reasonToInstall(root);
  if (reason !== undefined) {
    process.stderr.write(`Installing dependencies (npm ci): ${reason}.\n`);
    const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional'];
    // Warnings of other Nodes' requirements would mislead: the pinned Node meets them.
    args.push('--no-audit', '--no-fund', '--loglevel=error');
    const npm = process.env.npm_execpath;
    const options = { cwd: root, stdio: ['ignore', 2, 2] };
    const { status, error } =
      npm !== undefined && /\.c?js$/.test(npm)
        ? spawnSync(process.execPath, [npm, ...args], options)
        : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
    if (status !== 0) {
      process.stderr.write(
        `npm ci failed${error === undefined ? '' : ` (${error.message})`}. Nothing was run. ` +
          'Check that the package registry can be reached, then try again.\n',
      );
      process.exit(1);
    }
  }
  linkNode(root);
}
