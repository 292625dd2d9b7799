import { randomBytes } from 'node:crypto';
import { ReeveError } from '../kernel/index.ts';
import { isLocal, type ServeEnvironment } from './serve-settings.ts';

/** What the pages for staff need, as the environment says it. */
export interface PageSettings {
  readonly publicAddress: URL;
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the cookies of sessions. */
  readonly sessionSecret: string;
  /** Whose hub it is. */
  readonly council: string;
}

const SHORTEST_SECRET = 32;

/**
 * How the pages for staff are served; null where nothing is said of them, and programs alone are
 * served. Half of it said is an oversight, and refused.
 *
 * @throws ReeveError `serve/pages`, naming what is missing or wrong
 */
export function pageSettings(
  environment: ServeEnvironment,
  isProduction: boolean,
): PageSettings | null {
  const {
    REEVE_PUBLIC_ADDRESS: address,
    REEVE_OIDC_ISSUER: issuer,
    REEVE_OIDC_CLIENT_ID: clientId,
    REEVE_OIDC_CLIENT_SECRET: clientSecret,
    REEVE_SESSION_SECRET: secret,
    REEVE_COUNCIL: council,
  } = environment;
  if (address === undefined && clientId === undefined && clientSecret === undefined) return null;
  const publicAddress = addressOf(
    'REEVE_PUBLIC_ADDRESS',
    required('REEVE_PUBLIC_ADDRESS', address),
  );
  if (secret === undefined && isProduction) {
    throw wrong(
      'REEVE_SESSION_SECRET',
      'is not set: without it everyone is signed out at each start',
    );
  }
  if (secret !== undefined && secret.length < SHORTEST_SECRET) {
    throw wrong('REEVE_SESSION_SECRET', `has fewer than ${SHORTEST_SECRET} characters`);
  }
  return {
    publicAddress,
    issuer: addressOf('REEVE_OIDC_ISSUER', required('REEVE_OIDC_ISSUER', issuer)),
    clientId: required('REEVE_OIDC_CLIENT_ID', clientId),
    clientSecret: required('REEVE_OIDC_CLIENT_SECRET', clientSecret),
    sessionSecret: secret ?? randomBytes(32).toString('hex'),
    council: council?.trim() || 'Council',
  };
}

function required(name: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw wrong(name, 'is not set');
}

/** What people's passwords and sessions go to comes by https, or stays on this machine. */
function addressOf(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal(url.hostname));
  if (url !== undefined && isSafe) return url;
  throw wrong(name, 'is no https address');
}

function wrong(name: string, problem: string): ReeveError {
  return new ReeveError('serve/pages', `${name} ${problem}`, {
    location: { field: name },
    hint: 'The pages for staff take REEVE_PUBLIC_ADDRESS, REEVE_OIDC_ISSUER, REEVE_OIDC_CLIENT_ID, REEVE_OIDC_CLIENT_SECRET and REEVE_SESSION_SECRET (openssl rand -hex 32). To serve programs alone, set none of the client and the address.',
  });
}
