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
