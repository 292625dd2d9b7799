import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import { emptyIndex, link, load } from '../master-index/reading/made-index.ts';
import { atTheDesk, faults, openBrowser, serveFilled, signIn } from './served-pages.ts';

const MOBILE = '07700 900123';
const HOSTILE = '<script>alert(1)</script>';

describe('finding a customer', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    browser = await openBrowser();
    ({ pages, stop } = await serveFilled(async (db) => {
      await emptyIndex(db);
      const row = (id: string, forenames: string, surname: string, postcode: string) => ({
        id,
        dateOfBirth: '12/03/1980',
        address: '14 Orchard Lane, Wexmere',
        uprn: '9900100001',
        mobile: MOBILE,
        forenames,
        surname,
        postcode,
      });
      await load(db, 'council-tax-liability', '2026-01-31', [
        row('CT1', 'Rosalind', 'Pemberton', 'NW9 4AA'),
        row('CT2', 'Imogen', 'Pemberton', 'NW9 6BB'),
        row('CT3', HOSTILE, 'מזרחי', 'NW9 7CC'),
      ]);
      await link(db, [['CT1'], ['CT2'], ['CT3']]);
    }));
  });

  after(async () => {
    await browser?.close();
    await stop?.();
  });

  for (const script of [true, false]) {
    test(`by name and postcode, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await atTheDesk(browser, { script });
      const { page } = desk;
      await signIn(desk, pages, 'amara', 'Answer an enquiry');
      await page.goto(new URL('/find', pages.address).href);
      await page.getByLabel('Name, date of birth').fill('rosalind pembertin');
      await page.getByLabel('Postcode').fill('nw94aa');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByRole('link', { name: /Rosalind Pemberton/i }).click();
      await page.getByRole('heading', { level: 1, name: /Rosalind Pemberton/i }).waitFor();
      assert.doesNotMatch(page.url(), /pemberton|rosalind|nw9/i, 'no name stands in an address');
      assert.deepEqual(desk.complaints, []);
      await desk.context.close();
    });
  }

  test('with the keyboard alone, in three keys from the search', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'amara', 'Answer an enquiry');
    await page.goto(new URL('/find', pages.address).href);
    await page.keyboard.type('imogen pemberton');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: /fit/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Imogen Pemberton/i }).waitFor();
    await desk.context.close();
  });

  test('from a telephone, by its number alone', async () => {
    const desk = await atTheDesk(browser);
    await signIn(desk, pages, 'amara', 'Answer an enquiry');
    await desk.page.goto(new URL(`/find?phone=${encodeURIComponent(MOBILE)}`, pages.address).href);
    await desk.page
      .getByRole('link', { name: /Pemberton/i })
      .first()
      .waitFor();
    await desk.context.close();
  });

  test('whom nobody knows is no reason to refuse', async () => {
    const desk = await atTheDesk(browser);
    await signIn(desk, pages, 'amara', 'Answer an enquiry');
    await desk.page.goto(new URL('/find', pages.address).href);
    await desk.page.getByLabel('Name, date of birth').fill('Zebedee Quillfeather');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('This is not a reason to refuse anything').waitFor();
    await desk.context.close();
  });

  test('what people wrote is text, whatever it looks like', async () => {
    const desk = await atTheDesk(browser);
    await signIn(desk, pages, 'amara', 'Answer an enquiry');
    await desk.page.goto(new URL('/find', pages.address).href);
    await desk.page.getByLabel('Name, date of birth').fill('מזרחי');
    await desk.page.getByLabel('Postcode').fill('NW9 7CC');
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('.app-result__name').first().click();
    await desk.page.getByRole('heading', { level: 1 }).waitFor();
    assert.match((await desk.page.locator('h1').textContent()) ?? '', /script/i);
    assert.deepEqual(desk.complaints, []);
    await desk.context.close();
  });

  for (const [where, width] of [
    ['a desk', 1280],
    ['a phone', 320],
  ] as const) {
    test(`no page of it has a fault that axe finds, on ${where}`, async () => {
      const desk = await atTheDesk(browser, { width });
      const { page } = desk;
      const all: string[] = [];
      const check = async (): Promise<void> => {
        const { pathname } = new URL(page.url());
        for (const fault of await faults(page)) all.push(`${pathname}: ${fault}`);
        const overflows = await page.evaluate<boolean>(
          'document.documentElement.scrollWidth > document.documentElement.clientWidth',
        );
        if (overflows) all.push(`${pathname}: wider than the window`);
      };
      await page.goto(new URL('/sign-in', pages.address).href);
      await check();
      await signIn(desk, pages, 'amara');
      await check();
      await page.getByLabel('Answer an enquiry').check();
      await page.getByRole('button', { name: 'Continue' }).click();
      for (const path of [
        '/',
        '/find',
        '/account',
        '/purpose',
        '/help',
        '/accessibility',
        '/cookies',
        '/sign-out',
        '/nowhere',
        '/person/1',
        '/person/999',
      ]) {
        await page.goto(new URL(path, pages.address).href);
        await check();
      }
      await page.goto(new URL('/find', pages.address).href);
      await page.keyboard.type('pemberton');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 2, name: /fit/ }).waitFor();
      await check();
      assert.deepEqual(all, []);
      await desk.context.close();
    });
  }
});
