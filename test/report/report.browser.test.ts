import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumLaunch, skipWithoutChromium } from '../../scripts/chromium.ts';
import { renderReport } from '../../src/report/index.ts';
import { hostileTexts, withHostileTexts } from './hostile-texts.ts';
import { linkPeople } from './linked-people.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe('the report in a browser', { skip: skipWithoutChromium() }, () => {
  let folder: string;
  let browser: Browser;
  let address: string;
  let hostile: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reeve-report-'));
    const { data } = await linkPeople(600);
    const write = async (name: string, page: string): Promise<string> => {
      await writeFile(join(folder, name), page);
      return pathToFileURL(join(folder, name)).href;
    };
    address = await write('report.html', await renderReport(data));
    hostile = await write(
      'hostile.html',
      await renderReport(withHostileTexts(data, hostileTexts.join(' '))),
    );
    browser = await chromium.launch(chromiumLaunch());
  });

  after(async () => {
    await browser?.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  /** Opens a page of its own; what it asked for and what it complained of are in the lists. */
  async function open(
    url: string,
    options: { width?: number; script?: boolean; bypass?: boolean } = {},
  ): Promise<{ page: Page; requests: string[]; complaints: string[] }> {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 800 },
      javaScriptEnabled: options.script ?? true,
      bypassCSP: options.bypass ?? false,
    });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    await page.goto(url);
    return { page, requests, complaints };
  }

  for (const [name, width] of [
    ['a desk', 1280],
    ['a phone', 375],
  ] as const) {
    test(`has no fault that axe finds, with all of it open, on ${name}`, async () => {
      const { page } = await open(address, { width, bypass: true });
      await openAll(page);
      await page.addScriptTag({ path: axePath });
      const violations = await page.evaluate(
        `axe.run().then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
      );
      assert.deepEqual(violations, []);
      await page.context().close();
    });
  }

  test('does not scroll sideways at 320 pixels and wider, with all of it open', async () => {
    for (const width of [320, 375, 800, 1280]) {
      const { page } = await open(address, { width });
      await openAll(page);
      const widest = await page.evaluate<number>('document.documentElement.scrollWidth');
      assert.ok(widest <= width, `${widest} pixels wide at ${width}`);
      await page.context().close();
    }
  });

  test('asks for nothing and complains of nothing', async () => {
    const { page, requests, complaints } = await open(address);
    await openAll(page);
    assert.deepEqual(requests, [address]);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test('shows hostile values as text', async () => {
    const { page, requests, complaints } = await open(hostile);
    await openAll(page);
    assert.deepEqual(requests, [hostile]);
    assert.deepEqual(complaints, []);
    assert.equal(await page.locator('img, iframe, a[href^="javascript"]').count(), 0);
    assert.match(
      (await page.locator('h1').textContent()) ?? '',
      /<script>document\.title="broken"<\/script>/,
    );
    assert.notEqual(await page.title(), 'broken');
    await page.context().close();
  });

  test('can be read without script, and nothing is left that needs one', async () => {
    const { page } = await open(address, { script: false });
    assert.equal(await page.locator('.explorer').isVisible(), false);
    assert.equal(await page.locator('figure svg').first().isVisible(), true);
    const pair = page.locator('details.pair').nth(1);
    await pair.locator('summary').click();
    assert.equal(await pair.locator('table').isVisible(), true);
    await page.context().close();
  });

  test('the slider tells what another threshold gives', async () => {
    const { page } = await open(address);
    const output = page.locator('.explorer output');
    const first = (await output.textContent()) ?? '';
    assert.match(first, /Weight .* pairs at or above it\. Precision/);
    await page.locator('#explorer').focus();
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await output.textContent(), first);
    await page.context().close();
  });

  test('the keyboard reaches the text, every table that scrolls, and every pair', async () => {
    const { page } = await open(address, { width: 375 });
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Skip to the report');
    const visible = await page.locator('.skip').boundingBox();
    assert.ok((visible?.y ?? -1) >= 0);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'main');
    await page.locator('details.pair:not([open]) summary').first().focus();
    await page.keyboard.press('Enter');
    const unreachable = await page.evaluate(
      `[...document.querySelectorAll('*')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1 && clientWidth > 1)
        .filter((element) => getComputedStyle(element).overflowX === 'auto')
        .filter(({ tabIndex }) => tabIndex !== 0).length`,
    );
    assert.equal(unreachable, 0);
    await page.context().close();
  });

  test('prints with every pair open, within the width of a page', async () => {
    // A4 with Chromium's own margins, at 96 pixels an inch.
    const { page } = await open(address, { width: 718 });
    await page.emulateMedia({ media: 'print' });
    const closed = page.locator('details.pair:not([open]) table').first();
    assert.ok(((await closed.boundingBox())?.height ?? 0) > 100);
    assert.equal(await page.locator('.contents').isVisible(), false);
    assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 718);
    await page.context().close();
  });
});

// In texts, because the code runs in the page, whose types this project does not know.
async function openAll(page: Page): Promise<void> {
  await page.evaluate(
    `for (const details of document.querySelectorAll('details')) details.open = true`,
  );
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent');
}
