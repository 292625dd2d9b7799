import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fastify, { type FastifyReply, type InjectOptions } from 'fastify';
import { breakGlass, type RoleCode, type Viewer } from '../../../access/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import { statusOf } from '../../api/errors/status.ts';
import type { StaffContext } from '../context.ts';
import { breakGlassPages, inAnEmergency } from './break-glass-routes.ts';

const REASON = 'A child is at risk tonight, and the police are on the line';
const UNTIL = '2026-11-02T14:05:00.000Z';

interface Written {
  readonly key: string;
  readonly digest: string;
  readonly person: number;
  readonly reason: string;
}

/** These pages alone, for somebody of a role: what each is drawn with, and what they wrote. */
function pagesFor(role: RoleCode, purpose: string | undefined = 'safeguard-child') {
  const viewer: Viewer = {
    subject: 'priya',
    name: 'Priya Raman',
    service: 'childrens-services',
    roles: [role],
    training: [],
  };
  const written: Written[] = [];
  const asked: unknown[] = [];
  const services = {
    async breakGlass(
      caller: { readonly viewer: Viewer; readonly purpose: string },
      { key, digest }: Written,
      person: number,
      { reason }: { readonly reason: string },
    ) {
      const at = UNTIL;
      breakGlass(caller.viewer, { person: String(person), purpose: caller.purpose, reason, at });
      written.push({ key, digest, person, reason });
    },
    async glassOpenUntil(_caller: unknown, person: string, shown: string | null) {
      asked.push([person, shown]);
      return person === '7' ? UNTIL : null;
    },
  };
  const context = { services } as unknown as StaffContext;
  const app = fastify();
  app.decorateRequest('session', {
    getter: () => ({ signedIn: { viewer }, ...(purpose === '' ? {} : { purpose }) }) as never,
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.decorateReply('page', async function page(this: FastifyReply, template, content) {
    await this.send({ template, ...content });
  });
  app.setErrorHandler((error, _request, reply) => {
    assert.ok(error instanceof ReeveError, String(error));
    return reply.code(statusOf(error)).send({ code: error.code });
  });
  breakGlassPages(app, context);
  app.get<{ Params: { person: string } }>('/person/:person/not-known', async (request) =>
    inAnEmergency(context, request),
  );
  const ask = async (options: InjectOptions) => {
    const answer = await app.inject(options);
    const { statusCode: status, headers, payload } = answer;
    return { status, location: headers.location, page: payload === '' ? {} : JSON.parse(payload) };
  };
  return {
    written,
    asked,
    get: (url: string) => ask({ method: 'GET', url }),
    post: (url: string, form: Readonly<Record<string, string>>) =>
      ask({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: `${new URLSearchParams(form)}`,
      }),
  };
}

describe('breaking the glass', () => {
  test('is for those whose role lets them, before anything else is said', async () => {
    for (const role of ['customer-services-officer', 'steward', 'administrator'] as const) {
      const { get, post, written, asked } = pagesFor(role);
      assert.equal((await get('/person/4711/break-glass')).status, 403, role);
      for (const reason of ['', REASON, 'x'.repeat(3000)]) {
        assert.equal((await post('/person/4711/break-glass', { reason })).status, 403, role);
      }
      assert.deepEqual((await get('/person/4711/not-known')).page, {}, role);
      assert.deepEqual([written, asked], [[], []]);
    }
    for (const role of ['duty-social-worker', 'safeguarding-lead'] as const) {
      assert.equal((await pagesFor(role).get('/person/4711/break-glass')).status, 200, role);
    }
  });

  test('asks first what somebody is here to do, and comes back', async () => {
    const { get } = pagesFor('duty-social-worker', '');
    const { status, location } = await get('/person/4711/break-glass');
    assert.deepEqual([status, location], [303, '/purpose?to=/person/4711/break-glass']);
  });

  test('says how long it lasts, and until when it is open already', async () => {
    const { get } = pagesFor('duty-social-worker');
    const { page } = await get('/person/4711/break-glass');
    assert.deepEqual([page.rule.minutes, page.glass, page.personId], [30, null, 4711]);
    assert.ok(page.sections.some(({ code }: { readonly code: string }) => code === 'break-glass'));
    assert.equal((await get('/person/7/break-glass')).page.glass, UNTIL);
  });

  test('leads back to the customer, and is done once by its key', async () => {
    const { get, post, written } = pagesFor('duty-social-worker');
    const { key } = (await get('/person/4711/break-glass')).page;
    for (let i = 0; i < 2; i++) {
      const { status, location } = await post('/person/4711/break-glass', { reason: REASON, key });
      assert.deepEqual([status, location], [303, '/person/4711']);
    }
    await post('/person/4712/break-glass', { reason: REASON, key });
    assert.deepEqual(
      written.map((each) => [each.key, each.person, each.reason]),
      [
        [key, 4711, REASON],
        [key, 4711, REASON],
        [key, 4712, REASON],
      ],
    );
    const [first, again, other] = written.map(({ digest }) => digest);
    assert.equal(first, again);
    assert.notEqual(first, other);
  });

  for (const [what, reason, says] of [
    ['nothing', '', /20 characters.*Say who is at risk/],
    ['too little', 'urgent', /20 characters/],
    ['one word over and over', 'urgent '.repeat(10), /4 different words/],
    ['too much', 'It is urgent, as was said. '.repeat(100), /2000 characters or fewer/],
  ] as const) {
    test(`is told at the field of a reason that says ${what}`, async () => {
      const { post, written } = pagesFor('duty-social-worker');
      const { status, page } = await post('/person/4711/break-glass', { reason, key: 'k' });
      assert.deepEqual([status, page.errors.length], [422, 1]);
      assert.equal(page.errors[0].href, '#reason');
      assert.match(page.errors[0].text, says);
      assert.deepEqual([page.reason, page.key], [reason.trim(), 'k']);
      assert.deepEqual(written, []);
    });
  }

  test('is of numbers alone, and offered of every number', async () => {
    const { get, post, written } = pagesFor('duty-social-worker');
    for (const person of ['abc', '0', '-1', '1.5', '9999999999', '%20']) {
      assert.equal((await get(`/person/${person}/break-glass`)).status, 404, person);
      const { status } = await post(`/person/${person}/break-glass`, { reason: REASON });
      assert.equal(status, 404, person);
      assert.deepEqual((await get(`/person/${person}/not-known`)).page, {}, person);
    }
    assert.deepEqual(written, []);
    const { page } = await get('/person/999999999/not-known');
    assert.deepEqual(page, { tried: '999999999', glass: null });
  });
});
