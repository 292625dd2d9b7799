import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { command } from './command.ts';

/** Why a browser test is skipped: in CI, a skip that begins so fails the run. */
const missing = 'needs chromium: install Chromium, or name one in REEVE_CHROMIUM';

/**
 * Path of a Chromium that tests can drive: the one named in REEVE_CHROMIUM,
 * else the first on the path; undefined where there is none.
 */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const candidates = [process.env.REEVE_CHROMIUM ?? '', ...found];
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return path !== '';
    } catch {
      return false;
    }
  });
}

/**
 * The `skip` of a browser test: false with a Chromium, else the reason.
 *
 * @example
 * test('the report draws its charts', { skip: skipWithoutChromium() }, async () => {});
 */
export function skipWithoutChromium(): false | string {
  return findChromium() === undefined ? missing : false;
}

/**
 * Installs Debian's Chromium where it is missing and this process may (root,
 * or sudo without a password). Returns why there is none, undefined when there is.
 */
export async function ensureChromium(): Promise<string | undefined> {
  if (findChromium() !== undefined) return undefined;
  if ((await command('apt-get', ['--version'])).code !== 0) {
    return `${missing} (there is no apt-get here to install it with)`;
  }
  const root = process.getuid?.() === 0;
  if (!root && (await command('sudo', ['-n', 'true'])).code !== 0) {
    return `${missing} (installing it takes root, or sudo without a password)`;
  }
  process.stderr.write('Installing Chromium for the browser tests (apt-get install chromium).\n');
  const prefix = root ? [] : ['sudo', '-n'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  let said = '';
  for (const action of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [file = 'apt-get', ...args] = [...prefix, 'apt-get', '-q', ...action];
    said = (await command(file, args, { env })).output;
  }
  if (findChromium() !== undefined) return undefined;
  return `${missing} (apt-get did not install it: ${said.trim().split('\n').at(-1)})`;
}
