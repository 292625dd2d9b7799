import { isIP } from 'node:net';
import { ReeveError } from '../kernel/index.ts';
import type { TokenTrust } from '../web/api/index.ts';

/** What the environment says of the server; the command line says the rest. */
export interface ServeEnvironment {
  /** `production` unless it says `development`. */
  readonly REEVE_ENVIRONMENT?: string | undefined;
  /** `iss` of tokens that are let in. */
  readonly REEVE_OIDC_ISSUER?: string | undefined;
  /** `aud` that they have. */
  readonly REEVE_OIDC_AUDIENCE?: string | undefined;
  /** Address of the identity provider's keys (JWKS). */
  readonly REEVE_OIDC_KEYS?: string | undefined;
  /** For tests and demonstrations alone: whoever has it can be anybody. */
  readonly REEVE_DEVELOPMENT_KEY?: string | undefined;
  /** Where people reach the pages for staff: an https address. */
  readonly REEVE_PUBLIC_ADDRESS?: string | undefined;
  /** As what the identity provider knows the pages. */
  readonly REEVE_OIDC_CLIENT_ID?: string | undefined;
  readonly REEVE_OIDC_CLIENT_SECRET?: string | undefined;
  /** Signs the cookies of sessions; the same at each start. */
  readonly REEVE_SESSION_SECRET?: string | undefined;
  /** Whose hub it is, as the pages say it. */
  readonly REEVE_COUNCIL?: string | undefined;
  /** Addresses of proxies whose word of who asks is taken, separated by commas. */
  readonly REEVE_TRUST_PROXY?: string | undefined;
  /** Folder for files that are sent; it is the server's own. */
  readonly REEVE_UPLOADS?: string | undefined;
  /** MB that a file that is sent has at most; 1024 by default. */
  readonly REEVE_LARGEST_UPLOAD?: string | undefined;
}

/** Takes a log, a line at a time. */
export interface LogStream {
  write(line: string): unknown;
}

export interface ServeTrust {
  readonly isProduction: boolean;
  readonly trust: TokenTrust;
}

/**
 * Whose tokens the server lets in. A server is in production unless it is said not to be, and in
 * production a development key is refused, so that none is left in by oversight.
 *
 * @param isLoopback whether only this machine can reach it
 * @throws ReeveError `serve/environment`, `serve/development-key`, `serve/no-issuer`
 */
export function serveTrust(environment: ServeEnvironment, isLoopback: boolean): ServeTrust {
  const isProduction = production(environment.REEVE_ENVIRONMENT);
  const { REEVE_DEVELOPMENT_KEY: developmentKey, REEVE_OIDC_ISSUER: issuer } = environment;
  if (developmentKey !== undefined) {
    if (isProduction || !isLoopback || issuer !== undefined) {
      throw new ReeveError('serve/development-key', 'A development key is not for this server', {
        hint: isProduction
          ? 'With it anybody can be made up. Take REEVE_DEVELOPMENT_KEY away, or, where there is no data of real people, set REEVE_ENVIRONMENT=development.'
          : 'It is for a server that only this machine reaches, and that trusts no identity provider beside it.',
      });
    }
    return { isProduction, trust: { developmentKey } };
  }
  const { REEVE_OIDC_AUDIENCE: audience, REEVE_OIDC_KEYS: keys } = environment;
  if (issuer === undefined || audience === undefined || keys === undefined) {
    throw new ReeveError('serve/no-issuer', 'Nothing says whose tokens to let in', {
      hint: 'Set REEVE_OIDC_ISSUER, REEVE_OIDC_AUDIENCE and REEVE_OIDC_KEYS (the address of the JWKS). To try it out: REEVE_ENVIRONMENT=development and REEVE_DEVELOPMENT_KEY.',
    });
  }
  return { isProduction, trust: { issuer: { issuer, audience, keys: keysAt(keys) } } };
}

function production(environment: string | undefined): boolean {
  if (environment === undefined || environment === 'production') return true;
  if (environment === 'development') return false;
  throw new ReeveError('serve/environment', `There is no environment "${environment}"`, {
    location: { field: 'REEVE_ENVIRONMENT' },
    hint: 'It is production (the default) or development.',
  });
}

/** Keys that came by a way that others can write to would let anybody in. */
function keysAt(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal(url.hostname));
  if (url !== undefined && safe) return url;
  throw new ReeveError('serve/no-issuer', 'The address of the keys is no https address', {
    location: { field: 'REEVE_OIDC_KEYS' },
  });
}

/** Whether a host name is this machine alone. */
export function isLocal(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
}

/**
 * Proxies whose word of who asks is taken: addresses and networks (`10.0.0.0/8`), `loopback`,
 * `linklocal` or `uniquelocal`.
 *
 * @throws ReeveError `serve/trust-proxy`
 */
export function trustedProxies({ REEVE_TRUST_PROXY = '' }: ServeEnvironment): readonly string[] {
  const given = REEVE_TRUST_PROXY.split(',').map((text) => text.trim());
  const proxies = given.filter((text) => text !== '');
  const wrong = proxies.find((text) => !isProxy(text));
  if (wrong === undefined) return proxies;
  throw new ReeveError('serve/trust-proxy', `"${wrong}" is no address of a proxy`, {
    location: { field: 'REEVE_TRUST_PROXY' },
    hint: 'Name them one by one, separated by commas: 10.1.2.3, 10.0.0.0/8, loopback. To trust all would let anybody say who they are.',
  });
}

function isProxy(text: string): boolean {
  if (/^(loopback|linklocal|uniquelocal)$/.test(text)) return true;
  const [address = '', bits, more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  return (
    bits === undefined ||
    (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

const MEGABYTE = 2 ** 20;
const LARGEST_UPLOAD = 1024;

/**
 * Bytes that a file that is sent may have.
 *
 * @throws ReeveError `serve/largest-upload`
 */
export function largestUpload({ REEVE_LARGEST_UPLOAD: text }: ServeEnvironment): number {
  if (text === undefined || text === '') return LARGEST_UPLOAD * MEGABYTE;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text) * MEGABYTE;
  throw new ReeveError('serve/largest-upload', `"${text}" is no number of MB`, {
    location: { field: 'REEVE_LARGEST_UPLOAD' },
  });
}
