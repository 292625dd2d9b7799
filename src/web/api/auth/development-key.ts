import { jwtVerify, SignJWT } from 'jose';
import { ReeveError } from '../../../kernel/index.ts';
import { asAuthError } from './issued-token.ts';

const ISSUER = 'reeve-development';
const AUDIENCE = 'reeve';
/** RFC 7518, section 3.2: a key of HS256 has at least 256 bits. */
const SHORTEST_KEY = 32;

function keyOf(text: string): Uint8Array {
  const key = new TextEncoder().encode(text);
  if (key.length >= SHORTEST_KEY) return key;
  throw new ReeveError('auth/development-key', 'The development key is too short', {
    hint: `It has at least ${SHORTEST_KEY} characters: openssl rand -hex 32`,
  });
}

/** Verifies tokens that `developmentToken` made with the same key. */
export function developmentClaims(
  text: string,
): (token: string) => Promise<Record<string, unknown>> {
  const key = keyOf(text);
  return async (token) => {
    try {
      const options = { issuer: ISSUER, audience: AUDIENCE, algorithms: ['HS256'] };
      return (await jwtVerify(token, key, { ...options, requiredClaims: ['exp', 'sub'] })).payload;
    } catch (error) {
      throw asAuthError(error);
    }
  };
}

/**
 * A token for tests and demonstrations, for a server that was given the same key. A server in
 * production takes no such key.
 *
 * @example
 * await developmentToken(key, { sub: 'u-1', service: 'libraries', roles: ['service-officer'] });
 */
export async function developmentToken(
  text: string,
  claims: Readonly<Record<string, unknown>>,
  hours = 8,
): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${hours}h`)
    .sign(keyOf(text));
}
