/**
 * An identity provider for trying the hub out: whoever comes chooses whom to be. It is no part of
 * what is published, and needs a package that is installed for development alone.
 */

import { generateKeyPair, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import Provider, { type Configuration } from 'oidc-provider';
import { dayInUk } from '../src/kernel/index.ts';
import { portTaken } from './ports.ts';
import { type MadeUpStaff, madeUpStaff } from './staff.ts';

export interface DemoProvider {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): void;
}

/** Starts the provider on this machine alone, for pages at one address. */
export async function demoProvider(port: number, pages: URL): Promise<DemoProvider> {
  const issuer = new URL(`http://localhost:${port}`);
  const staff = madeUpStaff(dayInUk());
  const clientId = 'reeve-demo';
  const clientSecret = randomBytes(24).toString('base64url');
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const configuration: Configuration = {
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'RSA', alg: 'RS256', use: 'sig' }],
    },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [new URL('/signed-in', pages).href],
        post_logout_redirect_uris: [new URL('/signed-out', pages).href],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'service', 'roles', 'training'] },
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        // Whoever comes has been asked by the pages whether they want to sign out.
        logoutSource: (ctx, form) => {
          ctx.body = page(
            'Sign out',
            `${form}<button form="op.logoutForm" name="logout" value="yes" autofocus>Sign out of the demo</button>`,
          );
        },
      },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: { Session: 36_000, Grant: 36_000, Interaction: 3600, IdToken: 3600, AccessToken: 3600 },
    findAccount: (_ctx, sub) => {
      const found = staff.find((each) => each.sub === sub);
      return found && { accountId: sub, claims: () => ({ ...found }) };
    },
  };
  const provider = withoutWarning(() => new Provider(issuer.href, configuration));
  const callback = provider.callback();
  const server = createServer((request, response) => {
    const [, uid, who] = /^\/interaction\/([\w-]+)(?:\/([\w-]+))?$/.exec(request.url ?? '') ?? [];
    if (uid === undefined) callback(request, response);
    else {
      interact(provider, staff, { request, response }, uid, who).catch(() => {
        response.writeHead(400, HTML).end(page('Sign in again', '<p>This sign-in has ended.</p>'));
      });
    }
  });
  await listening(server, port);
  return { issuer, clientId, clientSecret, close: () => void server.close() };
}

/**
 * Keeps one warning from whoever starts the demonstration: that sessions are held in memory is what
 * a provider of made-up staff is to do, and the library has no setting that says so.
 */
function withoutWarning<T>(work: () => T): T {
  const { warn } = console;
  console.warn = (...said: readonly unknown[]) => {
    if (!/development-only in-memory adapter/.test(String(said[0]))) warn(...said);
  };
  try {
    return work();
  } finally {
    console.warn = warn;
  }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portTaken(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function interact(
  provider: Provider,
  staff: readonly MadeUpStaff[],
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  uid: string,
  who: string | undefined,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'consent') {
    const accountId = session?.accountId ?? '';
    const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    const grantId = await grant.save();
    await provider.interactionFinished(request, response, { consent: { grantId } });
    return;
  }
  if (request.method === 'POST' && staff.some(({ sub }) => sub === who)) {
    await provider.interactionFinished(request, response, { login: { accountId: who ?? '' } });
    return;
  }
  const choices = staff
    .map(
      ({ sub, name, does }) =>
        `<form method="post" action="/interaction/${uid}/${sub}"><button id="${sub}">${name}</button> <span>${does}</span></form>`,
    )
    .join('');
  response
    .writeHead(200, HTML)
    .end(
      page(
        'Who do you want to be?',
        `<p>These people are made up, as is everyone in the borough.</p>${choices}`,
      ),
    );
}

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

function page(title: string, body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${title}</title><style>
body { font: 18px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #0b0c0c }
form { margin: 0 0 .5rem } button { font: inherit; min-width: 14rem; padding: .4rem .8rem; text-align: left; cursor: pointer }
span { display: inline-block; margin-left: .5rem }
</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}
