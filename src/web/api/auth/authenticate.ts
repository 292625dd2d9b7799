import { type ClaimMapping, type Viewer, viewerFromClaims } from '../../../access/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import { developmentClaims } from './development-key.ts';
import { issuedClaims, type TokenIssuer } from './issued-token.ts';

/** Who signs the tokens that are let in. */
export type TokenTrust =
  | { readonly issuer: TokenIssuer }
  /** For tests and demonstrations: whoever has this key can be anybody. */
  | { readonly developmentKey: string };

/** Finds out who sent a token. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

/**
 * Finds out who asks, from the bearer token of a request (RFC 6750, section 2.1).
 *
 * @param services codes of the services that agreements know now
 *
 * The function that is given back throws `auth/missing`, `auth/token`, `auth/issuer`, and
 * `access/claims` for a token whose claims are of no viewer.
 */
export function authentication(
  trust: TokenTrust,
  services: () => Promise<readonly string[]>,
  mapping?: ClaimMapping,
): Authenticate {
  const claimsOf =
    'issuer' in trust ? issuedClaims(trust.issuer) : developmentClaims(trust.developmentKey);
  return async (authorization) => {
    const [, token] = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization ?? '') ?? [];
    if (token === undefined) {
      throw new ReeveError('auth/missing', 'No bearer token came with the request', {
        hint: 'Send "Authorization: Bearer" and an access token of the identity provider.',
      });
    }
    const claims = await claimsOf(token);
    return viewerFromClaims(claims, await services(), mapping);
  };
}
