import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Signer } from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { ReeveError } from '../../kernel/index.ts';
import { pageServer } from './page-server.ts';
import { SESSION_TIMES } from './page-session.ts';

const SECRET = 'of no secret at all, for tests alone';

/** Pages that count what they ask for, asked with the cookie of a session. */
async function countedPages(isDown: { readonly sessions?: true; readonly frames?: true } = {}) {
  const asked = { sessions: 0, frames: 0 };
  const count = async <T>(what: keyof typeof asked, answer: T): Promise<T> => {
    asked[what]++;
    if (isDown[what] === undefined) return answer;
    throw new ReeveError('database/no-connection', 'The database does not answer');
  };
  const app = Fastify();
  const routes = async (pages: FastifyInstance) => {
    pages.get('/page', async (_request, reply) =>
      reply.page('shared/layouts/page.njk', { title: 'A page' }),
    );
    pages.get('/elsewhere', async (_request, reply) => reply.redirect('/page', 303));
    pages.get('/fault', async () => {
      throw new Error('A fault');
    });
  };
  await pageServer(
    app,
    {
      sessions: {
        get: () => count('sessions', { cookie: {} }),
        put: async () => undefined,
        end: async () => undefined,
        endAllOf: async () => 0,
      },
      times: SESSION_TIMES,
      secret: SECRET,
      publicAddress: new URL('http://localhost'),
      formTargets: [],
      council: 'Wexmere Council',
      refused: async () => {},
      frame: () => count('frames', { viewer: { name: 'Amara Osei' } }),
    },
    routes,
  );
  const cookie = `reeve=${encodeURIComponent(new Signer(SECRET, 'sha256').sign('an-id'))}`;
  return { asked, get: (url: string) => app.inject({ url, headers: { cookie } }) };
}

describe('pages', () => {
  test('ask for no session to serve what they load', async () => {
    const { asked, get } = await countedPages();
    const { statusCode, headers } = await get('/assets/reeve.svg');
    assert.equal(statusCode, 200);
    assert.match(`${headers['content-security-policy']}`, /default-src 'none'/);
    assert.match(`${headers['cache-control']}`, /immutable/);
    assert.deepEqual(asked, { sessions: 0, frames: 0 });
  });

  test('ask for what stands around a page where one is drawn, and not to lead elsewhere', async () => {
    const { asked, get } = await countedPages();
    assert.equal((await get('/elsewhere')).statusCode, 303);
    assert.deepEqual(asked, { sessions: 1, frames: 0 });
    const page = await get('/page');
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /Wexmere Council[\s\S]*Amara Osei/);
    assert.deepEqual(asked, { sessions: 2, frames: 1 });
  });

  test('say with the menu what went wrong', async () => {
    const { get } = await countedPages();
    for (const [path, status] of [
      ['/fault', 500],
      ['/nowhere', 404],
    ] as const) {
      const { statusCode, body } = await get(path);
      assert.equal(statusCode, status);
      assert.match(body, /Amara Osei/);
    }
  });

  test('say without it that the database does not answer', async () => {
    for (const isDown of [{ sessions: true }, { frames: true }] as const) {
      const { get } = await countedPages(isDown);
      const { statusCode, headers, body } = await get('/page');
      assert.equal(statusCode, 503);
      assert.match(body, /Wexmere Council[\s\S]*<h1[^>]*>The hub is not available/);
      assert.doesNotMatch(body, /Amara Osei/);
      assert.match(`${headers['content-security-policy']}`, /default-src 'none'/);
    }
  });

  test('say without it what else went wrong while the database does not answer', async () => {
    const { get } = await countedPages({ frames: true });
    const { statusCode, body } = await get('/fault');
    assert.equal(statusCode, 500);
    assert.match(body, /<h1[^>]*>Something went wrong/);
  });
});
