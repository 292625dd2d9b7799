import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import type { Database } from '../../src/database/index.ts';
import {
  emptyIndex,
  link,
  load,
  putMatchRows,
  putModel,
} from '../master-index/reading/made-index.ts';
import { atTheDesk, faults, openBrowser, pageFaults, serveFilled, signIn } from './served-pages.ts';

const MOBILE = '07700 900123';
/** More people of one name than a page shows. */
const COMMON = Array.from({ length: 21 }, (_, i) => `AC${i}`);
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
        ...COMMON.map((id) => ({ id, forenames: 'Arthur', surname: 'Commonly', uprn: '' })),
      ]);
      await link(db, [['CT1'], ['CT2'], ['CT3'], ...COMMON.map((id) => [id])]);
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
    // A key that comes before the field has the keyboard is lost.
    await page.locator('#text:focus').waitFor();
    await page.keyboard.type('imogen pemberton');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: /fit/ }).waitFor();
    await page.getByText('Fits in everything asked').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Imogen Pemberton/i }).waitFor();
    await page.getByText(MOBILE).first().waitFor();
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

  test('who fits a little is not said to fit', async () => {
    const desk = await atTheDesk(browser);
    await signIn(desk, pages, 'amara', 'Answer an enquiry');
    await desk.page.goto(new URL('/find', pages.address).href);
    await desk.page.getByLabel('Name, date of birth').fill('zzqq wxyz ffgh pembertin');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('heading', { level: 2, name: /^Nobody fits well\. / }).waitFor();
    await desk.page
      .getByText(/^Fits a little: name \(one letter differs\)$/)
      .first()
      .waitFor();
    await desk.page.getByText('This is not a reason to refuse anything').waitFor();
    await desk.context.close();
  });

  test('of more people than are shown it says so', async () => {
    const desk = await atTheDesk(browser);
    await signIn(desk, pages, 'amara', 'Answer an enquiry');
    await desk.page.goto(new URL('/find', pages.address).href);
    await desk.page.getByLabel('Name, date of birth').fill('arthur commonly');
    await desk.page.keyboard.press('Enter');
    await desk.page
      .getByRole('heading', { level: 2, name: 'The first 20 of more people who fit' })
      .waitFor();
    assert.equal(await desk.page.locator('.app-result').count(), 20);
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
        all.push(...(await pageFaults(page)));
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
      await page.locator('#text:focus').waitFor();
      await page.keyboard.type('pemberton');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 2, name: /fit/ }).waitFor();
      await check();
      assert.deepEqual(all, []);
      await desk.context.close();
    });
  }
});

describe('reviewing doubtful matches', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let open: ServedPages;
  let stopOpen: (() => Promise<void>) | undefined;
  let closed: ServedPages;
  let stopClosed: (() => Promise<void>) | undefined;

  /** A question of two persons; where there are also records that no steward sees, it has no score. */
  const fill = (isAllSeen: boolean) => async (db: Database) => {
    await emptyIndex(db);
    const row = (id: string, forenames: string) => ({
      id,
      forenames,
      surname: 'Pemberton',
      dateOfBirth: '12/03/1980',
      mobile: MOBILE,
      email: 'a.rather.long.address.of.a.person@example-of-a-provider.org',
    });
    await load(db, 'council-tax-liability', '2026-01-31', [row('R1', 'Rosalind')]);
    await load(db, 'libraries-borrowers', '2026-01-31', [row('R2', 'Rosalynd')]);
    if (!isAllSeen) await load(db, 'childrens-cases', '2026-01-31', [row('R3', 'Imogen')]);
    await putModel(db);
    await putMatchRows(db);
    await link(db, isAllSeen ? [['R1'], ['R2']] : [['R1'], ['R2'], ['R3']]);
    await db.query(
      `INSERT INTO review (record_a, record_b, weight, reason)
       SELECT a.record_id, b.record_id, 3, 'doubtful' FROM source_record a, source_record b
       WHERE a.record_key = 'R1' AND b.record_key = 'R2'`,
    );
  };

  before(async () => {
    browser = await openBrowser();
    ({ pages: open, stop: stopOpen } = await serveFilled(fill(true)));
    ({ pages: closed, stop: stopClosed } = await serveFilled(fill(false)));
  });

  after(async () => {
    await browser?.close();
    await stopOpen?.();
    await stopClosed?.();
  });

  test('how likely they are stands in the list for those alone who may see it', async () => {
    const desk = await atTheDesk(browser);
    await signIn(desk, open, 'sofia');
    await desk.page.goto(new URL('/reviews', open.address).href);
    await desk.page.getByRole('columnheader', { name: 'How likely' }).waitFor();
    await desk.page.getByRole('cell', { name: 'About 8 to 1 that they are one person' }).waitFor();
    await desk.context.close();
    const other = await atTheDesk(browser);
    await signIn(other, closed, 'sofia');
    await other.page.goto(new URL('/reviews', closed.address).href);
    await other.page.getByText('a score tells of values that you may not see').waitFor();
    assert.equal(await other.page.getByText(/not shown$/i).count(), 0);
    assert.equal(await other.page.getByRole('columnheader', { name: 'How likely' }).count(), 0);
    await other.context.close();
  });

  for (const script of [true, false]) {
    for (const [where, width] of [
      ['a desk', 1280],
      ['a phone', 320],
    ] as const) {
      test(`both persons are seen on ${where}, without a fault, JavaScript ${script ? 'on' : 'off'}`, async () => {
        const all: string[] = [];
        for (const served of [open, closed]) {
          // Cookies are of a host, whatever its port: a browser for each.
          const desk = await atTheDesk(browser, { width, script });
          const { page } = desk;
          await signIn(desk, served, 'sofia');
          for (const path of ['/reviews', '/reviews/1', '/person/1']) {
            await page.goto(new URL(path, served.address).href);
            if (script) for (const fault of await faults(page)) all.push(`${path}: ${fault}`);
            const boxes = await page.locator('main :is(th, td, dd, a, p)').evaluateAll((all) =>
              all.map((shown) => {
                const { x, width } = shown.getBoundingClientRect();
                return { x, width, text: shown.textContent };
              }),
            );
            for (const box of boxes) {
              // What is for those alone who listen is a pixel wide.
              if (box.width <= 1) continue;
              if (box.x < 0 || box.x + box.width > width) all.push(`${path}: ${box.text} is cut`);
            }
          }
          await page.goto(new URL('/reviews/1', served.address).href);
          const phone = page.getByRole('row', { name: /Mobile/ });
          assert.equal((await phone.textContent())?.split(MOBILE).length, 3, 'both numbers');
          await desk.context.close();
        }
        assert.deepEqual(all, []);
      });
    }
  }
});
