/** The server around its routes: health, limits, headers, proxies and how it ends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { largestUpload, trustedProxies } from '../../../src/cli/serve-settings.ts';
import { sourceDefinitionSchema } from '../../../src/intake/sources/definition-schema.ts';
import { ReeveError } from '../../../src/kernel/index.ts';
import { matchModelSchema } from '../../../src/linkage/model/schema.ts';
import { type ApiServices, apiServer } from '../../../src/web/api/index.ts';

const nobody = () => Promise.reject(new ReeveError('auth/missing', 'Nobody is let in'));

function serverOf(
  services: Partial<ApiServices> = {},
  options: Partial<Parameters<typeof apiServer>[1]> = {},
) {
  return apiServer({ isReady: async () => true, ...services } as ApiServices, {
    authenticate: nobody,
    version: '0.0.0',
    uploads: { folder: '', largest: 1 },
    ...options,
  });
}

test('a process is live though its database is not ready', async () => {
  const app = await serverOf({ isReady: async () => false });
  const live = await app.inject('/health/live');
  assert.deepEqual([live.statusCode, live.json()], [200, { status: 'live' }]);
  const ready = await app.inject('/health');
  assert.deepEqual([ready.statusCode, ready.json()], [503, { status: 'not-ready' }]);
  await app.close();
});

test('what is answered may not be framed, sniffed or kept, and names no maker', async () => {
  const app = await serverOf();
  const { headers } = await app.inject('/health');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.match(String(headers['content-security-policy']), /frame-ancestors 'self'|'none'/);
  assert.ok(headers['strict-transport-security']);
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['x-powered-by'], undefined);
  assert.ok(headers['x-request-id']);
  await app.close();
});

test('the description is served where all that a server loads is loaded', async () => {
  // Names of schemas are of the whole process.
  assert.ok(sourceDefinitionSchema && matchModelSchema);
  const app = await serverOf();
  const { statusCode, body } = await app.inject('/openapi.json');
  assert.equal(statusCode, 200, body);
  assert.equal(JSON.parse(body).openapi, '3.1.0');
  await app.close();
});

test('the word of a proxy counts only where it is trusted', async () => {
  const askedBy = async (trustProxy: readonly string[], forwarded: string) => {
    const app = await serverOf({}, { requestsPerMinute: 1, trustProxy });
    const ask = (address: string) =>
      app.inject({ url: '/v1/sources', headers: { 'x-forwarded-for': address } });
    await ask('192.0.2.1');
    const { statusCode } = await ask(forwarded);
    await app.close();
    return statusCode;
  };
  // Requests are counted by address: another one is another caller, if it is believed.
  assert.equal(await askedBy([], '192.0.2.2'), 429);
  assert.equal(await askedBy(['127.0.0.1'], '192.0.2.2'), 401);
  assert.equal(await askedBy(['127.0.0.1'], '192.0.2.1'), 429);
  assert.equal(await askedBy(['10.0.0.0/8'], '192.0.2.2'), 429);
});

test('what is asked of a server that ends is answered first', async () => {
  const begun = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<boolean>();
  const app = await serverOf({
    isReady() {
      begun.resolve();
      return answer.promise;
    },
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const asked = fetch(`${address}/health`);
  await begun.promise;
  const closed = app.close();
  await pause(20);
  answer.resolve(true);
  assert.equal((await asked).status, 200);
  await closed;
  await assert.rejects(fetch(`${address}/health/live`));
});

test('a body that is too large is refused before it is read', async () => {
  const viewer = {
    subject: 'u-1',
    name: 'u-1',
    service: 'libraries',
    roles: ['service-officer'],
    training: [],
  } as const;
  const app = await serverOf({}, { authenticate: async () => viewer });
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url: '/v1/search',
    headers: { 'content-type': 'application/json', 'content-length': String(2 ** 20) },
    payload: `"${'x'.repeat(2 ** 20 - 2)}"`,
  });
  assert.deepEqual([statusCode, JSON.parse(body).code], [413, 'request/too-large']);
  await app.close();
});

test('settings that are mistaken are refused, and name themselves', () => {
  assert.deepEqual(trustedProxies({}), []);
  assert.deepEqual(trustedProxies({ REEVE_TRUST_PROXY: ' loopback, 10.0.0.0/8,::1 ' }), [
    'loopback',
    '10.0.0.0/8',
    '::1',
  ]);
  for (const wrong of [
    'true',
    '*',
    '10.0.0.0/33',
    'proxy.example.org',
    '10.0.0.0/8/8',
    '1',
    '0.0.0.0/0',
  ]) {
    assert.throws(() => trustedProxies({ REEVE_TRUST_PROXY: wrong }), {
      code: 'serve/trust-proxy',
    });
  }
  assert.equal(largestUpload({}), 1024 * 2 ** 20);
  assert.equal(largestUpload({ REEVE_LARGEST_UPLOAD: '5' }), 5 * 2 ** 20);
  for (const wrong of ['0', '-1', '1.5', 'all']) {
    assert.throws(() => largestUpload({ REEVE_LARGEST_UPLOAD: wrong }), {
      code: 'serve/largest-upload',
    });
  }
});
