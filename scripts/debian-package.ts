import { command } from './command.ts';

/**
 * Installs a package of Debian's where this process may (root, or sudo without
 * a password) and `found` does not find what it brings. Returns why there is
 * none, undefined when there is.
 *
 * @param missing the reason that tests skip with: what they need, and how to get it
 */
export async function ensurePackage(
  name: string,
  found: () => boolean,
  missing: string,
): Promise<string | undefined> {
  if (found()) return undefined;
  if ((await command('apt-get', ['--version'])).code !== 0) {
    return `${missing} (there is no apt-get here to install it with)`;
  }
  const root = process.getuid?.() === 0;
  if (!root && (await command('sudo', ['-n', 'true'])).code !== 0) {
    return `${missing} (installing it takes root, or sudo without a password)`;
  }
  process.stderr.write(`Installing what tests need (apt-get install ${name}).\n`);
  const prefix = root ? [] : ['sudo', '-n'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  let said = '';
  for (const action of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const [file = 'apt-get', ...args] = [...prefix, 'apt-get', '-q', ...action];
    said = (await command(file, args, { env })).output;
  }
  if (found()) return undefined;
  return `${missing} (apt-get did not install it: ${said.trim().split('\n').at(-1)})`;
}
