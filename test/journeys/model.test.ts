import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import type { Database } from '../../src/database/index.ts';
import { migrateIndex } from '../../src/master-index/index.ts';
import { noteModelApplied, putModelInForce } from '../../src/master-index/store/match-store.ts';
import { emptyIndex } from '../master-index/reading/made-index.ts';
import { type DeskRecord, deskModel, visit } from '../master-index/stewardship/desk-records.ts';
import { CookieJar } from './cookie-jar.ts';
import { atTheDesk, openBrowser, pageFaults, serveFilled, signIn } from './served-pages.ts';

/** What means harm: text to a page, wherever it stands. */
const HOSTILE = '<script>alert(1)</script>';

const [name, birth, postcode] = deskModel.comparisons;
const model = {
  ...deskModel,
  comparisons: [
    { ...name, description: `Both names ${HOSTILE}` },
    { ...birth, name: 'date_of_birth' },
    { ...postcode, about: 'household' },
  ],
  blocking: [{ on: ['surname', 'dob'] }, { on: ['postcode', 'left(forename, 1)'] }],
  deterministic: [{ on: ['postcode', 'dob'], description: `home and birthday ${HOSTILE}` }],
} as unknown as typeof deskModel;

const ann: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'AB1 1AA', '01234 567890'];
const moved: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'ZE9 9ZZ', '01234 567890'];
const bea: DeskRecord = ['Bea', 'Moss', '1970-02-02', 'CD2 2BB', '01999 111222'];

/** Ann, who has moved and is two persons for that, and Bea; two models, the first half applied. */
async function fillModels(db: Database): Promise<void> {
  await migrateIndex(db);
  await db.transaction((tx) => putModelInForce(tx, deskModel, `femi ${HOSTILE}`));
  const id = await db.transaction((tx) => putModelInForce(tx, model, 'sofia'));
  await noteModelApplied(db, id);
  await visit(db, { k1: ann, k2: moved, k3: bea });
}

const laxer = JSON.stringify({ ...model, thresholds: { link: 0.02, review: 0.01 } });

describe('the match model', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    browser = await openBrowser();
    ({ pages, stop } = await serveFilled(fillModels));
  });

  after(async () => {
    await browser?.close();
    await stop?.();
  });

  const at = (path: string): string => new URL(path, pages.address).href;
  const complaintsOf = (complaints: readonly string[]) =>
    complaints.filter((text) => !text.includes('status of 422'));

  for (const script of [true, false]) {
    test(`what it weighs, and what another would change, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await atTheDesk(browser, { script });
      const { page } = desk;
      await signIn(desk, pages, 'sofia');
      if (!script) await page.goto(at('/model'));
      else await page.getByRole('link', { name: 'Model', exact: true }).click();
      await page.getByText('Model 2: in force').waitFor();
      await page.getByRole('row', { name: /Waits for a steward.*50%.*1 to 1/ }).waitFor();
      await page.getByRole('link', { name: 'Date of birth' }).click();
      const levels = page.getByRole('table', { name: 'Date of birth' });
      await levels.getByRole('row', { name: /95%.*1%.*\+6\.6/ }).waitFor();
      await page.getByRole('link', { name: 'Which pairs are compared' }).click();
      await page.getByText('the same postcode and the same first letter of the forename').waitFor();
      await page.getByRole('link', { name: 'Preview a change' }).click();
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.getByRole('link', { name: 'Choose which model to preview' }).waitFor();
      if (script) {
        await page.getByLabel('The one in force, with other thresholds').check();
        await page.getByLabel('Linked from').fill('2');
        await page.getByLabel('In doubt from').fill('1');
      } else {
        await page.getByLabel('From a file').check();
        await page.getByLabel('Model file').setInputFiles({
          name: `${HOSTILE}.json`,
          mimeType: 'application/json',
          buffer: Buffer.from(laxer),
        });
      }
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      // It follows the job by itself, with a script or without.
      await page.getByRole('heading', { name: 'Would be one person' }).waitFor();
      await page.getByText('person made of several').waitFor();
      await page.getByRole('row', { name: /Persons.*3.*2.*1 fewer/ }).waitFor();
      const sample = page.locator('section', { hasText: 'Would be one person' });
      assert.equal(await sample.getByRole('link').count(), 2);
      assert.deepEqual(complaintsOf(desk.complaints), []);
      await desk.context.close();
    });
  }

  for (const [where, width] of [
    ['a desk', 1280],
    ['a phone', 320],
  ] as const) {
    test(`no page of it has a fault that axe finds, on ${where}`, async () => {
      const desk = await atTheDesk(browser, { width });
      const { page } = desk;
      const all: string[] = [];
      const check = async (state?: string): Promise<void> => {
        all.push(...(await pageFaults(page, state)));
      };
      await signIn(desk, pages, 'sofia');
      for (const path of [
        '/model',
        '/model/comparisons',
        '/model/rules',
        '/model/history',
        '/model/history/1',
        '/model/history/99',
        '/model/preview',
        '/model/preview/1',
        '/model/preview/1/put',
        '/model/preview/99',
      ]) {
        await page.goto(at(path));
        await check();
      }
      await page.goto(at('/model/preview'));
      await page.getByLabel('From a file').check();
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.getByRole('link', { name: 'Choose a file with a model' }).waitFor();
      await check('a form that is wrong');
      await desk.context.close();
      assert.deepEqual(all, []);
    });
  }

  test('is put in force in a step of its own, by the keyboard alone', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'sofia');
    await page.goto(at('/model/preview/1'));
    await page.getByRole('button', { name: 'Put this model in force' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('All records are matched anew.').waitFor();
    await page.getByRole('button', { name: 'Put it in force' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('It was put in force').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Put this model' }).count(), 0);
    await page.getByRole('link', { name: 'Models so far' }).click();
    await page.getByRole('row', { name: /Model 3.*In force.*sofia/ }).waitFor();
    // The other preview was of the model before: it is not put over this one.
    await page.goto(at('/model/preview/2'));
    await page.getByText('Another model was put in force since').waitFor();
    await desk.context.close();
  });
});

describe('the match model, against whoever means harm', () => {
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;
  let nothing: ServedPages;
  let stopNothing: (() => Promise<void>) | undefined;

  before(async () => {
    ({ pages, stop } = await serveFilled(fillModels));
    ({ pages: nothing, stop: stopNothing } = await serveFilled(emptyIndex));
  });

  after(async () => {
    await stop?.();
    await stopNothing?.();
  });

  const at = (path: string, where = pages): string => new URL(path, where.address).href;
  const READ = [
    '/model',
    '/model/comparisons',
    '/model/rules',
    '/model/history',
    '/model/history/1',
  ];
  const CHANGE = ['/model/preview', '/model/preview/1', '/model/preview/1/put'];

  async function signedIn(who: string, where = pages): Promise<CookieJar> {
    const jar = new CookieJar();
    await jar.signIn(where.address, who);
    return jar;
  }

  const tokenOf = (jar: CookieJar): Promise<string> => jar.formToken(at('/sign-out'));

  function sent(
    jar: CookieJar,
    fields: Readonly<Record<string, string | File>>,
  ): Promise<Response> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return fetch(at('/model/preview'), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: `reeve=${jar.value('reeve')}` },
      body: form,
    });
  }

  test('nobody sees it who is not signed in, or whose roles do not let them', async () => {
    const nobody = new CookieJar();
    for (const path of [...READ, ...CHANGE]) {
      assert.equal((await nobody.get(at(path))).status, 303, path);
    }
    for (const who of ['amara', 'helen', 'rhys', 'jun']) {
      const jar = await signedIn(who);
      assert.doesNotMatch(await (await jar.get(at('/'))).text(), /href="\/model"/, who);
      for (const path of [...READ, ...CHANGE]) {
        assert.equal((await jar.get(at(path))).status, 403, `${who} ${path}`);
      }
    }
  });

  test('a data engineer without training reads it, and previews nothing', async () => {
    const jar = await signedIn('femi');
    for (const path of READ) assert.equal((await jar.get(at(path))).status, 200, path);
    for (const path of CHANGE) assert.equal((await jar.get(at(path))).status, 403, path);
    const _csrf = await tokenOf(jar);
    assert.equal((await sent(jar, { _csrf, from: 'anew' })).status, 403);
    assert.equal((await jar.post(at('/model/preview/1/put'), { _csrf })).status, 403);
  });

  test('a form is taken from these pages alone, and one that is wrong ends in words', async () => {
    const jar = await signedIn('sofia');
    assert.equal((await sent(jar, { from: 'anew' })).status, 403, 'no token');
    const _csrf = await tokenOf(jar);
    assert.equal((await jar.post(at('/model/preview/1/put'), { _csrf: 'x' })).status, 403);
    for (const [content, says] of [
      ['no model', /not JSON/],
      [JSON.stringify({ ...model, format: HOSTILE }), /format/],
      ['{"__proto__": {"from": "anew"}}', /line 1/],
    ] as const) {
      const file = new File([content], `${HOSTILE}.json`);
      const answer = await sent(jar, { _csrf, from: 'file', file });
      assert.equal(answer.status, 422);
      const text = await answer.text();
      assert.match(text, says);
      assert.doesNotMatch(text, /<script>alert/);
    }
  });

  test('a file that names a value of records is refused beside its field', async () => {
    const jar = await signedIn('sofia');
    const [first, ...others] = model.comparisons;
    const levels = [{ when: { expression: "l.surname = 'Lee'" } }, { when: 'else' }];
    const probing = JSON.stringify({ ...model, comparisons: [{ ...first, levels }, ...others] });
    const file = new File([probing], 'probing.json');
    const answer = await sent(jar, { _csrf: await tokenOf(jar), from: 'file', file });
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /levels\[0\]\.when\.expression: It names a value/);
  });

  test('a page follows a preview until it is told not to, or it has ended', async () => {
    const jar = await signedIn('sofia');
    const file = new File([laxer], `${HOSTILE}.json`);
    const asked = await sent(jar, { _csrf: await tokenOf(jar), from: 'file', file });
    assert.equal(asked.status, 303);
    const path = asked.headers.get('location') ?? '';
    for (let looks = 0; ; looks++) {
      const page = await jar.get(at(path));
      const text = await page.text();
      assert.equal(page.headers.has('refresh'), /looks again every/.test(text));
      assert.equal((await jar.get(at(`${path}?still=1`))).headers.has('refresh'), false);
      if (text.includes('What it would change')) break;
      assert.ok(looks < 200, text);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });

  test('names, descriptions and numbers are text, and no address leads to a fault', async () => {
    const jar = await signedIn('sofia');
    for (const path of [...READ, ...CHANGE]) {
      const page = await jar.get(at(path));
      assert.equal(page.status, 200, path);
      const text = await page.text();
      assert.doesNotMatch(text, /<script>alert| style=/, path);
    }
    for (const path of ['abc', '0', '1e1', '99999999999', '%3Cscript%3E']) {
      assert.equal((await jar.get(at(`/model/history/${path}`))).status, 404, path);
      assert.equal((await jar.get(at(`/model/preview/${path}`))).status, 404, path);
      assert.equal((await jar.get(at(`/model/preview/${path}/put`))).status, 404, path);
    }
  });

  test('asked from two tabs at once, a model is put in force once, and both follow it', async () => {
    const jar = await signedIn('sofia');
    const _csrf = await tokenOf(jar);
    const put = (key: string) => jar.post(at('/model/preview/1/put'), { _csrf, key });
    for (const answer of await Promise.all([put('one'), put('other')])) {
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get('location'), '/model/preview/1');
    }
    for (let looks = 0; ; looks++) {
      const text = await (await jar.get(at('/model/preview/1'))).text();
      if (text.includes('It was put in force')) break;
      assert.ok(looks < 200, text);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const history = await (await jar.get(at('/model/history'))).text();
    assert.match(history, /Model 3/);
    assert.doesNotMatch(history, /Model 4/);
  });

  test('before the first model every page says so', async () => {
    const jar = await signedIn('sofia', nothing);
    for (const path of ['/model', '/model/comparisons', '/model/rules', '/model/history']) {
      const page = await jar.get(at(path, nothing));
      assert.equal(page.status, 200, path);
      assert.match(await page.text(), /No match model is in force yet/, path);
    }
    const form = await (await jar.get(at('/model/preview', nothing))).text();
    assert.doesNotMatch(form, /The one in force/);
  });
});
