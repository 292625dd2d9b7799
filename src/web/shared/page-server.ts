import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formBody from '@fastify/formbody';
import session from '@fastify/session';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Assets, serveAssets } from './assets.ts';
import { answerPageErrors } from './page-errors.ts';
import { type SessionKeeper, type SessionTimes, sessionStore } from './page-session.ts';
import { secureHeaders } from './secure-headers.ts';
import { pageTemplates } from './views.ts';

/** What a template is drawn with; each page has its own. */
export type PageContent = Readonly<Record<string, unknown>>;

declare module 'fastify' {
  interface FastifyReply {
    /** Draws and sends a page: a template of `src/web` by its path there. */
    page(template: string, content: PageContent): Promise<void>;
    /** Draws and sends the page that says what went wrong. */
    errorPage(content: PageContent): Promise<void>;
  }
}

export interface PageServerOptions {
  readonly sessions: SessionKeeper;
  readonly times: SessionTimes;
  /** Signs cookies: 32 characters or more, the same for all processes that serve the pages. */
  readonly secret: string;
  /** Where the pages are reached; cookies go by https alone where this is https. */
  readonly publicAddress: URL;
  /** Where forms may lead besides these pages: the identity provider, to sign out. */
  readonly formTargets: readonly string[];
  /** Whose hub it is: `Wexmere Council`. */
  readonly council: string;
  /** What stands around the content of a page: asked for when one is drawn. */
  readonly frame: (request: FastifyRequest) => Promise<PageContent>;
  /** Notes that somebody was refused a page for want of a role. */
  readonly refused: (request: FastifyRequest) => Promise<void>;
}

/**
 * Makes an application one of pages: sessions, forms that only these pages can send, headers,
 * templates and error pages. For a part of a server that has other parts beside it.
 *
 * @param pages puts in the pages
 */
export async function pageServer(
  app: FastifyInstance,
  options: PageServerOptions,
  pages: (app: FastifyInstance) => Promise<void>,
): Promise<void> {
  secureHeaders(app, options.formTargets);
  // Beside the pages, not among them: what is the same for everybody needs no session.
  const assets = serveAssets(app);
  await app.register(async (inside) => {
    await keepSessions(inside, options);
    drawPages(inside, options, assets);
    answerPageErrors(inside, options.refused);
    await pages(inside);
  });
}

async function keepSessions(app: FastifyInstance, options: PageServerOptions): Promise<void> {
  const isSecure = options.publicAddress.protocol === 'https:';
  await app.register(cookie);
  await app.register(session, {
    secret: options.secret,
    // The prefix binds it to this host alone (draft RFC 6265bis, section 4.1.3.2).
    cookieName: isSecure ? '__Host-reeve' : 'reeve',
    saveUninitialized: false,
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' },
    store: sessionStore(options.sessions, options.times),
  });
  await app.register(csrf, {
    sessionPlugin: '@fastify/session',
    getToken: ({ body }) => (body as { _csrf?: string } | undefined)?._csrf,
  });
  await app.register(formBody, { bodyLimit: LARGEST_FORM });
  // Every form, without each page having to think of it.
  app.addHook('preValidation', (request, reply, done) => {
    if (request.method === 'GET' || request.method === 'HEAD') done();
    else app.csrfProtection(request, reply, done);
  });
}

const LARGEST_FORM = 256 * 1024;

function drawPages(
  app: FastifyInstance,
  { council, frame }: PageServerOptions,
  assets: Assets,
): void {
  const templates = pageTemplates();
  const send = async (reply: FastifyReply, template: string, content: PageContent) => {
    const { session } = reply.request;
    const notice = session?.notice;
    if (notice !== undefined) session.notice = undefined;
    const html = templates.render(template, {
      assets,
      council,
      notice,
      cspNonce: reply.scriptNonce,
      csrf: () => reply.generateCsrf(),
      ...content,
    });
    await reply.type('text/html; charset=utf-8').send(html);
  };
  app.decorateReply('page', async function page(this: FastifyReply, template, content) {
    await send(this, template, { ...(await frame(this.request)), ...content });
  });
  app.decorateReply('errorPage', async function errorPage(this: FastifyReply, content) {
    // Nothing more is asked of what does not answer, or for whoever asks too often.
    const isBare = this.statusCode === 429 || this.statusCode === 503;
    const around = isBare ? {} : await frame(this.request).catch(() => ({}));
    await send(this, 'shared/layouts/error.njk', { ...around, ...content });
  });
}
