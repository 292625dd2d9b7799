import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import { CookieJar } from './cookie-jar.ts';
import { governedIndex, HOSTILE, PEOPLE } from './governance-index.ts';
import {
  type AtTheDesk,
  atTheDesk,
  openBrowser,
  pageFaults,
  serveFilled,
  signIn,
} from './served-pages.ts';

const OVERSEE = 'Check who looked at what, and why';
const REASON = 'The yearly review found it in order';
const NEXT_YEAR = new Date().getFullYear() + 1;

/** Every page of information governance that is there without anything being asked first. */
const PAGES = [
  '/governance',
  '/governance/agreements',
  '/governance/agreements?service=libraries&state=in-force',
  '/governance/agreements?service=&state=ended',
  '/governance/agreements?page=2',
  '/governance/agreements/versions',
  '/governance/agreements/new',
  '/governance/agreements/agreement/insight',
  '/governance/agreements/agreement/insight/review',
  '/governance/agreements/agreement/insight/end',
  '/governance/agreements/agreement/nothing',
  '/governance/seals',
  '/governance/seals?reason=witness',
  '/governance/person?number=abc&to=seals',
  '/governance/person/1/seals',
  `/governance/person/${PEOPLE}/seals`,
  '/governance/person/999/seals',
  '/governance/broken-glass',
  '/governance/broken-glass?all=1',
  '/governance/broken-glass/1',
  '/governance/broken-glass/2',
  '/governance/broken-glass/99',
  '/governance/consents',
  '/governance/consents?purpose=run-cinema',
  '/governance/consents?purpose=issue-permit',
  '/governance/person/2/consents',
  '/governance/person/1/consents',
  '/governance/person/3/looked',
  '/governance/person/999/looked',
  '/governance/staff',
  '/governance/staff?from-day=31&from-month=2&from-year=2026',
  '/governance/unusual',
  '/governance/unusual?days=31&rule=many-colleagues',
  '/governance/unusual?rule=refused',
  '/governance/person/1/request',
  `/governance/person/${PEOPLE}/request`,
  '/governance/retention',
  '/governance/retention/due',
  '/governance/audit',
] as const;

/** Every form of information governance: where it goes. */
const FORMS = [
  '/governance/agreements/new',
  '/governance/agreements/agreement/insight/review',
  '/governance/agreements/agreement/insight/end',
  '/governance/person/1/seals',
  `/governance/person/${PEOPLE}/seals/seal:1/lift`,
  '/governance/broken-glass/1',
  '/governance/person/1/consents',
  '/governance/staff',
  '/governance/person/1/request',
  '/governance/audit/verify',
  '/governance/audit/anchor',
] as const;

describe('information governance', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    browser = await openBrowser();
    ({ pages, stop } = await serveFilled(governedIndex));
  });

  after(async () => {
    await browser?.close();
    await stop?.();
  });

  const at = (path: string): string => new URL(path, pages.address).href;

  async function helenAtTheDesk(given: Parameters<typeof atTheDesk>[1] = {}): Promise<AtTheDesk> {
    const desk = await atTheDesk(browser, given);
    await signIn(desk, pages, 'helen', OVERSEE);
    return desk;
  }

  async function enterDay(
    page: Page,
    name: string,
    [day, month, year]: readonly number[],
  ): Promise<void> {
    await page.locator(`#${name}-day`).fill(String(day));
    await page.locator(`#${name}-month`).fill(String(month));
    await page.locator(`#${name}-year`).fill(String(year));
  }

  /** A form with a fault is answered by 422, which browsers note. */
  function complaintsOf({ complaints }: AtTheDesk): string[] {
    return complaints.filter((each) => !each.includes('422'));
  }

  for (const script of [true, false]) {
    test(`changes a review date with a reason, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await helenAtTheDesk({ script });
      const { page } = desk;
      await page.getByRole('link', { name: 'Information governance' }).click();
      await page
        .getByRole('navigation', { name: 'Information governance' })
        .getByRole('link', { name: 'Agreements' })
        .click();
      await page.getByLabel('Gives or receives').selectOption({ label: 'Insight' });
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByRole('link', { name: 'Profile the use of services' }).click();
      await page.getByRole('button', { name: 'Change the review date' }).click();
      await page.getByRole('button', { name: 'Check what this changes' }).click();
      await page.getByRole('link', { name: 'Enter why' }).waitFor();
      await enterDay(page, 'review', [script ? 3 : 4, 5, NEXT_YEAR + 1]);
      await page.getByLabel('Why').fill(`${REASON} ${HOSTILE}`);
      await page.getByRole('button', { name: 'Check what this changes' }).click();
      await page.getByText('No service sees more or less').waitFor();
      await page.getByRole('button', { name: 'Put it in force' }).click();
      await page.getByText('The review date is changed').waitFor();
      await page.getByText(`${script ? 3 : 4} May ${NEXT_YEAR + 1}`).waitFor();
      await page.goto(at('/governance/agreements/versions'));
      await page.getByText(HOSTILE).first().waitFor();
      assert.deepEqual(complaintsOf(desk), []);
      await desk.context.close();
    });
  }

  test('ends an agreement, having seen what services will no longer see', async () => {
    const desk = await helenAtTheDesk();
    const { page } = desk;
    await page.goto(at('/governance/agreements/agreement/customer-services-interpreter/end'));
    await enterDay(page, 'until', [1, 2, NEXT_YEAR]);
    await page.getByLabel('Why').fill('Interpreters are booked by the service itself');
    await page.getByRole('button', { name: 'Check what this changes' }).click();
    await page.getByRole('heading', { name: `From 2 February ${NEXT_YEAR} on` }).waitFor();
    await page.getByRole('heading', { name: 'Customer services' }).waitFor();
    assert.equal(await page.getByRole('cell', { name: 'marker “interpreter”' }).count(), 1);
    await page.getByRole('button', { name: 'Put it in force' }).click();
    await page.getByText(`to 1 February ${NEXT_YEAR}`).waitFor();
    await desk.context.close();
  });

  test('is told where somebody else changed the agreements meanwhile', async () => {
    const [one, other] = [await helenAtTheDesk(), await helenAtTheDesk()];
    const toCheck = async ({ page }: AtTheDesk, id: string): Promise<void> => {
      await page.goto(at(`/governance/agreements/agreement/${id}/review`));
      await enterDay(page, 'review', [9, 9, NEXT_YEAR + 1]);
      await page.getByLabel('Why').fill(REASON);
      await page.getByRole('button', { name: 'Check what this changes' }).click();
      await page.getByRole('heading', { name: 'Check what this changes' }).waitFor();
    };
    await toCheck(one, 'subject-access');
    await toCheck(other, 'change-told-once');
    await one.page.getByRole('button', { name: 'Put it in force' }).click();
    await one.page.getByText('The review date is changed').waitFor();
    await other.page.getByRole('button', { name: 'Put it in force' }).click();
    await other.page.getByRole('heading', { name: 'Somebody else was first' }).waitFor();
    await other.page.getByText('Nothing of yours was put in force').waitFor();
    await one.context.close();
    await other.context.close();
  });

  test('makes an agreement, and is told what a limit forbids', async () => {
    const desk = await helenAtTheDesk();
    const { page } = desk;
    await page.goto(at('/governance/agreements'));
    await page.getByRole('button', { name: 'New agreement' }).click();
    await page.getByRole('button', { name: 'Check what this changes' }).click();
    await page.getByRole('alert').getByText('Choose which sources are shared').waitFor();
    await page.getByLabel('What it is for').fill(`Recall library books ${HOSTILE}`);
    await page.getByLabel('Code').fill('library-recall');
    await page.getByLabel('Benefits', { exact: true }).check();
    await page.getByLabel('Which service receives').selectOption({ label: 'Libraries' });
    await page
      .getByLabel('What for', { exact: true })
      .selectOption({ label: 'Lend and recall library items' });
    await page.getByLabel('Lawful basis in UK GDPR').selectOption({ label: 'Article 6(1)(e)' });
    await page.getByLabel('Address', { exact: true }).check();
    await page.getByLabel('Other items').fill('dateOfBirth');
    const today = new Date();
    await enterDay(page, 'from', [
      today.getUTCDate(),
      today.getUTCMonth() + 1,
      today.getUTCFullYear(),
    ]);
    await enterDay(page, 'review', [1, 3, NEXT_YEAR + 1]);
    await page.getByLabel('Why it is made').fill('Books are not returned, and letters come back');
    await page.getByRole('button', { name: 'Check what this changes' }).click();
    await page.getByRole('alert').getByText('which is not allowed').waitFor();
    await page.getByLabel('Benefits', { exact: true }).uncheck();
    await page.getByLabel('Council tax', { exact: true }).check();
    await page.getByRole('button', { name: 'Check what this changes' }).click();
    await page.getByRole('heading', { name: 'From now on' }).waitFor();
    await page.getByRole('cell', { name: 'date of birth, address' }).waitFor();
    await page.getByRole('button', { name: 'Put it in force' }).click();
    await page.getByText('In force', { exact: true }).first().waitFor();
    assert.match((await page.locator('h1').textContent()) ?? '', /<script>/);
    assert.deepEqual(complaintsOf(desk), []);
    await desk.context.close();
  });

  for (const script of [true, false]) {
    test(`seals a person and takes the seal off, JavaScript ${script ? 'on' : 'off'}`, async () => {
      const desk = await helenAtTheDesk({ script });
      const { page } = desk;
      const amara = new CookieJar();
      await amara.signIn(pages.address, 'amara');
      const _csrf = await amara.formToken(at('/purpose'));
      await amara.post(at('/purpose'), { _csrf, purpose: 'answer-enquiry' });
      assert.equal((await amara.get(at('/person/4'))).status, 200);
      await page.goto(at('/governance/seals'));
      await page.getByLabel('Person number').fill('4');
      await page.getByRole('button', { name: 'Go' }).click();
      await page.getByText('Nothing is sealed').waitFor();
      await page.getByRole('button', { name: 'Check who still sees them' }).click();
      await page.getByRole('link', { name: 'Choose why' }).waitFor();
      await page.getByLabel('Witness protection').check();
      await page.getByRole('button', { name: 'Check who still sees them' }).click();
      await page.getByText('Nobody, until the seal is taken off').waitFor();
      await page.getByText('Cannot be broken, by anybody').waitFor();
      await page.getByRole('button', { name: 'Seal person 4' }).click();
      await page.getByText('Person 4 is sealed').waitFor();
      assert.equal((await amara.get(at('/person/4'))).status, 404);
      await page.getByRole('link', { name: 'Take this seal off' }).click();
      await page.getByLabel('Why').fill(`Order of the court of 3 May ${HOSTILE}`);
      await page.getByRole('button', { name: 'Take the seal off' }).click();
      await page.getByText('The seal is taken off').waitFor();
      await page.getByText(HOSTILE).first().waitFor();
      assert.equal((await amara.get(at('/person/4'))).status, 200);
      assert.deepEqual(complaintsOf(desk), []);
      await desk.context.close();
    });
  }

  test('lists who is sealed, page by page', async () => {
    const desk = await helenAtTheDesk();
    const { page } = desk;
    await page.goto(at('/governance/seals'));
    assert.equal(await page.getByRole('row').count(), 26);
    await page.getByRole('link', { name: 'Next page' }).click();
    assert.equal(await page.getByRole('row').count(), 3);
    await page.getByRole('link', { name: 'Back to the first' }).click();
    assert.equal(await page.getByRole('row').count(), 26);
    await desk.context.close();
  });

  test('looks at a glass that somebody else broke, and not at their own', async () => {
    const desk = await helenAtTheDesk();
    const { page } = desk;
    await page.goto(at('/governance/broken-glass'));
    await page.getByRole('link', { name: 'Glass 2' }).click();
    await page.getByText('Whoever broke a glass does not judge it').waitFor();
    await page.goto(at('/governance/broken-glass/1'));
    await page.getByText(`police on the line ${HOSTILE}`).waitFor();
    await page.getByRole('cell', { name: 'Opened' }).waitFor();
    await page.getByRole('button', { name: 'Note that it was looked at' }).click();
    await page.getByRole('link', { name: /Enter what you found/ }).waitFor();
    await page.getByLabel('What did you find?').fill(`In order: the police confirmed ${HOSTILE}`);
    await page.getByRole('button', { name: 'Note that it was looked at' }).click();
    await page.getByText('What you found of glass 1 is noted').waitFor();
    assert.equal(await page.getByRole('link', { name: 'Glass 1' }).count(), 0);
    await page.goto(at('/governance/broken-glass/1'));
    await page.getByText('In order: the police confirmed').waitFor();
    await desk.context.close();
  });

  test('records what a person said of consent', async () => {
    const desk = await helenAtTheDesk({ script: false });
    const { page } = desk;
    await page.goto(at('/governance/person/2/consents'));
    await page.getByRole('cell', { name: 'Given' }).waitFor();
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByRole('link', { name: 'Choose to what' }).waitFor();
    await page.getByLabel('To what').selectOption('run-library');
    await page.getByLabel('They withdrew it').check();
    await page.getByLabel('By letter').check();
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('The withdrawal is recorded').waitFor();
    assert.equal(await page.getByRole('cell', { name: 'No', exact: true }).count(), 2);
    await desk.context.close();
  });

  test('sees who looked at a person, and that they looked is there too', async () => {
    const desk = await helenAtTheDesk();
    const { page } = desk;
    await page.goto(at('/governance/person/3/looked'));
    await page.getByRole('cell', { name: /colleague-5/ }).waitFor();
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.getByRole('cell', { name: /grace/ }).first().waitFor();
    await page.goto(at('/governance/person/3/looked'));
    const [, first] = await page.getByRole('row').all();
    assert.match((await first?.textContent()) ?? '', /helen.*Read who looked at a person/s);
    await desk.context.close();
  });

  test('sees what a member of staff did, and nobody stands in an address', async () => {
    const desk = await helenAtTheDesk({ script: false });
    const { page } = desk;
    await page.goto(at('/governance/staff'));
    await page.getByRole('button', { name: 'grace', exact: true }).click();
    await page.getByRole('heading', { name: 'What grace looked at' }).waitFor();
    assert.doesNotMatch(page.url(), /grace/);
    assert.match((await page.locator('.app-glance').textContent()) ?? '', /Different persons\s*2/);
    await page.goto(at('/governance/staff'));
    await page.getByLabel('Somebody by name of account').fill(HOSTILE);
    await page.getByRole('button', { name: 'Show what they did' }).click();
    await page.getByText('They did nothing in these days').waitFor();
    await page.goto(at('/governance/staff/somebody-elses'));
    assert.equal(new URL(page.url()).pathname, '/governance/staff');
    await desk.context.close();
  });

  test('sees what stands out, rule by rule', async () => {
    const desk = await helenAtTheDesk();
    const { page } = desk;
    await page.goto(at('/governance/unusual'));
    await page.getByText('One person opened by 6 or more members of staff on a day').waitFor();
    await page.getByRole('link', { name: 'Sealed person tried' }).click();
    await page.getByRole('link', { name: String(PEOPLE - 1), exact: true }).waitFor();
    await page.getByRole('button', { name: /grace/ }).click();
    await page.getByRole('heading', { name: 'What grace looked at' }).waitFor();
    await desk.context.close();
  });

  test('makes the answer to a request, to read and as data', async () => {
    const desk = await helenAtTheDesk();
    const { page } = desk;
    await page.goto(at('/governance/person/1/request'));
    for (const [name, file, says] of [
      ['Download as a page to read', 'subject-access-1.html', 'What is held about you'],
      ['Download as data (JSON)', 'subject-access-1.json', 'reeve-subject-access/1'],
    ] as const) {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      const download = await coming;
      assert.equal(download.suggestedFilename(), file);
      const text = readFileSync((await download.path()) ?? '', 'utf8');
      assert.ok(text.includes(says));
      assert.ok(/Rosalind/i.test(text));
    }
    await page.goto(at('/governance/person/1/looked'));
    await page.getByRole('cell', { name: 'Made an answer to a request' }).first().waitFor();
    await desk.context.close();
  });

  test('has the audit verified, and sees by whom and with what result', async () => {
    const desk = await helenAtTheDesk({ script: false });
    const { page } = desk;
    await page.goto(at('/governance/audit'));
    await page.getByText('has not been verified from here yet').waitFor();
    await page.getByRole('button', { name: 'Verify now' }).click();
    for (let i = 0; i < 50 && (await page.getByText('The audit holds').count()) === 0; i++) {
      await page.waitForTimeout(200);
      await page.goto(at('/governance/audit'));
    }
    await page.getByText('nothing was altered').waitFor();
    await page.getByText('asked for by helen').waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download an anchor' }).click();
    assert.match((await coming).suggestedFilename(), /^audit-anchor-\d{4}-\d{2}-\d{2}\.jsonl$/);
    await desk.context.close();
  });

  test('works with the keyboard alone', async () => {
    const desk = await helenAtTheDesk();
    const { page } = desk;
    await page.goto(at('/governance/agreements/agreement/insight'));
    const focus = async (what: string): Promise<void> => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate<string>(
          'document.activeElement.id || document.activeElement.textContent.trim()',
        );
        if (at === what) return;
      }
      assert.fail(`"${what}" is reached by Tab`);
    };
    await focus('Change the review date');
    await page.keyboard.press('Enter');
    await page.locator('#review-day').waitFor();
    await focus('review-day');
    for (const each of ['7', '7', String(NEXT_YEAR + 1)]) {
      await page.keyboard.type(each);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type(REASON);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Check what this changes' }).waitFor();
    await focus('Put it in force');
    await page.keyboard.press('Enter');
    await page.getByText(`7 July ${NEXT_YEAR + 1}`).waitFor();
    await desk.context.close();
  });

  test('is for whoever has the role: others are refused, and nothing is told', async () => {
    for (const who of ['amara', 'priya', 'sofia', 'marcus', 'jun', 'rhys', 'grace']) {
      const jar = new CookieJar();
      await jar.signIn(pages.address, who);
      assert.doesNotMatch(
        await (await jar.get(at('/'))).text(),
        /Information governance<\/a>/,
        who,
      );
      for (const path of PAGES) {
        const answer = await jar.get(at(path));
        const text = await answer.text();
        assert.ok([403, 404].includes(answer.status), `${who} ${path} ${answer.status}`);
        assert.doesNotMatch(
          text,
          /Pemberton|Domestic abuse|police on the line|Adoption|colleague-\d|mother/,
          `${who} ${path}`,
        );
      }
      const _csrf = await jar.formToken(at('/sign-out'));
      for (const path of FORMS) {
        const answer = await jar.post(at(path), {
          _csrf,
          confirmed: 'yes',
          basedOn: '0',
          reason: REASON,
          finding: REASON,
          actor: 'grace',
          format: 'json',
          purpose: 'run-library',
          kind: 'given',
          how: 'letter',
          level: 'usual',
          who: 'usual',
          'until-day': '1',
          'until-month': '2',
          'until-year': String(NEXT_YEAR),
          'review-day': '1',
          'review-month': '2',
          'review-year': String(NEXT_YEAR),
        });
        assert.ok([403, 404, 422].includes(answer.status), `${who} ${path} ${answer.status}`);
        assert.doesNotMatch(await answer.text(), /Pemberton|colleague-\d/, `${who} ${path}`);
      }
    }
  });

  test('lets a safeguarding lead seal, and nothing else', async () => {
    const desk = await atTheDesk(browser);
    await signIn(desk, pages, 'ruth', 'Safeguard a child');
    const { page } = desk;
    await page.getByRole('link', { name: 'Information governance' }).click();
    const sections = page.getByRole('navigation', { name: 'Information governance' });
    assert.deepEqual(await sections.getByRole('link').allTextContents(), ['Overview', 'Seals']);
    await page.getByLabel('Person number').fill('5');
    await page.getByRole('button', { name: 'Go' }).click();
    await page.getByLabel('Councillor').check();
    await page.getByLabel('Those named below, and nobody else').check();
    await page.getByLabel('Duty social worker').check();
    await page.getByLabel('People').fill('ruth');
    await page.getByRole('button', { name: 'Check who still sees them' }).click();
    await page.getByText('Duty social worker, ruth').waitFor();
    await page.getByRole('button', { name: 'Seal person 5' }).click();
    await page.getByRole('link', { name: 'Take this seal off' }).click();
    await page.getByLabel('Why').fill('No longer a councillor since May');
    await page.getByRole('button', { name: 'Take the seal off' }).click();
    await page.getByText('The seal is taken off').waitFor();
    for (const path of [
      '/governance/audit',
      '/governance/agreements',
      '/governance/person/1/looked',
    ]) {
      const answer = await page.goto(at(path));
      assert.equal(answer?.status(), 403, path);
    }
    await desk.context.close();
  });

  test('takes no form that these pages did not give', async () => {
    const jar = new CookieJar();
    await jar.signIn(pages.address, 'helen');
    for (const path of FORMS) {
      for (const token of ['', 'AAAAAAAA-BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB']) {
        const answer = await jar.post(at(path), { _csrf: token, confirmed: 'yes', reason: REASON });
        assert.equal(answer.status, 403, path);
      }
    }
    const nobody = new CookieJar();
    for (const path of PAGES) assert.equal((await nobody.get(at(path))).status, 303, path);
  });

  for (const [where, width] of [
    ['a desk', 1280],
    ['a phone, or at 400%', 320],
  ] as const) {
    test(`no page of it has a fault that axe finds, on ${where}`, async () => {
      const desk = await helenAtTheDesk({ width });
      const { page } = desk;
      const all: string[] = [];
      const check = async (): Promise<void> => {
        all.push(...(await pageFaults(page)));
      };
      for (const path of PAGES) {
        await page.goto(at(path));
        await check();
      }
      await page.goto(at('/governance/staff'));
      await page.getByRole('button', { name: 'grace', exact: true }).click();
      await check();
      // States that only a form leads to; a page that is loaded again is the same.
      const send = async (path: string, button: string): Promise<void> => {
        await page.goto(at(path));
        await page.getByRole('button', { name: button }).click();
        await check();
      };
      await send('/governance/agreements/new', 'Check what this changes');
      await send(
        '/governance/agreements/agreement/fraud-electors/review',
        'Check what this changes',
      );
      await send('/governance/person/6/seals', 'Check who still sees them');
      await page.getByLabel('Adoption').check();
      await page.getByRole('button', { name: 'Check who still sees them' }).click();
      await check();
      await send('/governance/person/6/consents', 'Record it');
      await page.goto(at(`/governance/person/${PEOPLE}/seals`));
      await page.getByRole('link', { name: 'Take this seal off' }).click();
      await check();
      await page.getByRole('button', { name: 'Take the seal off' }).click();
      await check();
      await page.goto(at('/governance/agreements/agreement/insight/end'));
      await enterDay(page, 'until', [1, 6, NEXT_YEAR]);
      await page.getByLabel('Why').fill(REASON);
      await page.getByRole('button', { name: 'Check what this changes' }).click();
      await check();
      assert.deepEqual(all, []);
      await desk.context.close();
    });
  }
});
