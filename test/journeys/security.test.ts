import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ServedPages } from '../../demo/pages.ts';
import { emptyIndex, link, load } from '../master-index/reading/made-index.ts';
import { CookieJar } from './cookie-jar.ts';
import { serveFilled } from './served-pages.ts';

describe('the pages of staff against whoever means harm', () => {
  let pages: ServedPages;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    ({ pages, stop } = await serveFilled(async (db) => {
      await emptyIndex(db);
      await load(db, 'council-tax-liability', '2026-01-31', [
        { id: 'CT1', forenames: 'Rosalind', surname: 'Pemberton', postcode: 'NW9 4AA' },
      ]);
      await link(db, [['CT1']]);
    }));
  });

  after(async () => {
    await stop?.();
  });

  const at = (path: string): string => new URL(path, pages.address).href;

  test('let nobody in who is not signed in, at any address of a person', async () => {
    const jar = new CookieJar();
    for (const path of [
      '/',
      '/find',
      '/person/1',
      '/reviews',
      '/reviews/1',
      '/purpose',
      '/account',
    ]) {
      const answer = await jar.get(at(path));
      assert.equal(answer.status, 303, path);
      assert.match(answer.headers.get('location') ?? '', /^\/sign-in\?to=/);
      assert.doesNotMatch(await answer.text(), /Pemberton/);
    }
  });

  test('take no form that these pages did not give', async () => {
    const jar = await signedIn('amara');
    for (const path of ['/find', '/purpose', '/sign-out', '/reviews/1', '/decisions/1/undo']) {
      for (const token of ['', 'x', 'AAAAAAAA-BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB']) {
        const answer = await jar.post(at(path), { _csrf: token, text: 'pemberton' });
        assert.equal(answer.status, 403, `${path} ${token}`);
      }
    }
    const other = await signedIn('grace');
    const theirs = await other.formToken(at('/find'));
    assert.equal((await jar.post(at('/find'), { _csrf: theirs, text: 'x' })).status, 403);
    const own = await jar.formToken(at('/find'));
    assert.equal((await jar.post(at('/find'), { _csrf: own, text: 'pemberton' })).status, 303);
  });

  test('give a new session at signing in, so that one planted before is worth nothing', async () => {
    const jar = new CookieJar();
    await jar.get(at('/sign-in/begin'));
    const before = jar.value('reeve');
    assert.ok(before !== undefined);
    await jar.signIn(pages.address, 'amara');
    assert.notEqual(jar.value('reeve'), before);
    const planted = new CookieJar();
    planted.set(pages.address, 'reeve', before);
    assert.equal((await planted.get(at('/account'))).status, 303);
  });

  test('send nobody elsewhere after signing in', async () => {
    for (const to of [
      '//elsewhere.example/',
      'https://elsewhere.example/',
      '/\\elsewhere.example',
    ]) {
      const jar = new CookieJar();
      const { location } = await jar.signIn(pages.address, 'amara', to);
      assert.equal(new URL(location, pages.address).origin, pages.address.origin);
    }
  });

  test('end the session here, and on all machines when asked', async () => {
    const [here, there] = [await signedIn('amara'), await signedIn('amara')];
    const _csrf = await here.formToken(at('/sign-out'));
    await here.post(at('/sign-out'), { _csrf });
    assert.equal((await here.get(at('/account'))).status, 303);
    assert.equal((await there.get(at('/account'))).status, 200);
    const again = await signedIn('amara');
    const token = await again.formToken(at('/sign-out'));
    await again.post(at('/sign-out'), { _csrf: token, everywhere: 'yes' });
    assert.equal((await there.get(at('/account'))).status, 303);
  });

  test('end for good what another request is still about to save', async () => {
    const [here, there] = [await signedIn('amara'), await signedIn('amara')];
    const token = await here.formToken(at('/sign-out'));
    const form = new URLSearchParams({ _csrf: await there.formToken(at('/find')), text: 'pem' });
    const [begin, end] = [`${form}`, 'berton'].map((text) => new TextEncoder().encode(text));
    // Its session is read with its head, and saved with what was searched for when all has come.
    const body = new ReadableStream({
      async pull(sending) {
        sending.enqueue(begin);
        assert.equal((await there.get(at('/account'))).status, 200);
        await here.post(at('/sign-out'), { _csrf: token, everywhere: 'yes' });
        sending.enqueue(end);
        sending.close();
      },
    });
    const answer = await fetch(at('/find'), {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie: `reeve=${there.value('reeve')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body,
      duplex: 'half',
    });
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get('location') ?? '', /^\/find\//);
    assert.equal((await there.get(at('/account'))).status, 303);
  });

  test('let no one decide who is who whose role does not let them', async () => {
    const jar = await signedIn('amara');
    const answer = await jar.get(at('/reviews'));
    assert.equal(answer.status, 403);
    assert.match(await answer.text(), /role/);
  });

  test('know no review by what is no number of one', async () => {
    const jar = await signedIn('sofia');
    for (const id of ['abc', '1.5', '-1', '0', '99999999999', '1e3', '12', '%20']) {
      assert.equal((await jar.get(at(`/reviews/${id}`))).status, 404, id);
    }
  });

  test('let no purpose be stated that the service has no agreement for', async () => {
    const jar = await signedIn('amara');
    const _csrf = await jar.formToken(at('/purpose'));
    const answer = await jar.post(at('/purpose'), { _csrf, purpose: 'prevent-fraud' });
    assert.equal(answer.status, 422);
  });

  test('say nothing in addresses, to caches or to other sites', async () => {
    const jar = await signedIn('amara');
    for (const path of ['/', '/find', '/person/1', '/nowhere', '/sign-out', '/help']) {
      const { headers } = await jar.get(at(path));
      const policy = headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/, path);
      assert.doesNotMatch(policy, /unsafe/, path);
      assert.match(policy, /frame-ancestors 'none'/, path);
      assert.equal(headers.get('cache-control'), 'no-store', path);
      assert.equal(headers.get('referrer-policy'), 'same-origin', path);
    }
  });

  test('are there for all staff of a council, who come from one address', async () => {
    const jars = [await signedIn('amara'), await signedIn('grace')];
    for (let round = 0; round < 7; round++) {
      const asked = Array.from({ length: 100 }, (_, i) => jars[i % 2]?.get(at('/accessibility')));
      for (const answer of await Promise.all(asked)) assert.equal(answer?.status, 200);
    }
  });

  test('let one person turn ten pages a second, and no more', async () => {
    const program = await signedIn('priya');
    const statuses = new Set<number>();
    for (let i = 0; i < 7; i++) {
      const asked = Array.from({ length: 100 }, () => program.get(at('/account')));
      for (const { status } of await Promise.all(asked)) statuses.add(status);
    }
    assert.deepEqual([...statuses].sort(), [200, 429]);
    assert.equal((await (await signedIn('amara')).get(at('/account'))).status, 200);
  });

  test('let one person search sixty times in a minute, and others still', async () => {
    const [program, colleague] = [await signedIn('marcus'), await signedIn('amara')];
    const statuses: number[] = [];
    for (let i = 0; i < 61; i++) statuses.push((await program.get(at('/find'))).status);
    assert.deepEqual(statuses.slice(0, 60), new Array(60).fill(200));
    const refused = await program.get(at('/find'));
    assert.equal(refused.status, 429);
    assert.match(await refused.text(), /Too many requests|too many/i);
    assert.equal((await colleague.get(at('/find'))).status, 200);
  });

  test('keep each request to its own nonce', async () => {
    const jar = await signedIn('amara');
    const nonces = new Set<string>();
    for (let i = 0; i < 5; i++) {
      const policy = (await jar.get(at('/help'))).headers.get('content-security-policy') ?? '';
      nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
    }
    assert.equal(nonces.size, 5);
    assert.ok(!nonces.has(''));
  });

  test('keep the session in a cookie that no script reads and no other site sends', async () => {
    const answer = await fetch(at('/sign-in/begin'), { redirect: 'manual' });
    const [cookie] = answer.headers.getSetCookie();
    assert.match(cookie ?? '', /^reeve=/);
    assert.match(cookie ?? '', /HttpOnly/i);
    assert.match(cookie ?? '', /SameSite=Lax/i);
  });

  async function signedIn(who: string): Promise<CookieJar> {
    const jar = new CookieJar();
    await jar.signIn(pages.address, who);
    return jar;
  }
});
