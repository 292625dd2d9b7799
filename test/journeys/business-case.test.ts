import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import type { Browser, Page } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import { startingContent } from '../../src/kept-cases/index.ts';
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

const OUTDATED = 'Of an earlier release';

const openAll = `document.querySelectorAll('details').forEach((each) => { each.open = true; })`;

describe('the business case', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    browser = await openBrowser();
    ({ pages, stop } = await serveFilled(async (db) => {
      await migrateIndex(db);
      // As an earlier release may have left it: it names a service that is no more.
      const content = { ...startingContent('unitary'), without: ['street-lighting'] };
      await db.query(
        'INSERT INTO business_case (name, content, saved_by) VALUES ($1, $2::jsonb, $3)',
        [OUTDATED, JSON.stringify(content), 'helen'],
      );
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
      await page.getByRole('link', { name: 'The appendix' }).click();
      await page.getByRole('row', { name: /issued 110,000 notices a year Own Returns/ }).waitFor();

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

  for (const script of [true, false]) {
    test(`a benefit, a range and shares of one's own are put in, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await atTheDesk(browser, { script });
      const { page } = desk;
      await signIn(desk, pages, 'jun');
      await page.goto(at('/business-case/brief/edit'));
      await page.locator('summary', { hasText: 'Benefits of your own' }).first().click();
      const benefit = page.getByRole('group', { name: 'A benefit', exact: true });
      await benefit.getByLabel('What it is').fill(`Badges ${HOSTILE}`);
      await page.getByRole('button', { name: 'Show the results' }).click();
      await page.getByRole('link', { name: 'Worth in a full year: this is missing' }).waitFor();
      await page.getByLabel('Worth in a full year').first().fill('10,000');
      await page.getByLabel('Comes and falls off as').first().selectOption('penalty-charge-income');
      await page.getByRole('button', { name: 'Add another benefit', exact: true }).click();
      // 43/220 of a year, and four whole ones.
      await page
        .getByRole('row', { name: /Cashable benefits 5,380,769 5,422,723 \+41,955/ })
        .waitFor();
      assert.equal(new URL(page.url()).hash, '#added-benefits');
      await page.getByRole('group', { name: 'Another benefit', exact: true }).waitFor();
      await page.locator('summary', { hasText: 'Benefits of level 1' }).click();
      await page.locator('#l-penalty-charges-traced').fill('1');
      await page.locator('#h-penalty-charges-traced').fill('30');
      await page.locator('summary', { hasText: 'When costs and benefits come' }).click();
      await page.locator('#t-other-cashable-5').fill('0');
      await page.getByLabel('Name of the case').fill(`Own lines ${script}`);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('The case is saved.').waitFor();
      await page.getByRole('row', { name: /Badges <script>.* 10,000 41,955/ }).waitFor();
      await page
        .getByRole('row', { name: /Badges <script>.*£10,000 a year/ })
        .first()
        .waitFor();
      await page.getByRole('row', { name: /1% to 30%/ }).waitFor();
      await page.getByText(/cases were drawn at random/).waitFor();
      assert.deepEqual(complaintsOf(desk), []);
      await desk.context.close();
    });

    test(`what was measured is kept, seen and removed, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await atTheDesk(browser, { script });
      const { page } = desk;
      await signIn(desk, pages, 'jun');
      const id = await saveCase(page, 'brief', `Measured ${script}`);
      await page.getByRole('link', { name: 'What was measured' }).click();
      await page.getByText('Nothing yet.').waitFor();
      const put = async (csv: string): Promise<void> => {
        await page
          .getByLabel('CSV file')
          .setInputFiles({ name: 'seen.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
        await page.getByRole('button', { name: 'Keep it with the case' }).click();
      };
      await put('line,month,amount,source\nnobody,2027-04,1,Ledger\n');
      await page.getByRole('link', { name: 'Enter the month and year' }).waitFor();
      await page.getByLabel('Month').fill('4');
      await page.getByLabel('Year').fill('2026');
      await put('line,month,amount,source\npenalty-charges,April,1,Ledger\n');
      await page
        .getByRole('link', { name: /"April" is not a month \(line 2, column month\)/ })
        .waitFor();
      await put('line,month,amount,source\nnobody,2027-04,1,Ledger\n');
      await page.getByRole('link', { name: /There is no benefit "nobody"/ }).waitFor();
      await put(
        `line,month,amount,source\npenalty-charges,2027-04,70000,${HOSTILE}\npenalty-charges,2027-05,65000.50,Ledger\n`,
      );
      await page.getByText('2 amounts are kept with the case.').waitFor();
      // Two twelfths of £748,000.
      await page.getByRole('row', { name: /traced 2 124,667 135,001 \+10,334/ }).waitFor();
      const file = await desk.context.request.get(at(`/business-case/${id}/measured.csv`));
      assert.match(await file.text(), /^penalty-charges,2027-05,65000\.50,Ledger,/m);
      await page.goto(at(`/business-case/${id}`));
      await page
        .getByRole('row', { name: /Cashable benefits measured .*135,001.* 135,001/ })
        .waitFor();
      await page.getByRole('row', { name: /748,000 .* 135,001 of 124,667 forecast/ }).waitFor();
      await page.goto(at(`/business-case/${id}/report`));
      await page.getByText('£135,000 in cash was measured of 1 of').waitFor();
      await page.goto(at(`/business-case/compare?case=${id}&case=brief`));
      await page
        .getByRole('row', { name: /Measured so far in cash 135,001 not measured/ })
        .waitFor();
      await page.goto(at(`/business-case/${id}/measured`));
      await page.getByRole('button', { name: 'Remove what was measured' }).click();
      await page.getByText('Nothing yet.').waitFor();
      assert.deepEqual(complaintsOf(desk), []);
      await desk.context.close();
    });
  }

  test('a case goes to a spreadsheet, is filled in there, and comes back to be saved', async () => {
    const desk = await atTheDesk(browser, { script: false });
    const { page } = desk;
    await signIn(desk, pages, 'jun');
    const id = await saveCase(page, 'brief', 'For the spreadsheet');
    await page.getByRole('link', { name: 'As a spreadsheet' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the workbook' }).click(),
    ]);
    const workbook = new Workbook();
    await workbook.xlsx.readFile(await download.path());
    const inputs = workbook.getWorksheet('Inputs') as Worksheet;
    inputs.eachRow((row) => {
      if (row.getCell(1).value !== 'penalty-charges-issued') return;
      row.getCell(3).value = 110_000;
      row.getCell(8).value = 'Returns of 2026';
    });
    const send = async (name: string, buffer: Uint8Array): Promise<void> => {
      await page
        .getByLabel('Workbook (XLSX)')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });
      await page.getByRole('button', { name: 'See what it comes to' }).click();
    };
    const filledIn = await workbook.xlsx.writeBuffer();
    await send('filled-in.xlsx', filledIn);
    await page.getByText('With the figures of filled-in.xlsx. Nothing is saved yet.').waitFor();
    await page.getByRole('row', { name: /Cashable benefits 5,380,769 .*−1,56/ }).waitFor();
    assert.equal(await page.getByLabel(issued).inputValue(), '110000');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('How large the services are').click();
    await page
      .getByRole('row', { name: /issued 110,000 notices a year Own Returns of 2026/ })
      .waitFor();

    await page.goto(at(`/business-case/${id}/spreadsheet`));
    await send('filled-in.xlsx', filledIn);
    await page.getByRole('link', { name: /from this one before it was changed/ }).waitFor();
    await send('notes.txt', Buffer.from('nothing of the kind'));
    await page.locator('#file-error').waitFor();
    await page.getByRole('button', { name: 'See what it comes to' }).click();
    await page.getByRole('link', { name: 'Choose a workbook' }).waitFor();
    await desk.context.close();
  });

  test('a saved case that names what is no more is told of in the list, and put right', async () => {
    const desk = await atTheDesk(browser);
    const { page } = desk;
    await signIn(desk, pages, 'jun');
    await page.goto(at('/business-case'));
    const row = page.getByRole('row', { name: OUTDATED });
    await row.getByText(/cannot be worked out: There is no service "street-lighting"/).waitFor();
    await row.getByRole('link', { name: OUTDATED }).click();
    await page.getByRole('heading', { name: `Change ${OUTDATED}` }).waitFor();
    await page.getByRole('link', { name: /street-lighting/ }).waitFor();
    assert.deepEqual(await pageFaults(page, 'a case of an earlier release'), []);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The case is saved.').waitFor();
    await page.goto(at('/business-case'));
    await page.getByRole('row', { name: new RegExp(`${OUTDATED}.*792 813`) }).waitFor();
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
      '/1/measured',
      '/1/measured.csv',
      '/brief/spreadsheet',
      '/brief/business-case.xlsx',
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
    for (const path of ['/brief/spreadsheet', '/1/measured']) {
      const sent = await analyst.context.request.post(at(`/business-case${path}`), {
        multipart: { file: { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('x') } },
      });
      assert.equal(sent.status(), 403, path);
    }
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
    assert.equal(await page.evaluate('document.activeElement.id'), 'l-population');
    await page.locator('summary', { hasText: 'Costs of technology and services' }).focus();
    await page.keyboard.press('Enter');
    const price = page.getByLabel('Value of: The hub: software, installation, first matching');
    await price.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('200,000');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Set up .*−417,8/ }).waitFor();
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
        '/brief/appendix',
        `/${id}/edit`,
        `/${id}/report`,
        `/${id}/delete`,
        `/${id}/measured`,
        `/${id}/spreadsheet`,
        `/compare?case=${id}&case=brief&case=district`,
        '/compare',
      ]) {
        await page.goto(at(`/business-case${path}`));
        await check();
      }
      await page.goto(at(`/business-case/${id}/measured`));
      await page.getByLabel('Month').fill('4');
      await page.getByLabel('Year').fill('2026');
      const csv = 'line,month,amount,source\ndetails-verified,2026-04,7000,Ledger\n';
      const file = { name: 'seen.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
      await page.getByLabel('CSV file').setInputFiles(file);
      await page.getByRole('button', { name: 'Keep it with the case' }).click();
      await check('something measured');
      await page.goto(at(`/business-case/${id}`));
      await check('a case of which something was measured');
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
