import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type ServedPages, serveDemo } from '../../demo/pages.ts';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import { freePort } from '../../scripts/free-port.ts';
import type { Database } from '../../src/database/index.ts';
import { onDatabase, placeOf, withLocation } from '../database/with-database.ts';

export { signIn } from '../../demo/sign-in.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function openBrowser(): Promise<Browser> {
  return chromium.launch(chromiumLaunch());
}

/** Fills an index and serves it, for the tests of a file; `stop` when they are done. */
export async function serveFilled(
  fill: (db: Database) => Promise<void>,
): Promise<{ readonly pages: ServedPages; stop(): Promise<void> }> {
  const done = Promise.withResolvers<void>();
  const served = Promise.withResolvers<ServedPages>();
  const serving = withLocation('embedded', async (location) => {
    await onDatabase(location, fill);
    const [pages, provider] = [await freePort(), await freePort()];
    const all = await serveDemo(placeOf(location), { pages, provider });
    served.resolve(all);
    await done.promise;
    await all.close();
  });
  serving.catch(served.reject);
  const pages = await served.promise;
  return {
    pages,
    async stop() {
      done.resolve();
      await serving;
    },
  };
}

/** A member of staff at a browser. */
export interface AtTheDesk {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What pages complained of: in the console, and what did not load. */
  readonly complaints: string[];
}

export async function atTheDesk(
  browser: Browser,
  options: { readonly script?: boolean; readonly width?: number } = {},
): Promise<AtTheDesk> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 800 },
    javaScriptEnabled: options.script ?? true,
    bypassCSP: false,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
}

/** What axe finds wrong with the page as it stands. */
export async function faults(page: Page): Promise<string[]> {
  // Not as a script of the page, whose policy lets none in that did not come with it.
  await page.evaluate(axe);
  return page.evaluate<string[]>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  );
}

/**
 * What is wrong with the page as it stands, each with its address: what axe finds, and whether it is
 * wider than the window.
 *
 * @param state what was done to the page since it was loaded, where more than one state is looked at
 */
export async function pageFaults(page: Page, state?: string): Promise<string[]> {
  const { pathname, search } = new URL(page.url());
  const where = `${pathname}${search}${state === undefined ? '' : ` (${state})`}`;
  const found = await faults(page);
  if (await isTooWide(page)) found.push('wider than the window');
  return found.map((fault) => `${where}: ${fault}`);
}

/** Whether the page is wider than the window, so that it is scrolled sideways. */
function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
}
