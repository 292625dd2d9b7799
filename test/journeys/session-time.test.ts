import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ServedPages } from '../../demo/pages.ts';
import { skipWithoutChromium } from '../../scripts/chromium.ts';
import { emptyIndex } from '../master-index/reading/made-index.ts';
import {
  type AtTheDesk,
  atTheDesk,
  faults,
  openBrowser,
  serveFilled,
  signIn,
} from './served-pages.ts';

const MINUTES = 60_000;
const WARNING = 'You are about to be signed out';

describe('the warning before a session ends', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    browser = await openBrowser();
    ({ pages, stop } = await serveFilled(emptyIndex));
  });
  after(async () => {
    await browser?.close();
    await stop?.();
  });

  /** Somebody at a page whose clock stands until it is moved. */
  const atAPage = async (): Promise<AtTheDesk> => {
    const desk = await atTheDesk(browser);
    await desk.page.clock.install();
    await signIn(desk, pages, 'amara', 'Answer an enquiry');
    await desk.page.goto(new URL('/find', pages.address).href);
    return desk;
  };
  const warning = ({ page }: AtTheDesk) => page.getByRole('dialog', { name: WARNING });

  test('comes when nothing was done for long, and goes when somebody stays', async () => {
    const desk = await atAPage();
    await desk.page.clock.fastForward(25 * MINUTES);
    assert.equal(await warning(desk).isVisible(), false);
    await desk.page.clock.fastForward(2 * MINUTES);
    await warning(desk).waitFor();
    await desk.page.getByText(/In \d minutes you are signed out/).waitFor();
    assert.deepEqual(await faults(desk.page), []);
    const asked = desk.page.waitForResponse(/\/account\/stay$/);
    await desk.page.keyboard.press('Enter');
    assert.equal((await asked).status(), 204);
    await warning(desk).waitFor({ state: 'hidden' });
    await desk.page.clock.fastForward(20 * MINUTES);
    assert.equal(await warning(desk).isVisible(), false, 'the time begins anew');
    assert.deepEqual(desk.complaints, []);
    await desk.context.close();
  });

  test('heeds what is done in another tab', async () => {
    const desk = await atAPage();
    await desk.page.clock.fastForward(27 * MINUTES);
    await warning(desk).waitFor();
    const other = await desk.context.newPage();
    await other.clock.install({ time: Date.now() + 27 * MINUTES });
    await other.goto(new URL('/account', pages.address).href);
    await warning(desk).waitFor({ state: 'hidden' });
    await desk.context.close();
  });

  test('asks for the page anew when the time is over', async () => {
    const desk = await atAPage();
    const reloaded = desk.page.waitForRequest(
      (request) => request.isNavigationRequest() && request.url().endsWith('/find'),
    );
    await desk.page.clock.fastForward(30 * MINUTES);
    await reloaded;
    await desk.context.close();
  });

  test('says so when nothing can make the session longer', async () => {
    const desk = await atAPage();
    const other = await desk.context.newPage();
    // As two minutes before the end of the day, without waiting for it.
    await other.route('**/account', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/data-left="\d+"/, 'data-left="120000"');
      await route.fulfill({ response: answer, body });
    });
    await other.goto(new URL('/account', pages.address).href);
    await other.getByRole('dialog', { name: WARNING }).waitFor();
    await other.getByText('You have been signed in for as long as anybody may be').waitFor();
    await other.getByRole('button', { name: 'Go on for now' }).click();
    await other.getByRole('dialog', { name: WARNING }).waitFor({ state: 'hidden' });
    await desk.context.close();
  });
});
