/**
 * `npm run screenshots`: a picture of every page for staff at the width of a desk and of a
 * telephone, in `docs/images/pages`, and the page of documentation that shows them.
 *
 *   npm run screenshots
 *   npm run screenshots -- --people 2000 --only customer,review --png --out tmp/pages
 *
 * The borough is that of `npm start`, kept among temporary files: pages that say where the database is
 * say nothing of whoever took the pictures.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { boroughIndex } from '../demo/borough-index.ts';
import { DEMO_PEOPLE } from '../demo/kept-folder.ts';
import { type Step, takeSteps } from '../demo/later-months.ts';
import { serveDemo } from '../demo/pages.ts';
import { desks, type PagePlaces, type PageToSee, pathOf } from '../demo/pages-to-see.ts';
import { signIn } from '../demo/sign-in.ts';
import { madeUpStaff } from '../demo/staff.ts';
import { dayBefore, dayInUk } from '../src/kernel/index.ts';
import { chromiumLaunch, ensureChromium } from './chromium.ts';
import { freePort } from './free-port.ts';
import { placesToSee } from './places-to-see.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const WIDTHS = { desktop: 1280, phone: 375 } as const;
/** Pixels: of a list that goes on and on, its beginning tells enough. */
const TALLEST = 1700;

const SIGNED_OUT: readonly PageToSee[] = [
  { name: 'sign-in', title: 'Sign in', path: '/sign-in' },
  { name: 'signed-out', title: 'Signed out', path: '/signed-out' },
];

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: String(DEMO_PEOPLE) },
    out: { type: 'string', default: join(root, 'docs/images/pages') },
    only: { type: 'string' },
    png: { type: 'boolean', default: false },
  },
});
/** Pictures for a page are small; those to be looked at closely are exact. */
const FORMAT = values.png ? ({ type: 'png' } as const) : ({ type: 'jpeg', quality: 40 } as const);
const only = values.only?.split(',');
const wanted = ({ name }: PageToSee): boolean => only === undefined || only.includes(name);

const missing = await ensureChromium();
if (missing !== undefined) throw new Error(`No pictures: ${missing}`);
const until = dayBefore(`${dayInUk().slice(0, 7)}-01`).slice(0, 7);
const people = Number(values.people);
const step: Step = (title, at, of, work) => {
  process.stderr.write(`${at} of ${of}: ${title}\n`);
  return work();
};
const borough = await boroughIndex(
  join(tmpdir(), `reeve-demo-${people}`),
  { people, extracts: 3, seed: 1, until },
  step,
);
mkdirSync(values.out, { recursive: true });
const served = await serveDemo(borough.index, {
  pages: await freePort(),
  provider: await freePort(),
});
await takeSteps(borough.index, borough.toCome, step);
const browser = await chromium.launch(chromiumLaunch());
try {
  const places = await placesToSee(served.address, borough.someone);
  for (const { who, purpose, pages } of desks) {
    if (!pages.some(wanted)) continue;
    const page = await signedIn(browser, who, purpose);
    for (const each of pages.filter(wanted)) await takePictures(page, each, places);
    await page.context().close();
  }
  const page = await browser.newPage();
  for (const each of SIGNED_OUT.filter(wanted)) await takePictures(page, each, places);
} finally {
  await browser.close();
  await served.close();
}
if (only === undefined) writeFileSync(join(root, 'docs/pages.md'), pageOfPictures());

async function signedIn(browser: Browser, who: string, purpose: string | undefined): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn({ page }, served, who);
  if (purpose !== undefined) {
    // Whoever has one purpose alone is not asked for it on the way in.
    await page.goto(new URL('/purpose', served.address).href);
    await page.getByLabel(purpose, { exact: true }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  return page;
}

async function look(page: Page, text: string): Promise<void> {
  await page.goto(new URL('/find', served.address).href);
  await page.locator('#text').fill(text);
  await page.getByRole('button', { name: 'Find' }).click();
}

async function takePictures(page: Page, each: PageToSee, places: PagePlaces): Promise<void> {
  for (const [at, width] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width, height: 800 });
    if (each.search !== undefined) {
      await look(page, each.search.replace('{someone}', borough.someone));
    } else await page.goto(new URL(pathOf(each.path ?? '/', places), served.address).href);
    const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
    await page.setViewportSize({ width, height: Math.min(Math.max(height, 600), TALLEST) });
    await page.screenshot({
      path: join(values.out, `${each.name}-${at}.${FORMAT.type === 'png' ? 'png' : 'jpg'}`),
      ...FORMAT,
    });
  }
  process.stderr.write(`${each.name}\n`);
}

function pageOfPictures(): string {
  const shown = ({ name, title }: PageToSee): string[] => [
    `### ${title}`,
    '',
    `<img src="images/pages/${name}-desktop.jpg" alt="${title}, at a desk" width="640"> <img src="images/pages/${name}-phone.jpg" alt="${title}, on a telephone" width="190">`,
    '',
  ];
  return [
    '# The pages for staff',
    '',
    'As they are on the borough of `npm start`, which is made up: at 1,280 pixels and at 375. Made by',
    '`npm run screenshots`, which also writes this page.',
    '',
    '## Signed out',
    '',
    ...SIGNED_OUT.flatMap(shown),
    ...desks.flatMap(({ who, pages }) => [
      `## Signed in as ${nameOf(who)}`,
      '',
      ...pages.flatMap(shown),
    ]),
  ]
    .join('\n')
    .concat('\n');
}

/** The name of one of the made-up staff, and what they do. */
function nameOf(who: string): string {
  const found = madeUpStaff(dayInUk()).find(({ sub }) => sub === who);
  return found === undefined
    ? who
    : `${found.name}: ${found.does.charAt(0).toLowerCase()}${found.does.slice(1)}`;
}
