import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import { operator } from '../../src/cli/operator.ts';
import type { Database } from '../../src/database/index.ts';
import { plantKnownPairs } from '../../src/master-index/index.ts';
import {
  emptyIndex,
  link,
  load,
  putMatchRows,
  putModel,
} from '../master-index/reading/made-index.ts';
import {
  type AtTheDesk,
  atTheDesk,
  openBrowser,
  pageFaults,
  serveFilled,
  signIn,
} from './served-pages.ts';

/** Questions that wait, by the letters of their records; a person of each has two records. */
const ASKED = ['A', 'B', 'C', 'D', 'E'];
/** Of this pair it is known that it is one person. */
const KNOWN = 'K';
/** The numbers of the questions, in their order; the known pair comes after them. */
const [ONE, SAME, DIFFERENT, UNSURE, OPINION, CHECK] = [1, 2, 3, 4, 5, 6];

async function fill(db: Database): Promise<void> {
  await emptyIndex(db);
  const letters = [...ASKED, KNOWN];
  const rows = (suffix: string, forenames: string) =>
    letters.map((letter) => ({
      id: `${letter}${suffix}`,
      forenames,
      surname: 'Pemberton',
      dateOfBirth: '12/03/1980',
      mobile: '07700 900123',
      address: '14 Orchard Lane, Wexmere',
      postcode: 'NW9 4AA',
    }));
  await load(db, 'council-tax-liability', '2026-01-31', rows('1', 'Rosalind'));
  await load(db, 'libraries-borrowers', '2026-01-31', rows('2', 'Rosalynd'));
  await load(db, 'customer-services-customers', '2026-01-31', rows('3', 'Ros'));
  await putModel(db);
  await putMatchRows(db);
  await link(db, [
    ...ASKED.flatMap((letter) => [[`${letter}1`, `${letter}3`], [`${letter}2`]]),
    [`${KNOWN}1`, `${KNOWN}2`, `${KNOWN}3`],
  ]);
  for (const letter of ASKED) {
    await db.query(
      `INSERT INTO review (record_a, record_b, weight, reason)
       SELECT a.record_id, b.record_id, 3, 'doubtful' FROM source_record a, source_record b
       WHERE a.record_key = $1 AND b.record_key = $2`,
      [`${letter}1`, `${letter}2`],
    );
  }
  // All decisions are checked, and all questions are checks while there are any.
  await db.query(
    `INSERT INTO setting (name, value, set_by) VALUES ('review-checks', '{"checked":1,"mixed":1}', 'a test')`,
  );
  const known = await db.query<{ record_id: number }>(
    'SELECT record_id FROM source_record WHERE record_key = ANY($1) ORDER BY 1',
    [[`${KNOWN}1`, `${KNOWN}2`]],
  );
  const [a = 0, b = 0] = known.map(({ record_id }) => record_id);
  await plantKnownPairs(db, operator('lead'), [{ records: [a, b], truth: 'same', line: 2 }]);
}

describe('deciding reviews', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;
  /** A steward with scripts, and one without. */
  let sofia: AtTheDesk;
  let nia: AtTheDesk;

  before(async () => {
    browser = await openBrowser();
    ({ pages, stop } = await serveFilled(fill));
    sofia = await atTheDesk(browser);
    await signIn(sofia, pages, 'sofia');
    nia = await atTheDesk(browser, { script: false });
    await signIn(nia, pages, 'nia');
  });

  after(async () => {
    await browser?.close();
    await stop?.();
  });

  const open = ({ page }: AtTheDesk, path: string) => page.goto(new URL(path, pages.address).href);
  const question = (page: Page): number => Number(/\/reviews\/(\d+)$/.exec(page.url())?.[1]);
  /** Presses keys one after the other until another question or page is there; how many it took. */
  const pressed = async (page: Page, ...keys: readonly string[]): Promise<number> => {
    const before = question(page);
    // A browser gives the focus when it first draws the page: later than it is loaded, sooner than
    // anybody presses a key.
    await page.locator('input[name=answer]:focus').waitFor();
    for (const key of keys.slice(0, -1)) await page.keyboard.press(key);
    const left = page.waitForURL((url) => !url.pathname.endsWith(`/${before}`));
    await page.keyboard.press(keys.at(-1) ?? 'Enter');
    await left;
    return keys.length;
  };
  /** Nothing that axe finds, and nothing cut off, on a wide window and a narrow one. */
  const sound = async ({ page }: AtTheDesk): Promise<void> => {
    const found: string[] = [];
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      found.push(...(await pageFaults(page, `${width} wide`)));
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.deepEqual(found, []);
  };

  test('a pair that is known looks as any other question does', async () => {
    const { page } = sofia;
    const shown = async (): Promise<string> => {
      const html = await page.locator('main').innerHTML();
      return html
        .replaceAll(/name="(_csrf|key)" value="[^"]*"/g, '')
        .replaceAll(/\b[A-Z](?=\d)/g, '')
        .replaceAll(/\d+/g, 'n');
    };
    await open(sofia, '/reviews/next');
    assert.equal(question(page), CHECK);
    const check = await shown();
    await open(sofia, `/reviews/${ONE}`);
    assert.equal(check, await shown());
    await open(sofia, `/reviews/${CHECK}`);
    assert.equal(await pressed(page, 'Space', 'Enter'), 2);
    await page.getByText(`Review ${CHECK}: the same person.`).waitFor();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    assert.ok(ASKED.map((_, i) => i + 1).includes(question(page)), 'then the queue');
  });

  test('the records of both persons are shown, and what would come together', async () => {
    const { page } = sofia;
    await open(sofia, `/reviews/${ONE}`);
    await page.getByRole('link', { name: 'and 1 other record of person 1' }).waitFor();
    const more = page.getByRole('table', { name: 'Person 1 also has' });
    await more.getByRole('row', { name: /Customer services A3 Ros Pemberton/ }).waitFor();
    await page.getByText('Person 1 has 2 records now, and 3 then.').waitFor();
    await sound(sofia);
  });

  for (const [who, keys, path, said] of [
    ['sofia', ['Space', 'Enter'], SAME, 'the same person'],
    ['nia', ['ArrowDown', 'Enter'], DIFFERENT, 'not the same'],
    ['sofia', ['ArrowDown', 'ArrowDown', 'Enter'], UNSURE, 'not sure'],
  ] as const) {
    test(`"${said}" takes ${keys.length} keys from one question to the next`, async () => {
      const desk = who === 'sofia' ? sofia : nia;
      await open(desk, `/reviews/${path}`);
      assert.equal(await pressed(desk.page, ...keys), keys.length);
      await desk.page.getByText(`Review ${path}: ${said}.`).waitFor();
      // The next question is answered by the same keys.
      assert.notEqual(question(desk.page), path);
      await desk.page.locator('input[name=answer]:focus').waitFor();
    });
  }

  test('somebody else is asked with a note, and told what was thought when they have answered', async () => {
    const { page } = sofia;
    await open(sofia, `/reviews/${OPINION}`);
    await page.getByText('Ask for a second opinion instead').click();
    await page.getByRole('button', { name: 'Ask, and go to the next' }).click();
    await page.getByRole('link', { name: 'Write what you want to ask' }).waitFor();
    await sound(sofia);
    await page.getByLabel('What do you want to ask?').fill('The mobile is his mother’s?');
    await page.getByLabel('What do you think so far?').selectOption('The same person');
    await page.getByRole('button', { name: 'Ask, and go to the next' }).click();
    await page.getByText(`Review ${OPINION}: asked for a second opinion`).waitFor();
    await open(sofia, '/reviews');
    assert.equal(await page.locator(`main a[href="/reviews/${OPINION}"]`).count(), 0);
    await open(sofia, `/reviews/${OPINION}`);
    await page.getByText('You have asked somebody else about this').waitFor();

    await open(nia, '/reviews/next');
    assert.equal(question(nia.page), OPINION);
    await nia.page
      .getByText('sofia asks for a second opinion: The mobile is his mother’s?')
      .waitFor();
    assert.equal(await nia.page.getByText('sofia thought').count(), 0);
    await nia.page.getByLabel('Not the same').check();
    await nia.page.getByRole('button', { name: 'Decide, and go to the next' }).click();
    await nia.page
      .getByText(`Review ${OPINION}: not the same. sofia thought: the same person.`)
      .waitFor();
  });

  test('what two decided differently without knowing of each other is shown to both', async () => {
    // What sofia decided is put to nia, as it was.
    await open(nia, '/reviews/next');
    const check = question(nia.page);
    assert.ok(check > CHECK);
    await nia.page.getByText(/ends, and leads to the other/).waitFor();
    await nia.page.getByLabel('Not the same').check();
    await nia.page.getByLabel('Note').fill('Two dates of birth');
    await nia.page.getByRole('button', { name: 'Decide, and go to the next' }).click();
    await nia.page.getByText(`Review ${check}: not the same.`).waitFor();
    await open(nia, '/reviews/disagreements');
    await nia.page.getByText('Two dates of birth').waitFor();

    const { page } = sofia;
    await open(sofia, '/reviews');
    await page
      .getByRole('link', { name: '1 decision on which you and somebody else differ' })
      .click();
    await page.getByText('Two dates of birth').waitFor();
    await page.getByRole('button', { name: 'The decision stands' }).click();
    await page.getByRole('link', { name: 'Write what you found' }).waitFor();
    await sound(sofia);
    await page.getByLabel('What you found').fill('One was mistyped: the form is clear');
    await page.getByRole('button', { name: 'The decision stands' }).click();
    await page.getByText('There is nothing to settle.').waitFor();
  });

  test('a record is moved out of a person, after a look at what it does, and back', async () => {
    const { page } = sofia;
    await open(sofia, `/reviews/${ONE}`);
    await page.getByRole('link', { name: 'Move a record out of person 1' }).click();
    await page.getByRole('button', { name: 'See what it does' }).click();
    await page.getByRole('link', { name: 'Tick the records that leave' }).waitFor();
    await sound(sofia);
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByLabel('Why they are somebody else').fill('The visit was his sister’s');
    await page.getByRole('button', { name: 'See what it does' }).click();
    await page.getByRole('link', { name: /^Leave one record with the person/ }).waitFor();
    await page.getByRole('checkbox', { name: 'Council tax A1' }).uncheck();
    await page.getByRole('button', { name: 'See what it does' }).click();
    await page.getByText('Person 1 has 2 records now, and 1 then.').waitFor();
    await page.getByText('A new person is there then, with 1 record.').waitFor();
    await sound(sofia);
    // The button has the focus.
    await page.keyboard.press('Enter');
    await page.getByText('Person 1: a record moved out.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The decision is undone').waitFor();
    await open(sofia, '/person/1/split');
    assert.equal(await page.getByRole('checkbox').count(), 2);
  });

  test('figures are of oneself, and by name for whoever reads the audit', async () => {
    const { page } = sofia;
    await open(sofia, '/reviews/figures');
    const figure = (term: string) =>
      page.locator('.govuk-summary-list__row', { hasText: term }).locator('dd').first();
    // Of today nothing is counted: it would tell which question was a check.
    await page.getByText('what you decide today counts from tomorrow').waitFor();
    for (const term of ['Alike with another', 'Right of known pairs', 'Taken back by you']) {
      assert.match((await figure(term).textContent()) ?? '', /^None yet/);
    }
    assert.equal(await page.getByText('nia').count(), 0, 'nobody else');
    await sound(sofia);
    await open(sofia, '/reviews');
    await sound(sofia);

    const helen = await atTheDesk(browser);
    await signIn(helen, pages, 'helen');
    await open(helen, '/reviews/figures');
    for (const name of ['sofia', 'nia'])
      await helen.page.getByRole('rowheader', { name }).waitFor();
    const ofSofia = helen.page.getByRole('row', { name: 'sofia' });
    for (const [label, said] of [
      ['Alike with another', /^0 of 2/],
      ['Right of known pairs', /^1 of 1/],
      ['Taken back at once', /^1 of 2/],
    ] as const) {
      const cell = ofSofia.locator(`[data-label="${label}"]`);
      assert.match((await cell.textContent()) ?? '', said);
    }
    await sound(helen);
    // That sofia opened the list of reviews is kept as such, not as a look at those whom she differs on.
    await open(helen, '/governance/staff');
    await helen.page.getByRole('button', { name: 'sofia', exact: true }).click();
    await helen.page.getByRole('heading', { name: 'What sofia looked at' }).waitFor();
    await helen.page.getByText('Counted disagreements of stewards').first().waitFor();
    await helen.context.close();
    const amara = await atTheDesk(browser);
    await signIn(amara, pages, 'amara');
    assert.equal((await open(amara, '/reviews/figures'))?.status(), 403);
    await amara.context.close();
    assert.deepEqual(
      sofia.complaints.filter((each) => !/status of 4\d\d/.test(each)),
      [],
    );
  });
});
