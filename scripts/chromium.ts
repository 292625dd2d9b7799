import { ensurePackage } from './debian-package.ts';
import { findProgram } from './find-program.ts';

/** Why a browser test is skipped: in CI, a skip that begins so fails the run. */
const missing = 'needs chromium: install Chromium, or name one in REEVE_CHROMIUM';

/** Debian's Chromium without what draws windows: pages take it half the processor time. */
const WITHOUT_WINDOWS = 'chromium-headless-shell';

/**
 * Path of a Chromium that tests can drive: the one named in REEVE_CHROMIUM,
 * else the first on the path, of those without windows before others; undefined where there is none.
 */
function findChromium(): string | undefined {
  const names = [WITHOUT_WINDOWS, 'chromium', 'chromium-browser', 'google-chrome'];
  return findProgram(process.env.REEVE_CHROMIUM, names);
}

/**
 * How tests start the browser: without the sandbox and the graphics that a container may not have,
 * and without what it would ask the network for of its own accord.
 *
 * @example
 * const browser = await chromium.launch(chromiumLaunch());
 */
export function chromiumLaunch(): { executablePath: string; args: string[] } {
  return {
    executablePath: findChromium() ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
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

/** Installs Debian's Chromium where it is missing. Returns why there is none, undefined when there is. */
export async function ensureChromium(): Promise<string | undefined> {
  const found = () => findChromium() !== undefined;
  const reason = await ensurePackage(WITHOUT_WINDOWS, found, missing);
  // Older releases have the whole one alone.
  return reason === undefined ? undefined : ensurePackage('chromium', found, missing);
}
