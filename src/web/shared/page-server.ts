import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formBody from '@fastify/formbody';
import session from '@fastify/session';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { serveAssets } from './assets.ts';
import { answerPageErrors } from './page-errors.ts';
import { type SessionKeeper, type SessionTimes, sessionStore } from './page-session.ts';
import { secureHeaders } from './secure-headers.ts';
import { pageTemplates } from './views.ts';

/** What a template is drawn with; each page has its own. */
export type PageContent = Readonly<Record<string, unknown>>;

declare module 'fastify' {
  interface FastifyReply {
    /** Draws and sends a page: a template of `src/web` by its path there. */
    page(template: string, content: PageContent): FastifyReply;
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
  /** What every page is drawn with, by request. */
  readonly frame: (request: FastifyRequest) => Promise<PageContent>;
}

/**
 * Makes an application one of pages: sessions, forms that only these pages can send, headers,
 * templates and error pages. For a part of a server that has other parts beside it.
 */
export async function pageServer(app: FastifyInstance, options: PageServerOptions): Promise<void> {
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
  secureHeaders(app, options.formTargets);
  const assets = serveAssets(app);
  const templates = pageTemplates();
  const frames = new WeakMap<FastifyRequest, PageContent>();
  app.decorateReply('page', function page(this: FastifyReply, template, content) {
    const { request } = this;
    const notice = request.session?.notice;
    if (notice !== undefined) request.session.notice = undefined;
    const html = templates.render(template, {
      assets,
      notice,
      cspNonce: this.scriptNonce,
      csrf: () => this.generateCsrf(),
      ...frames.get(request),
      ...content,
    });
    return this.type('text/html; charset=utf-8').send(html);
  });
  app.addHook('preHandler', async (request) => {
    frames.set(request, await options.frame(request));
  });
  // Every form, without each page having to think of it.
  app.addHook('preValidation', (request, reply, done) => {
    if (request.method === 'GET' || request.method === 'HEAD') done();
    else app.csrfProtection(request, reply, done);
  });
  answerPageErrors(app);
}

const LARGEST_FORM = 256 * 1024;
