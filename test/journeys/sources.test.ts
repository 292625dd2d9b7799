import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import { emptyIndex } from '../master-index/reading/made-index.ts';
import { CookieJar } from './cookie-jar.ts';
import { fillSources, HOSTILE, HOSTILE_DEFINITION } from './made-sources.ts';
import {
  type AtTheDesk,
  atTheDesk,
  openBrowser,
  pageFaults,
  serveFilled,
  signIn,
} from './served-pages.ts';

/** More sources than the made-up borough has. */
const MORE = 37;
const SAMPLE = `REF,FORENAMES,SURNAME,DOB,${HOSTILE},שורה,NI,BAND
R1,Rosalind,Pemberton,12/03/1980,14 Orchard Lane,Wexmere,,Z
R2,${HOSTILE},Vale,31/02/1980,2 Mill Road,Wexmere,,A
R3,Imogen,,12/03/1980,2 Mill Road,Wexmere,,A
`;

describe('sources and data quality', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;
  let nothing: ServedPages;
  let stopNothing: (() => Promise<void>) | undefined;

  before(async () => {
    browser = await openBrowser();
    ({ pages, stop } = await serveFilled(async (db) => {
      await emptyIndex(db);
      await fillSources(db, MORE);
    }));
    ({ pages: nothing, stop: stopNothing } = await serveFilled(emptyIndex));
  });

  after(async () => {
    await browser?.close();
    await stop?.();
    await stopNothing?.();
  });

  const at = (path: string, where = pages): string => new URL(path, where.address).href;

  for (const script of [true, false]) {
    test(`from what is late to why a row was rejected, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await atTheDesk(browser, { script });
      const { page } = desk;
      await signIn(desk, pages, 'jun');
      await page.goto(at('/sources'));
      const late = page.getByRole('row', { name: /Council tax, liable people/ });
      await late.getByText('Due by 2 May 2026').waitFor();
      await late.getByRole('link').click();
      await page.getByRole('img', { name: 'Rows in each extract', exact: true }).waitFor();
      await page.getByRole('link', { name: '31 March 2026' }).click();
      await page
        .getByText('It was loaded although it has 15 rows, and usually there are 44')
        .waitFor();
      const reason = page.getByRole('row', { name: /Last name is missing/ });
      await reason.getByRole('cell', { name: '1', exact: true }).waitFor();
      assert.equal(await page.getByText('Imogen').count(), 0, 'nothing that was received');
      assert.deepEqual(desk.complaints, []);
      await desk.context.close();
    });

    test(`a definition on a sample, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await atTheDesk(browser, { script });
      const { page } = desk;
      await signIn(desk, pages, 'sofia');
      await page.goto(at('/sources/try'));
      await page.getByRole('button', { name: 'Try it' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await page.getByRole('link', { name: 'Choose a definition, or paste one' }).waitFor();
      await page.getByLabel('Definition file').setInputFiles({
        name: 'tax.yaml',
        mimeType: 'application/yaml',
        buffer: Buffer.from(HOSTILE_DEFINITION.replace('key: [REF]', 'kee: [REF]')),
      });
      await page.getByLabel('Sample file').setInputFiles({
        name: `${HOSTILE}.csv`,
        mimeType: 'text/csv',
        buffer: Buffer.from(SAMPLE),
      });
      await page.getByRole('button', { name: 'Try it' }).click();
      await page.getByRole('link', { name: /tax\.yaml, line 13, at records\[0\]\.kee/ }).waitFor();
      await page.getByRole('row', { name: /13.*kee: \[REF\]/ }).waitFor();
      // The definition stands in the page now, to be put right there.
      await page.getByLabel('Or paste the definition').fill(HOSTILE_DEFINITION);
      await page.getByLabel('Or paste some rows').fill(SAMPLE);
      await page.getByRole('button', { name: 'Try it' }).click();
      await page.getByText('The sample can be loaded as defined.').waitFor();
      await page.getByRole('row', { name: /Last name is missing.*SURNAME/ }).waitFor();
      await page.getByRole('row', { name: /Band.*Not in the list/ }).waitFor();
      // The browser itself notes that a form was refused.
      const complaints = desk.complaints.filter((text) => !text.includes('status of 422'));
      assert.deepEqual(complaints, []);
      await page.goto(at('/sources'));
      assert.equal(await page.getByRole('row', { name: /Council tax, liable/ }).count(), 1);
      await desk.context.close();
    });
  }

  test('a definition is tried with the keyboard alone', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'sofia');
    await page.goto(at('/sources/try?from=council-tax-liability'));
    await page.getByLabel('Or paste some rows').focus();
    await page.keyboard.insertText(SAMPLE);
    for (const text of ['31', '3', '2026']) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Council tax, liable people: pasted\.csv/ }).waitFor();
    await desk.context.close();
  });

  test('quality over time has its figures beside each chart', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'jun');
    await page.goto(at('/sources/source/council-tax-liability/quality'));
    const chart = page.getByRole('img', { name: /Date of birth, Liable person/ });
    const described = await chart.locator('desc').textContent();
    assert.match(described ?? '', /Complete: 100% on 31 Jan 2026, 100% on 31 Mar 2026\./);
    const table = page.getByRole('table', { name: /Date of birth, Liable person/ });
    assert.equal(await table.getByRole('row').count(), 4, 'a header and three extracts');
    await page.goto(at('/sources/addresses'));
    await page.getByText('Of 40 addresses in the latest extracts, 33 match no property').waitFor();
    await page.goto(at('/sources/duplicates'));
    await page
      .getByRole('row', { name: /Liable person.*40.*2.*95\.0%/ })
      .first()
      .waitFor();
    await page.goto(at('/sources/services?measure=consistent&attribute=surname'));
    const first = page.getByRole('table', { name: /Last name, the worst first/ }).getByRole('row');
    await first.nth(1).getByText('54.0%').waitFor();
    assert.deepEqual(desk.complaints, []);
    await desk.context.close();
  });

  for (const [where, width] of [
    ['a desk', 1280],
    ['a phone', 320],
  ] as const) {
    test(`no page of them has a fault that axe finds, on ${where}`, async () => {
      const desk = await atTheDesk(browser, { width });
      const { page } = desk;
      const all: string[] = [];
      const check = async (state?: string): Promise<void> => {
        all.push(...(await pageFaults(page, state)));
      };
      await signIn(desk, pages, 'femi');
      for (const path of [
        '/sources',
        '/sources/source/council-tax-liability',
        '/sources/source/council-tax-liability/quality',
        '/sources/source/council-tax-liability/definition',
        '/sources/source/libraries-borrowers',
        '/sources/source/parking-permits',
        '/sources/source/parking-permits/quality',
        '/sources/source/made-0',
        '/sources/source/nothing-so',
        '/sources/extract/3',
        '/sources/extract/5',
        '/sources/extract/999',
        '/sources/services',
        '/sources/services?measure=complete&attribute=surname',
        '/sources/duplicates',
        '/sources/addresses',
        '/sources/try',
        '/sources/try?from=council-tax-liability',
      ]) {
        await page.goto(at(path));
        await check();
      }
      await sent(desk, at('/sources/try'), '', '');
      await check('nothing was sent');
      await sent(desk, at('/sources/try'), HOSTILE_DEFINITION.replace('key', 'kee'), SAMPLE);
      await check('a definition that is wrong');
      await sent(desk, at('/sources/try'), HOSTILE_DEFINITION, SAMPLE);
      await check('what became of it');
      await desk.context.close();
      const empty = await atTheDesk(browser, { width });
      await signIn(empty, nothing, 'jun');
      for (const path of ['', '/services', '/duplicates', '/addresses']) {
        await empty.page.goto(at(`/sources${path}`, nothing));
        all.push(...(await pageFaults(empty.page, 'nothing yet')));
      }
      await empty.context.close();
      assert.deepEqual(all, []);
    });
  }
});

async function sent(desk: AtTheDesk, address: string, definition: string, sample: string) {
  await desk.page.goto(address);
  await desk.page.getByLabel('Or paste the definition').fill(definition);
  await desk.page.getByLabel('Or paste some rows').fill(sample);
  await desk.page.getByRole('button', { name: 'Try it' }).click();
  await desk.page.waitForLoadState();
}

describe('sources and data quality, against whoever means harm', () => {
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    ({ pages, stop } = await serveFilled(async (db) => {
      await emptyIndex(db);
      await fillSources(db, 1);
    }));
  });

  after(async () => {
    await stop?.();
  });

  const at = (path: string): string => new URL(path, pages.address).href;
  const PAGES = [
    '/sources',
    '/sources/source/council-tax-liability',
    '/sources/source/council-tax-liability/quality',
    '/sources/source/council-tax-liability/definition',
    '/sources/extract/3',
    '/sources/services',
    '/sources/duplicates',
    '/sources/addresses',
  ];

  test('nobody sees them who is not signed in, or whose roles do not let them', async () => {
    const nobody = new CookieJar();
    for (const path of [...PAGES, '/sources/try', '/sources/extract/3/rejected.csv']) {
      assert.equal((await nobody.get(at(path))).status, 303, path);
    }
    for (const who of ['amara', 'grace', 'priya', 'marcus', 'helen', 'rhys']) {
      const jar = await signedIn(who);
      const home = await (await jar.get(at('/'))).text();
      assert.doesNotMatch(home, /href="\/sources"/, who);
      for (const path of [...PAGES, '/sources/try', '/sources/extract/3/rejected.csv']) {
        assert.equal((await jar.get(at(path))).status, 403, `${who} ${path}`);
      }
    }
  });

  test('an analyst sees what came, and tries and downloads nothing', async () => {
    const jar = await signedIn('jun');
    for (const path of PAGES) {
      const page = await jar.get(at(path));
      assert.equal(page.status, 200, path);
      assert.doesNotMatch(await page.text(), /rejected\.csv|\/sources\/try/, path);
    }
    assert.equal((await jar.get(at('/sources/try'))).status, 403);
    assert.equal((await jar.get(at('/sources/extract/3/rejected.csv'))).status, 403);
    const form = await triedWith(jar, { _csrf: await tokenOf(jar) });
    assert.equal(form.status, 403);
    assert.doesNotMatch(await form.text(), /Pemberton/);
  });

  test('what was rejected is for the service that sent it, and no formula to a spreadsheet', async () => {
    const own = await signedIn('femi');
    assert.equal((await own.get(at('/sources/extract/3/rejected.csv'))).status, 403, 'no purpose');
    await stating(own, 'collect-council-tax');
    const file = await own.get(at('/sources/extract/3/rejected.csv'));
    assert.match(file.headers.get('content-type') ?? '', /^text\/csv/);
    assert.equal(file.headers.get('content-disposition'), 'attachment; filename="rejected-3.csv"');
    assert.equal(file.headers.get('cache-control'), 'no-store');
    assert.match(file.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const text = await file.text();
    assert.match(text, /"'=HYPERLINK\(""http/);
    assert.doesNotMatch(text, /(?:^|,)"?=/m);
    const other = await signedIn('sofia');
    await stating(other, 'steward-identity');
    const theirs = await (await other.get(at('/sources/extract/3/rejected.csv'))).text();
    assert.match(theirs, /Last name is missing/);
    assert.doesNotMatch(theirs, /HYPERLINK|script/);
  });

  test('names of files, columns and codes are text', async () => {
    const jar = await signedIn('femi');
    for (const path of [...PAGES, '/sources/try?from=council-tax-liability']) {
      const text = await (await jar.get(at(path))).text();
      assert.doesNotMatch(text, /<script>alert/, path);
      assert.doesNotMatch(text, / style=/, path);
    }
    const extract = await (await jar.get(at('/sources/extract/3'))).text();
    assert.match(extract, /<bdi>&lt;script&gt;alert\(1\)&lt;\/script&gt; gpj\.\uFFFDxcod\.csv/);
    assert.doesNotMatch(extract, /\u202E/, 'nothing turns what follows it');
  });

  test('a form with a file is taken from these pages alone', async () => {
    const jar = await signedIn('sofia');
    for (const _csrf of [undefined, '', 'x', await tokenOf(await signedIn('femi'))]) {
      const answer = await triedWith(jar, _csrf === undefined ? {} : { _csrf });
      assert.equal(answer.status, 403);
    }
    assert.equal((await triedWith(jar, { _csrf: await tokenOf(jar) })).status, 200);
  });

  test('a form that is no form, too large, or full of harm, ends in words', async () => {
    const jar = await signedIn('sofia');
    const cookie = `reeve=${jar.value('reeve')}`;
    const malformed = await fetch(at('/sources/try'), {
      method: 'POST',
      headers: { cookie, 'content-type': 'multipart/form-data; boundary=x' },
      body: 'no form at all',
    });
    assert.equal(malformed.status, 400);
    const _csrf = await tokenOf(jar);
    const large = await triedWith(jar, { _csrf, sample: `A,B\n${'1,2\n'.repeat(1_400_000)}` });
    assert.equal(large.status, 422);
    assert.match(await large.text(), /The sample must be smaller than 5 MB/);
    for (const [definition, says] of [
      ['&a [*a]', /sources|definition/i],
      [`a: &a [x]\nb: ${'[*a,*a,*a]'.repeat(1)}\n`, /field/],
      [HOSTILE_DEFINITION.replace('SURNAME, is: [TEST', 'NOPE, is: [TEST'), /no column/],
      [HOSTILE, /Expected|object/],
    ] as const) {
      const answer = await triedWith(jar, { _csrf, definition });
      assert.equal(answer.status, 422, definition.slice(0, 20));
      const text = await answer.text();
      assert.match(text, says);
      assert.doesNotMatch(text, /<script>alert|\/tmp\//);
    }
    for (const [day, month, year] of [
      ['31', '2', '2026'],
      ['x', '1', '2026'],
      ['1', '', ''],
    ] as const) {
      const answer = await triedWith(jar, { _csrf, day, month, year });
      assert.equal(answer.status, 422);
      assert.match(await answer.text(), /The date must/);
    }
  });

  test('no address of a source or an extract leads to a fault', async () => {
    const jar = await signedIn('jun');
    for (const path of [
      '/sources/source/%3Cscript%3E',
      '/sources/source/a%2Fb',
      '/sources/source/%00',
      '/sources/extract/abc',
      '/sources/extract/0',
      '/sources/extract/99999999999',
      '/sources/extract/1e1',
    ]) {
      assert.equal((await jar.get(at(path))).status, 404, path);
    }
    for (const path of [
      '/sources/services?measure=__proto__&attribute=constructor',
      '/sources/source/council-tax-liability/quality?extracts=999999',
    ]) {
      assert.equal((await jar.get(at(path))).status, 200, path);
    }
    const cursor = await jar.get(at('/sources/source/council-tax-liability?after=x'));
    assert.equal(cursor.status, 422);
  });

  async function signedIn(who: string): Promise<CookieJar> {
    const jar = new CookieJar();
    await jar.signIn(pages.address, who);
    return jar;
  }

  function tokenOf(jar: CookieJar): Promise<string> {
    return jar.formToken(at('/sign-out'));
  }

  async function stating(jar: CookieJar, purpose: string): Promise<void> {
    const _csrf = await tokenOf(jar);
    assert.equal((await jar.post(at('/purpose'), { _csrf, purpose })).status, 303);
  }

  /** Sends the form as a browser would. */
  function triedWith(jar: CookieJar, fields: Readonly<Record<string, string>>): Promise<Response> {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      definition: HOSTILE_DEFINITION,
      sample: SAMPLE,
      ...fields,
    })) {
      form.set(name, value);
    }
    return fetch(at('/sources/try'), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: `reeve=${jar.value('reeve')}` },
      body: form,
    });
  }
});
