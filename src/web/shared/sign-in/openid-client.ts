import * as client from 'openid-client';
import { ReeveError } from '../../../kernel/index.ts';
import type { SigningIn } from '../page-session.ts';

/** How the pages are known to the identity provider. */
export interface OpenIdSettings {
  /** Its issuer identifier: an https address, or this machine's own. */
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where these pages are reached: `https://hub.wexmere.example`. */
  readonly publicAddress: URL;
  readonly scope?: string;
}

/** Who came back from the identity provider. */
export interface SignInResult {
  /** Of the ID token, whose signature, issuer, audience, nonce and times have been checked. */
  readonly claims: Readonly<Record<string, unknown>>;
  readonly idToken: string;
}

/** Signs people in by OpenID Connect: the authorization code flow with PKCE (RFC 7636). */
export interface OpenIdSignIn {
  /** Where to send the browser, and what has to come back. */
  begin(goTo: string): Promise<{ readonly location: string; readonly signingIn: SigningIn }>;
  /** @throws ReeveError `sign-in/failed`, `sign-in/unreachable` */
  finish(cameTo: URL, signingIn: SigningIn): Promise<SignInResult>;
  /** Where the provider signs people out; null where it has no such place. */
  endAddress(idToken: string | null): Promise<string | null>;
}

const CALLBACK = '/signed-in';
const SCOPE = 'openid profile';

/**
 * The provider is asked for its metadata at the first sign-in, so that the pages start, and say
 * what is wrong, while it is away.
 */
export function openIdSignIn(settings: OpenIdSettings): OpenIdSignIn {
  const { issuer, clientId, clientSecret, publicAddress } = settings;
  const callback = new URL(CALLBACK, publicAddress).href;
  let known: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    known ??= client
      .discovery(issuer, clientId, clientSecret, undefined, {
        execute: isLoopback(issuer) ? [client.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        known = undefined;
        throw unreachable(error);
      });
    return known;
  };
  return {
    async begin(goTo) {
      const signingIn: SigningIn = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
        goTo,
      };
      const location = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: callback,
        scope: settings.scope ?? SCOPE,
        state: signingIn.state,
        nonce: signingIn.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(signingIn.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { location: location.href, signingIn };
    },
    async finish(cameTo, { state, nonce, codeVerifier }) {
      const at = new URL(callback);
      at.search = cameTo.search;
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), at, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        return { claims: { ...tokens.claims() }, idToken: tokens.id_token ?? '' };
      } catch (error) {
        if (error instanceof ReeveError) throw error;
        throw new ReeveError('sign-in/failed', 'The sign-in did not work', {
          hint: 'Sign in again. If it goes on, tell whoever runs the hub.',
          cause: error,
        });
      }
    },
    async endAddress(idToken) {
      const config = await configuration();
      if (config.serverMetadata().end_session_endpoint === undefined) return null;
      return client.buildEndSessionUrl(config, {
        post_logout_redirect_uri: new URL('/signed-out', publicAddress).href,
        ...(idToken === null ? {} : { id_token_hint: idToken }),
      }).href;
    },
  };
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}

function unreachable(cause: unknown): ReeveError {
  return new ReeveError('sign-in/unreachable', 'Nobody can sign in at the moment', {
    hint: 'The identity provider does not answer. Try again in a few minutes.',
    cause,
  });
}
