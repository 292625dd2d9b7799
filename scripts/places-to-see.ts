import type { PagePlaces } from '../demo/pages-to-see.ts';
import { dayInUk } from '../src/kernel/index.ts';
import { CookieJar } from '../test/journeys/cookie-jar.ts';

/**
 * Somebody, a review, a source and an extract of a borough that is served, as its pages lead to them.
 *
 * @param pages where they are served
 * @param someone the name of a customer, to look for
 */
export async function placesToSee(pages: URL, someone: string): Promise<PagePlaces> {
  const at = (path: string): string => new URL(path, pages).href;
  const amara = await signedIn(pages, 'amara', 'Answer an enquiry');
  const found = await (await amara.get(await foundAt(amara, pages, someone))).text();
  const sofia = await signedIn(pages, 'sofia');
  const review = (await sofia.get(at('/reviews/next'))).headers.get('location') ?? '';
  const source = await (await sofia.get(at('/sources/source/council-tax-liability'))).text();
  return {
    person: /href="\/person\/(\d+)"/.exec(found)?.[1] ?? '1',
    review: /\d+$/.exec(review)?.[0] ?? '1',
    extract: /href="\/sources\/extract\/(\d+)"/.exec(source)?.[1] ?? '1',
    source: 'council-tax-liability',
    day: dayInUk(),
  };
}

/** One of the made-up staff, signed in without a browser, and here for a purpose as they choose it. */
export async function signedIn(pages: URL, who: string, purpose?: string): Promise<CookieJar> {
  const jar = new CookieJar();
  await jar.signIn(pages, who);
  if (purpose === undefined) return jar;
  const address = new URL('/purpose', pages).href;
  const form = await (await jar.get(address)).text();
  const label = purpose.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [, code] =
    new RegExp(`value="([a-z-]+)"[^>]*>\\s*<label[^>]*>\\s*${label}`).exec(form) ?? [];
  if (code === undefined) throw new Error(`${who} cannot choose "${purpose}"`);
  const token = await jar.formToken(address);
  await jar.post(address, { _csrf: token, purpose: code, to: '/' });
  return jar;
}

/** Looks for a customer; the address of what was found. */
export async function foundAt(jar: CookieJar, pages: URL, text: string): Promise<string> {
  const form = new URL('/find', pages).href;
  const answer = await jar.post(form, { _csrf: await jar.formToken(form), text, postcode: '' });
  return new URL(answer.headers.get('location') ?? '/find', pages).href;
}
