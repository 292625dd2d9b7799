import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { ReeveError } from '../../../kernel/index.ts';

/** An identity provider of OpenID Connect. */
export interface TokenIssuer {
  /** `iss` of its tokens, exactly. */
  readonly issuer: string;
  /** `aud` that tokens for this interface have: a token for another, an ID token say, is refused. */
  readonly audience: string;
  /** Where its keys are, or the keys. */
  readonly keys: URL | JSONWebKeySet;
}

/**
 * Signatures with a private key only. RFC 8725, section 3.1: which algorithms count is for the
 * verifier to say; with one that shares its key, whoever can verify can sign.
 */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
];
/** Seconds that clocks may differ by. */
const CLOCK_TOLERANCE = 30;

/** Verifies tokens of an identity provider and gives their claims. */
export function issuedClaims({
  issuer,
  audience,
  keys,
}: TokenIssuer): (token: string) => Promise<Record<string, unknown>> {
  const keySet = keys instanceof URL ? createRemoteJWKSet(keys) : createLocalJWKSet(keys);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (error) {
      throw asAuthError(error);
    }
  };
}

/** What is wrong with a token, told no closer than its sender needs to get another. */
export function asAuthError(error: unknown): ReeveError {
  if (error instanceof errors.JWTExpired) {
    return new ReeveError('auth/token', 'The token has expired', { hint: 'Sign in again.' });
  }
  // Keys that cannot be had are no fault of the token's: jose's general error, or that of fetch.
  const unreachable =
    error instanceof errors.JWKSTimeout ||
    !(error instanceof errors.JOSEError) ||
    error.code === 'ERR_JOSE_GENERIC';
  if (unreachable) {
    return new ReeveError('auth/issuer', 'The keys of the identity provider cannot be had', {
      cause: error,
    });
  }
  return new ReeveError('auth/token', 'The token is not valid here', {
    hint: 'It must be an access token for this interface, of the identity provider that it trusts.',
  });
}
