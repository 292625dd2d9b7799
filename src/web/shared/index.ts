/*
 * What all pages share: layout, sessions, signing in, errors, headers.
 */
export { SESSION_TIMES, type SessionKeeper, type SessionTimes } from './page-session.ts';
export {
  type OpenIdSettings,
  type OpenIdSignIn,
  openIdSignIn,
} from './sign-in/openid-client.ts';
