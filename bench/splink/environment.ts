import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Python of a virtual environment with the pinned Splink, made on first
 * use in a folder that git ignores, and made anew where the pins have changed.
 *
 * @param folder for example `bench/.venv`
 * @param pins a `requirements.txt` with exact versions
 * @throws Error where Python 3.10 or later, or its `venv` module, is missing.
 */
export function splinkPython(folder: string, pins: string): string {
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const installed = join(folder, 'installed-requirements.txt');
  const wanted = readFileSync(pins, 'utf8');
  if (existsSync(python) && existsSync(installed) && readFileSync(installed, 'utf8') === wanted) {
    return python;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const run = (program: string, args: readonly string[]): void => {
    execFileSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  };
  run(process.env.PYTHON ?? 'python3', ['-m', 'venv', folder]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--requirement', pins]);
  writeFileSync(installed, wanted);
  return python;
}
