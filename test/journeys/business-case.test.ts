import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import { migrateIndex } from '../../src/master-index/index.ts';
import {
  type AtTheDesk,
  atTheDesk,
  openBrowser,
  pageFaults,
  serveFilled,
  signIn,
} from './served-pages.ts';

/** What means harm: text to a page, wherever it stands. */
const HOSTILE = '<script>alert(1)</script>';

const openAll = `document.querySelectorAll('details').forEach((each) => { each.open = true; })`;

describe('the business case', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    browser = await openBrowser();
    ({ pages, stop } = await serveFilled(async (db) => {
      await migrateIndex(db);
    }));
  });

  after(async () => {
    await browser?.close();
    await stop?.();
  });

  const at = (path: string): string => new URL(path, pages.address).href;
  const complaintsOf = ({ complaints }: AtTheDesk) =>
    complaints.filter((text) => !/status of (409|422)/.test(text));
  const issued = 'Value of: Penalty charge notices issued, notices a year';
  /** Saves a case of its own: its number. */
  const saveCase = async (page: Page, start: string, name: string): Promise<string> => {
    await page.goto(at(`/business-case/${start}/edit`));
    await page.getByLabel('Name of the case').fill(name);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The case is saved.').waitFor();
    return /\d+$/.exec(page.url())?.[0] ?? '';
  };

  for (const script of [true, false]) {
    test(`figures are put in, seen at once and saved, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await atTheDesk(browser, { script });
      const { page } = desk;
      const name = `Wexmere ${script} ${HOSTILE}`;
      await signIn(desk, pages, 'jun');
      if (!script) await page.goto(at('/business-case'));
      else await page.getByRole('link', { name: 'Business case', exact: true }).click();
      await page.getByRole('row', { name: /level 1 .*513 527 5,381 4,341 3,845 15/ }).waitFor();
      await page.getByRole('link', { name: 'The brief: a London borough, level 1' }).click();
      await page.getByRole('row', { name: /Cash flow .*4,341,456/ }).waitFor();
      await page
        .getByText('220,000 notices a year) × Penalty charges not recovered (17%)')
        .waitFor();
      await page.getByRole('button', { name: 'Put in your own figures' }).click();
      await page.getByLabel('Source of: Penalty charge notices issued').fill(`Returns ${HOSTILE}`);
      await page.getByLabel(issued).fill('110,000');
      if (script) await page.getByLabel(issued).press('Tab');
      else await page.getByRole('button', { name: 'Show the results' }).click();
      await page.getByRole('row', { name: /Cashable benefits 5,380,769 .*−1,56/ }).waitFor();
      await page.getByLabel('Name of the case').fill(name);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      await page.getByText(/^Saved on .* by jun/).waitFor();
      await page.getByText('How large the services are').click();
      await page
        .getByRole('row', { name: /issued 110,000 notices a year Own Returns <script>/ })
        .waitFor();

      await page.getByRole('link', { name: 'Report for the board' }).click();
      await page.getByRole('heading', { name: 'How far it can be relied on' }).waitFor();
      await page.getByText('1 is your own').waitFor();

      await page.goto(at('/business-case'));
      await page.getByLabel(`Compare ${name}`).check();
      await page.getByLabel('Compare The brief: a London borough, level 1').check();
      await page.getByRole('button', { name: 'Compare those that are ticked' }).click();
      await page.getByRole('row', { name: /issued 110,000 notices a year Own 220,000/ }).waitFor();
      await page.getByRole('link', { name }).click();

      await page.getByRole('link', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'Delete it' }).click();
      await page.getByText('The case is deleted.').waitFor();
      assert.equal(await page.getByRole('link', { name }).count(), 0);
      assert.deepEqual(complaintsOf(desk), []);
      await desk.context.close();
    });
  }

  test('a figure that is wrong is told of beside its field, and what was typed stays', async () => {
    const desk = await atTheDesk(browser, { script: false });
    const { page } = desk;
    await signIn(desk, pages, 'jun');
    await page.goto(at('/business-case/brief/edit'));
    await page.getByLabel(issued).fill('a lot');
    await page.getByRole('button', { name: 'Show the results' }).click();
    await page.getByRole('link', { name: /issued: enter a number/ }).waitFor();
    assert.equal(await page.getByLabel(issued).inputValue(), 'a lot');
    assert.match(
      (await page.locator('#v-penalty-charges-issued-error').textContent()) ?? '',
      /enter a number/,
    );
    await page.getByLabel(issued).fill('220,000');
    for (const box of await page.locator('input[name=joins]').all()) await box.uncheck();
    await page.getByRole('button', { name: 'Show the results' }).click();
    await page.getByRole('link', { name: 'Choose at least one service' }).waitFor();
    await desk.context.close();
  });

  test('whoever saves over what somebody else has changed is told, and loses nothing', async () => {
    const desk = await atTheDesk(browser);
    const other = await atTheDesk(browser);
    await signIn(desk, pages, 'jun');
    await signIn(other, pages, 'helen');
    const id = await saveCase(desk.page, 'unitary', 'Ours');
    for (const { page } of [desk, other]) await page.goto(at(`/business-case/${id}/edit`));
    await other.page.getByLabel('Name of the case').fill('Ours, renamed');
    await other.page.getByRole('button', { name: 'Save', exact: true }).click();
    await other.page.getByRole('heading', { name: 'Ours, renamed', level: 1 }).waitFor();
    await desk.page.getByLabel(issued).fill('99');
    await desk.page.getByRole('button', { name: 'Save', exact: true }).click();
    await desk.page.getByRole('link', { name: /helen changed this case/ }).waitFor();
    assert.equal(await desk.page.getByLabel(issued).inputValue(), '99');
    await desk.page.getByLabel('Name of the case').fill('OURS, renamed');
    await desk.page.getByRole('button', { name: 'Save as another case' }).click();
    await desk.page.getByRole('link', { name: /Another case has this name/ }).waitFor();
    await desk.page.getByLabel('Name of the case').fill('Mine');
    await desk.page.getByRole('button', { name: 'Save as another case' }).click();
    await desk.page.getByRole('heading', { name: 'Mine', level: 1 }).waitFor();
    for (const { context } of [desk, other]) await context.close();
  });

  test('no page of it is for whoever may make no case, and no form is taken from elsewhere', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'amara');
    assert.equal(await page.getByRole('link', { name: 'Business case' }).count(), 0);
    for (const path of [
      '',
      '/brief',
      '/brief/edit',
      '/brief/report',
      '/1/delete',
      '/compare?case=brief&case=unitary',
    ]) {
      assert.equal((await page.goto(at(`/business-case${path}`)))?.status(), 403, path);
    }
    await desk.context.close();
    const analyst = await atTheDesk(browser);
    await signIn(analyst, pages, 'jun');
    const answer = await analyst.context.request.post(at('/business-case/brief/edit'), {
      form: { name: 'Forged', do: 'save' },
    });
    assert.equal(answer.status(), 403);
    assert.equal((await analyst.page.goto(at('/business-case/999')))?.status(), 404);
    assert.equal((await analyst.page.goto(at('/business-case/nothing')))?.status(), 404);
    await analyst.context.close();
  });

  test('it is gone through with the keyboard alone', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'jun');
    await page.goto(at('/business-case/district/edit'));
    await page.getByLabel('Value of: Residents, persons').focus();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.id'), 's-population');
    await page.locator('summary', { hasText: 'Costs of technology and services' }).focus();
    await page.keyboard.press('Enter');
    const price = page.getByLabel('Value of: The hub: software, installation, first matching');
    await price.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('200,000');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Set up .*−200,000/ }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/business-case/district/edit');
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
      const check = async (state?: string): Promise<void> => {
        all.push(...(await pageFaults(page, state)));
      };
      await signIn(desk, pages, 'jun');
      const long = `${width} ${'Averylongnamewithoutanyspace'.repeat(3)}`;
      const id = await saveCase(page, 'county', long);
      await check('saved');
      for (const path of [
        '',
        '/brief',
        '/brief-level-2',
        '/brief/report',
        `/${id}/edit`,
        `/${id}/report`,
        `/${id}/delete`,
        `/compare?case=${id}&case=brief&case=district`,
        '/compare',
      ]) {
        await page.goto(at(`/business-case${path}`));
        await check();
      }
      await page.goto(at('/business-case/brief'));
      await page.evaluate(openAll);
      await check('with all figures');
      await page.goto(at('/business-case/brief/edit'));
      await page.evaluate(openAll);
      await page.getByLabel(issued).fill('a lot');
      await page.getByLabel('Name of the case').fill(long);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('link', { name: /enter a number/ }).waitFor();
      await check('a figure that is wrong');
      await page.getByLabel(issued).fill('1');
      await page.getByRole('button', { name: 'Show the results' }).click();
      await page.getByRole('row', { name: /Cashable benefits.*5,380,769/ }).waitFor();
      await check('results of a change');
      await desk.context.close();
      assert.deepEqual(all, []);
    });
  }
});
