import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import type { Database } from '../../src/database/index.ts';
import { emptyIndex, load, putModel } from '../master-index/reading/made-index.ts';
import { CookieJar } from './cookie-jar.ts';
import { atTheDesk, openBrowser, pageFaults, serveFilled, signIn } from './served-pages.ts';

const HOSTILE = '<script>alert(1)</script>';
/** Jobs, so that their list has a second page. */
const JOBS = 30;

/** An index with somebody in it, jobs of every kind and end, and a source that is late. */
async function fillInstallation(db: Database): Promise<void> {
  await emptyIndex(db);
  await putModel(db);
  await load(db, 'council-tax-liability', '2026-01-31', [
    { id: 'CT1', forenames: 'Rosalind', surname: 'Pemberton', dateOfBirth: '12/03/1980' },
  ]);
  await db.query(
    `INSERT INTO job (kind, state, asked, asked_by, request, owner, result, started_at, ended_at)
     SELECT 'load', 'done', '{"source":"council-tax-liability","asAt":"2026-01-31","fileName":"Pemberton.csv"}',
       $1, 'r-' || n, gen_random_uuid(), '{"extract":1,"counts":{"rows":1200,"added":3}}', now(), now()
     FROM generate_series(1, ${JOBS}) n`,
    [`femi ${HOSTILE}`],
  );
  await db.query(
    `INSERT INTO job (kind, state, asked, asked_by, request, owner, problem, ended_at)
     VALUES ('load', 'failed', '{"source":"libraries-borrowers","asAt":"2026-01-31"}', 'femi', 'r-x', gen_random_uuid(),
             '{"code":"input/row","detail":"Pemberton is no date"}', now()),
            ('match', 'failed', '{"all":true}', 'sofia', 'r-y', gen_random_uuid(),
             '{"code":"match/nothing","detail":"No record of a person is in the index","hint":"Load an extract first."}', now())`,
  );
}

const PAGES = [
  '/administration',
  '/administration/jobs',
  '/administration/jobs/1',
  `/administration/jobs/${JOBS + 1}`,
  `/administration/jobs/${JOBS + 2}`,
  '/administration/services',
  '/administration/roles',
  '/administration/settings',
];

describe('administration', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    browser = await openBrowser();
    ({ pages, stop } = await serveFilled(fillInstallation));
  });

  after(async () => {
    await browser?.close();
    await stop?.();
  });

  const at = (path: string): string => new URL(path, pages.address).href;

  for (const script of [true, false]) {
    test(`from what is wrong to why a job failed, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await atTheDesk(browser, { script });
      const { page } = desk;
      await signIn(desk, pages, 'rhys');
      if (!script) await page.goto(at('/administration'));
      else await page.getByRole('link', { name: 'Administration', exact: true }).click();
      await page.getByRole('row', { name: /A power cut.*May lose the latest/ }).waitFor();
      await page.getByRole('row', { name: /Match model.*In force.*1 changes? wait/ }).waitFor();
      await page.getByRole('row', { name: /Made of council-tax-liability.*Late/ }).waitFor();
      await page.getByRole('link', { name: 'Jobs', exact: true }).click();
      await page.getByRole('link', { name: `Job ${JOBS + 2}` }).click();
      await page.getByText('No record of a person is in the index').waitFor();
      await page.getByRole('link', { name: 'Jobs', exact: true }).click();
      await page.getByRole('link', { name: 'Next page' }).click();
      await page.getByRole('link', { name: 'Job 1', exact: true }).click();
      await page.getByRole('row', { name: /New records.*3/ }).waitFor();
      await page.getByRole('link', { name: 'Services' }).click();
      await page.getByRole('row', { name: /Information governance.*1/ }).waitFor();
      await page.getByRole('link', { name: 'Roles' }).click();
      await page.getByRole('row', { name: /Administrator.*run the installation/ }).waitFor();
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('row', { name: /Name.*Wexmere Council.*REEVE_COUNCIL/ }).waitFor();
      assert.deepEqual(desk.complaints, []);
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
      await signIn(desk, pages, 'rhys');
      for (const path of [...PAGES, '/administration/jobs/999']) {
        await page.goto(at(path));
        all.push(...(await pageFaults(page)));
      }
      await desk.context.close();
      assert.deepEqual(all, []);
    });
  }
});

describe('administration, against whoever means harm', () => {
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    ({ pages, stop } = await serveFilled(fillInstallation));
  });

  after(async () => {
    await stop?.();
  });

  const at = (path: string): string => new URL(path, pages.address).href;

  async function signedIn(who: string): Promise<CookieJar> {
    const jar = new CookieJar();
    await jar.signIn(pages.address, who);
    return jar;
  }

  test('nobody sees it who is not signed in, or does not run the installation', async () => {
    const nobody = new CookieJar();
    for (const path of PAGES) assert.equal((await nobody.get(at(path))).status, 303, path);
    for (const who of ['amara', 'sofia', 'femi', 'helen', 'jun']) {
      const jar = await signedIn(who);
      assert.doesNotMatch(await (await jar.get(at('/'))).text(), /href="\/administration"/, who);
      for (const path of PAGES) {
        assert.equal((await jar.get(at(path))).status, 403, `${who} ${path}`);
      }
    }
  });

  test('an administrator reads of nobody, and sees no secret', async () => {
    const jar = await signedIn('rhys');
    for (const path of PAGES) {
      const page = await jar.get(at(path));
      assert.equal(page.status, 200, path);
      const text = await page.text();
      assert.doesNotMatch(text, /Pemberton|Rosalind|CT1|12\/03\/1980/, path);
      assert.doesNotMatch(text, /<script>alert| style=/, path);
    }
    const settings = await (await jar.get(at('/administration/settings'))).text();
    assert.match(settings, /REEVE_OIDC_CLIENT_SECRET/);
    assert.match(settings, /Set, and not shown/);
    for (const path of ['/person/1', '/sources', '/governance', '/model', '/reviews']) {
      assert.equal((await jar.get(at(path))).status, 403, path);
    }
  });

  test('no address leads to a fault', async () => {
    const jar = await signedIn('rhys');
    for (const path of ['abc', '0', '1e1', '99999999999', '%3Cscript%3E', '999']) {
      assert.equal((await jar.get(at(`/administration/jobs/${path}`))).status, 404, path);
    }
    assert.equal((await jar.get(at('/administration/jobs?after=x'))).status, 422);
  });
});
