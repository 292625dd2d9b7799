import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import { sealPerson } from '../../src/access/index.ts';
import { acting } from '../access/small-index.ts';
import { emptyIndex, link, load } from '../master-index/reading/made-index.ts';
import { CookieJar } from './cookie-jar.ts';
import { atTheDesk, openBrowser, pageFaults, serveFilled, signIn } from './served-pages.ts';

const SAFEGUARD = 'Safeguard a child';
const OVERSEE = 'Check who looked at what, and why';
const REASON = 'A child is at risk tonight, and the police are on the line';
const HOSTILE = '<script>alert(1)</script>';

const NAMES = ['Aldous', 'Brigid', 'Cosmo', 'Drusilla', 'Edmund', 'Fenella'];
/** Persons of the index by how they are sealed; nobody has the last number. */
const [OPEN, RESTRICTED, AGAIN, HIDDEN, WITNESS, NO_ADDRESS, NOBODY] = [1, 2, 3, 4, 5, 6, 7];

describe('breaking the glass', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    browser = await openBrowser();
    ({ pages, stop } = await serveFilled(async (db) => {
      await emptyIndex(db);
      await load(
        db,
        'council-tax-liability',
        '2026-01-31',
        NAMES.map((forenames, i) => ({
          id: `CT${i + 1}`,
          forenames,
          surname: 'Quillfeather',
          dateOfBirth: `0${i + 1}/02/1970`,
          address: `${i + 1} Mill Road, Wexmere`,
          postcode: 'NW9 6BB',
          uprn: `990010000${i}`,
        })),
      );
      await link(
        db,
        NAMES.map((_, i) => [`CT${i + 1}`]),
      );
      const helen = acting('helen');
      await sealPerson(db, helen, RESTRICTED, { reason: 'staff' });
      await sealPerson(db, helen, AGAIN, { reason: 'staff' });
      await sealPerson(db, helen, HIDDEN, { reason: 'other', level: 'existence' });
      await sealPerson(db, helen, WITNESS, { reason: 'witness' });
      await sealPerson(db, helen, NO_ADDRESS, { reason: 'domestic-abuse' });
    }));
  });

  after(async () => {
    await browser?.close();
    await stop?.();
  });

  const at = (path: string): string => new URL(path, pages.address).href;

  async function signedIn(who: string, purpose: string): Promise<CookieJar> {
    const jar = new CookieJar();
    await jar.signIn(pages.address, who);
    const _csrf = await jar.formToken(at('/purpose'));
    await jar.post(at('/purpose'), { _csrf, purpose });
    return jar;
  }

  // First, as what is open to her is said.
  test('is one form for nobody, for who is hidden and for who is not sealed at all', async () => {
    const priya = await signedIn('priya', 'safeguard-child');
    /** A page without what is new in each, and with one number for all. */
    const seen = async (path: string, person: number): Promise<string> => {
      const answer = await priya.get(at(path));
      const text = (await answer.text())
        .replaceAll(/(nonce|value)="[^"]*"/g, '$1')
        .replaceAll(/data-left="\d+"/g, '')
        .replaceAll(/until \d\d:\d\d/g, 'until then')
        .replaceAll(new RegExp(`\\b(person[/ ]|Person )${person}\\b`, 'g'), '$1N');
      return `${answer.status} ${text}`;
    };
    const forms = [OPEN, HIDDEN, WITNESS, NO_ADDRESS, NOBODY, 999999999];
    const nobody = await seen(`/person/${NOBODY}/break-glass`, NOBODY);
    assert.match(nobody, /^200 /);
    for (const person of forms) {
      assert.equal(await seen(`/person/${person}/break-glass`, person), nobody, `${person}`);
    }
    for (const page of ['', '/why', '/hidden']) {
      const notKnown = await seen(`/person/${NOBODY}${page}`, NOBODY);
      assert.match(notKnown, /^404 [\s\S]*break the glass over person N/);
      for (const person of [HIDDEN, WITNESS]) {
        assert.equal(await seen(`/person/${person}${page}`, person), notKnown, `${person}${page}`);
      }
    }
    const _csrf = await priya.formToken(at(`/person/${NOBODY}/break-glass`));
    for (const person of [WITNESS, NOBODY]) {
      const path = `/person/${person}/break-glass`;
      const answer = await priya.post(at(path), { _csrf, reason: REASON, key: `once-${person}` });
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, `/person/${person}`]);
    }
    const afterwards = await seen(`/person/${NOBODY}`, NOBODY);
    assert.match(afterwards, /^404 [\s\S]*Why the glass shows nothing/);
    assert.equal(await seen(`/person/${WITNESS}`, WITNESS), afterwards);
  });

  for (const [script, person, name] of [
    [true, RESTRICTED, 'Brigid'],
    [false, AGAIN, 'Cosmo'],
  ] as const) {
    test(`shows who is sealed, and is looked at, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await atTheDesk(browser, { script });
      const { page } = desk;
      await signIn(desk, pages, 'priya', SAFEGUARD);
      await page.goto(at(`/person/${person}`));
      await page.getByText('This record is restricted').waitFor();
      await page.getByRole('link', { name: `break the glass over person ${person}` }).click();
      await page.getByText('for 30 minutes', { exact: false }).first().waitFor();
      await page.getByRole('button', { name: 'Break the glass for 30 minutes' }).click();
      await page.getByRole('link', { name: /The reason says too little/ }).click();
      await page.getByLabel('Who is at risk of what').fill(`${REASON} ${HOSTILE}`);
      // From the keyboard, as the button is next.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: `${name} Quillfeather` }).waitFor();
      await page.getByText(/You are looking through a broken glass until \d\d:\d\d/).waitFor();
      await page.getByText(`${person} Mill Road`).first().waitFor();
      await page.getByRole('link', { name: 'Break the glass' }).click();
      await page.getByText(/open to you until \d\d:\d\d/).waitFor();
      assert.deepEqual(
        desk.complaints.filter((each) => !/status of (404|422)/.test(each)),
        [],
      );
      await desk.context.close();

      const other = await atTheDesk(browser, { script });
      await signIn(other, pages, 'helen', OVERSEE);
      await other.page.goto(at('/governance/broken-glass'));
      await other.page
        .getByRole('link', { name: /^Glass \d/ })
        .first()
        .click();
      await other.page.getByText(`${REASON} ${HOSTILE}`).waitFor();
      await other.page.getByRole('cell', { name: 'Opened' }).first().waitFor();
      await other.page.getByLabel('What did you find?').fill('In order: the police confirmed');
      await other.page.getByRole('button', { name: 'Note that it was looked at' }).click();
      await other.page.getByText(/What you found of glass \d+ is noted/).waitFor();
      await other.context.close();
    });
  }

  test('shows where somebody lives whose address alone is sealed', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'priya', SAFEGUARD);
    await page.goto(at(`/person/${NO_ADDRESS}`));
    await page.getByRole('heading', { level: 1, name: 'Fenella Quillfeather' }).waitFor();
    assert.equal(await page.getByText('6 Mill Road').count(), 0);
    await page.getByRole('link', { name: 'Break the glass' }).click();
    await page.getByLabel('Who is at risk of what').fill(REASON);
    await page.getByRole('button', { name: 'Break the glass for 30 minutes' }).click();
    await page.getByText('You are looking through a broken glass').waitFor();
    assert.notEqual(await page.getByText('6 Mill Road').count(), 0);
    await desk.context.close();
  });

  test('is led to from a search that finds nobody, by the number', async () => {
    const desk = await atTheDesk(browser, { script: false });
    const { page } = desk;
    await signIn(desk, pages, 'priya', SAFEGUARD);
    await page.goto(at('/find'));
    await page.getByLabel('Name, date of birth').fill('Xanthippe Featherstonehaugh');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('link', { name: 'break the glass' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('link', { name: 'Enter a person number' }).waitFor();
    await page.getByLabel('Person number').fill(String(WITNESS));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { level: 1, name: 'Break the glass' }).waitFor();
    assert.match(page.url(), new RegExp(`/person/${WITNESS}/break-glass$`));
    await page.goto(at('/'));
    await page.getByRole('link', { name: 'break the glass' }).waitFor();
    await desk.context.close();
  });

  test('is neither offered nor done to whoever may not', async () => {
    const amara = await signedIn('amara', 'answer-enquiry');
    for (const path of ['/', '/find', `/person/${OPEN}`, `/person/${RESTRICTED}`]) {
      assert.doesNotMatch(await (await amara.get(at(path))).text(), /break.the.glass|break-glass/i);
    }
    for (const path of ['/break-glass', `/person/${RESTRICTED}/break-glass`]) {
      const answer = await amara.get(at(path));
      assert.equal(answer.status, 403, path);
      assert.match(await answer.text(), /takes a role that you do not have/);
    }
    const _csrf = await amara.formToken(at('/find'));
    const path = `/person/${RESTRICTED}/break-glass`;
    const answer = await amara.post(at(path), { _csrf, reason: REASON, key: 'once' });
    assert.equal(answer.status, 403);
    assert.equal((await amara.get(at(`/person/${RESTRICTED}`))).status, 404);
  });

  test('is done once, however often its form is sent', async () => {
    const priya = await signedIn('priya', 'safeguard-child');
    const helen = await signedIn('helen', 'oversee-access');
    const glasses = async (): Promise<number> => {
      const text = await (await helen.get(at('/governance/broken-glass?all=1'))).text();
      return [...text.matchAll(/href="\/governance\/broken-glass\/\d+"/g)].length;
    };
    const before = await glasses();
    const path = at(`/person/${OPEN}/break-glass`);
    const form = { _csrf: await priya.formToken(path), reason: REASON, key: 'sent-twice' };
    for (let i = 0; i < 2; i++) assert.equal((await priya.post(path, form)).status, 303);
    assert.equal(await glasses(), before + 1);
  });

  for (const width of [1280, 320]) {
    test(`has no faults of accessibility at ${width} pixels, and nothing is cut off`, async () => {
      const desk = await atTheDesk(browser, { width });
      const { page } = desk;
      await signIn(desk, pages, 'ruth', SAFEGUARD);
      const check = async (what?: string): Promise<void> => {
        assert.deepEqual(await pageFaults(page, what), []);
      };
      for (const path of [
        '/',
        '/break-glass',
        '/break-glass?number=abc',
        `/person/${WITNESS}`,
        `/person/${OPEN}/break-glass`,
      ]) {
        await page.goto(at(path));
        await check();
      }
      const send = 'Break the glass for 30 minutes';
      await page.getByRole('button', { name: send }).click();
      await page.getByRole('link', { name: /The reason says too little/ }).waitFor();
      await check('without a reason');
      await page.getByLabel('Who is at risk of what').fill(REASON);
      await page.getByRole('button', { name: send }).click();
      await page.getByText('You are looking through a broken glass').waitFor();
      await check('through the glass');
      for (const section of ['why', 'hidden', 'break-glass']) {
        await page.goto(at(`/person/${OPEN}/${section}`));
        await page.getByText(/until \d\d:\d\d/).waitFor();
        await check('through the glass');
      }
      await page.goto(at(`/person/${NOBODY}/break-glass`));
      await page.getByLabel('Who is at risk of what').fill(REASON);
      await page.getByRole('button', { name: send }).click();
      await page.getByRole('heading', { name: 'Why the glass shows nothing' }).waitFor();
      await check('nobody through the glass');
      await page.goto(at('/find'));
      await page.getByLabel('Name, date of birth').fill('Xanthippe Featherstonehaugh');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByRole('link', { name: 'break the glass' }).waitFor();
      await check('nobody found');
      await desk.context.close();
    });
  }
});
