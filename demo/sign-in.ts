import type { Page } from 'playwright-core';
import type { ServedPages } from './pages.ts';

/**
 * Signs in at a browser as one of the made-up staff, and says what for.
 *
 * @param who of `madeUpStaff`
 * @param purpose as it is chosen on the way in; none of somebody who is not asked, or not yet
 */
export async function signIn(
  { page }: { readonly page: Page },
  { address }: Pick<ServedPages, 'address'>,
  who: string,
  purpose?: string,
): Promise<void> {
  await page.goto(address.href);
  await page.getByRole('button', { name: 'Sign in with your council account' }).click();
  await page.locator(`#${who}`).click();
  await page.waitForURL(`${address.href}**`);
  if (purpose === undefined) return;
  await page.getByLabel(purpose).check();
  await page.getByRole('button', { name: 'Continue' }).click();
}
