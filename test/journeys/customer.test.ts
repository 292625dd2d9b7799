import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import { emptyIndex, link, load, putModel } from '../master-index/reading/made-index.ts';
import { atTheDesk, faults, openBrowser, pageFaults, serveFilled, signIn } from './served-pages.ts';

const ADA = '/person/1';
const MILL = '9 Mill Road, Wexmere';
const ORCHARD = '14 Orchard Lane, Wexmere';

describe('the page of a customer', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    browser = await openBrowser();
    ({ pages, stop } = await serveFilled(async (db) => {
      await emptyIndex(db);
      await putModel(db);
      const ada = { id: 'CT1', forenames: 'Ada', surname: 'Marsh', dateOfBirth: '12/03/1980' };
      const earlier = { ...ada, id: 'CT2' };
      await load(db, 'council-tax-liability', '2026-01-31', [
        { ...ada, address: MILL, postcode: 'NW9 6BB', uprn: '9900100002' },
        earlier,
      ]);
      await load(db, 'libraries-borrowers', '2026-01-31', [
        { id: 'LB1', forenames: 'Ada', surname: 'Marsh', dateOfBirth: '12/03/1980' },
      ]);
      await load(db, 'council-tax-liability', '2026-02-28', [
        { ...ada, address: ORCHARD, postcode: 'NW9 4AA', uprn: '9900100001' },
        earlier,
      ]);
      await link(db, [['CT1', 'CT2', 'LB1']]);
    }));
  });

  after(async () => {
    await browser?.close();
    await stop?.();
  });

  const at = (path: string): string => new URL(path, pages.address).href;

  for (const script of [true, false]) {
    test(`says why its records are one person, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await atTheDesk(browser, { script });
      const { page } = desk;
      await signIn(desk, pages, 'grace', 'Collect council tax');
      await page.goto(at(ADA));
      await page.getByRole('link', { name: 'Why these are one person' }).click();
      await page.getByRole('heading', { level: 1, name: 'Why these records' }).waitFor();
      const name = page.getByRole('row', { name: /^Last name/ }).first();
      assert.match((await name.textContent()) ?? '', /Marsh[\s\S]*likelier/);
      assert.deepEqual(desk.complaints, []);
      await desk.context.close();
    });
  }

  test('says what cannot be seen, by source, with the reason', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'amara', 'Answer an enquiry');
    await page.goto(at(ADA));
    await page.getByRole('link', { name: 'What you cannot see' }).click();
    await page.getByText('it does not mean that anything is held of this person').waitFor();
    const tax = page.getByRole('row', { name: /^Council tax/i });
    assert.match((await tax.first().textContent()) ?? '', /marker .restricted/i);
    await desk.context.close();
  });

  test('says what services they may not know of, for the purposes that tell it', async () => {
    for (const width of [1280, 320]) {
      const desk = await atTheDesk(browser, { width });
      const { page } = desk;
      await signIn(desk, pages, 'amara', 'Answer an enquiry');
      await page.goto(at(ADA));
      const offers = page.locator('.app-offers li');
      assert.match(
        (await offers.textContent()) ?? '',
        /^\s*The libraries:[\s\S]*lives in the borough/,
      );
      assert.deepEqual(await faults(page), []);
      // Its pages say by name whose they are, for as long as she is here for that.
      await page.getByRole('link', { name: 'Ask a question' }).click();
      await page.getByText('Ada Marsh, person 1').waitFor();
      await page.getByRole('link', { name: 'Change' }).first().click();
      await page.getByLabel('Take an order').check();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.goto(at(`${ADA}/consent`));
      assert.equal(await page.getByText('Ada Marsh').count(), 0);
      await page.goto(at(ADA));
      assert.equal(await page.getByText('Services they may not know of').count(), 0);
      await desk.context.close();
    }
  });

  test('shows them as they were known on an earlier day', async () => {
    const desk = await atTheDesk(browser, { script: false });
    const { page } = desk;
    await signIn(desk, pages, 'grace', 'Collect council tax');
    await page.goto(at(ADA));
    await page.getByText('As we knew them on an earlier day').click();
    for (const [name, value] of [
      ['Day', '30'],
      ['Month', '2'],
      ['Year', '2026'],
    ] as const) {
      await page.getByLabel(name, { exact: true }).fill(value);
    }
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('link', { name: /Enter a day that there is/ }).waitFor();
    assert.equal(await page.getByLabel('Day', { exact: true }).inputValue(), '30');

    await page.goto(at(`${ADA}?on=2000-01-01`));
    await page.getByRole('heading', { level: 1, name: 'Not known' }).waitFor();
    await page.getByRole('link', { name: 'See them as they are known today' }).click();
    await page.getByText('14 Orchard Lane').first().waitFor();
    await desk.context.close();
  });

  test('lets nobody look back who may not', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'amara', 'Answer an enquiry');
    await page.goto(at(ADA));
    assert.equal(await page.getByText('As we knew them on an earlier day').count(), 0);
    const answer = await page.goto(at(`${ADA}?on=2026-02-01`));
    assert.equal(answer?.status(), 403);
    await desk.context.close();
  });

  test('answers a question yes, no or not known, and with nothing else', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'leila', 'Decide on parking permits and badges');
    await page.goto(at(`${ADA}/ask`));
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByRole('link', { name: 'Choose what you want to know' }).waitFor();
    await page.getByLabel('Has reached an age').check();
    await page.getByLabel('Age', { exact: true }).selectOption('18');
    await page.getByRole('button', { name: 'Ask' }).click();
    const answer = page.getByRole('status');
    assert.match((await answer.textContent()) ?? '', /Is 18 or older\s+Yes/);
    assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /1980|46/);
    assert.deepEqual(await faults(page), []);

    await page.getByLabel('Is known at an address').check();
    await page.getByLabel('Address', { exact: true }).fill('1 Nowhere Road');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByRole('link', { name: /No property is known by this address/ }).waitFor();
    assert.equal(await page.getByLabel('Address', { exact: true }).inputValue(), '1 Nowhere Road');
    await desk.context.close();
  });

  test('takes what the customer says of consent', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'amara', 'Answer an enquiry');
    await page.goto(at(`${ADA}/consent`));
    await page.getByText('Nothing has been recorded').waitFor();
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByRole('link', { name: 'Choose to what' }).waitFor();
    assert.deepEqual(await faults(page), []);
    await page.getByLabel('To what').selectOption('tell-services-of-change');
    await page.getByLabel('They gave consent').check();
    await page.getByLabel('By telephone').check();
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('The consent is recorded').waitFor();
    const row = page.getByRole('row', { name: /^Tell services of a change/ });
    assert.match((await row.textContent()) ?? '', /Given/);
    await desk.context.close();
  });

  for (const width of [1280, 320]) {
    test(`has no faults of accessibility at ${width} pixels, and nothing is cut off`, async () => {
      const desk = await atTheDesk(browser, { width });
      const { page } = desk;
      await signIn(desk, pages, 'grace', 'Collect council tax');
      for (const path of [
        ADA,
        `${ADA}/why`,
        `${ADA}/hidden`,
        `${ADA}?on=2026-02-30`,
        '/',
        '/help',
      ]) {
        await page.goto(at(path));
        assert.deepEqual(await pageFaults(page), []);
      }
      assert.deepEqual(
        desk.complaints.filter((each) => !each.includes('status of 422')),
        [],
      );
      await desk.context.close();
    });
  }
});
