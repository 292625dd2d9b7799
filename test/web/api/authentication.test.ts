import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose';
import { serveTrust } from '../../../src/cli/serve-settings.ts';
import { ReeveError } from '../../../src/kernel/index.ts';
import { authentication, developmentToken } from '../../../src/web/api/index.ts';

type SigningKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

const issuer = 'https://sign-in.example.org/council';
const audience = 'reeve-api';
const services = async () => ['libraries', 'parking'];
const claims = { service: 'libraries', roles: ['service-officer'], name: 'Ada' };

const coded = (code: string) => (error: unknown) =>
  error instanceof ReeveError && error.code === code;

describe('tokens of an identity provider', () => {
  let keys: JSONWebKeySet;
  let sign: (edit?: (token: SignJWT) => SignJWT, body?: object) => Promise<string>;
  let signOther: typeof sign;
  let trusted: SigningKey;

  before(async () => {
    const pair = await generateKeyPair('ES256');
    const other = await generateKeyPair('ES256');
    keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' }] };
    const signer =
      (key: SigningKey): typeof sign =>
      (edit = (token) => token, body = claims) =>
        edit(
          new SignJWT({ ...body })
            .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
            .setSubject('u-1')
            .setIssuer(issuer)
            .setAudience(audience)
            .setExpirationTime('5m'),
        ).sign(key);
    trusted = pair.privateKey;
    sign = signer(trusted);
    signOther = signer(other.privateKey);
  });

  const viewerOf = async (token: string) =>
    authentication({ issuer: { issuer, audience, keys } }, services)(`Bearer ${token}`);

  test('a token that it signed for this interface is of its viewer', async () => {
    const viewer = await viewerOf(await sign());
    assert.deepEqual(
      [viewer.subject, viewer.service, viewer.roles],
      ['u-1', 'libraries', ['service-officer']],
    );
  });

  test('one of another issuer, for another audience, past its time or without an end is refused', async () => {
    for (const edit of [
      (token: SignJWT) => token.setIssuer('https://elsewhere.example.org'),
      (token: SignJWT) => token.setAudience('another-client'),
      (token: SignJWT) => token.setExpirationTime(Math.floor(Date.now() / 1000) - 3600),
      (token: SignJWT) => token.setNotBefore('1h'),
    ]) {
      await assert.rejects(viewerOf(await sign(edit)), coded('auth/token'));
    }
    const token = await new SignJWT({ ...claims, sub: 'u-1', iss: issuer, aud: audience })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .sign(trusted);
    await assert.rejects(viewerOf(token), coded('auth/token'));
  });

  test('one that somebody else signed, or nobody, is refused', async () => {
    await assert.rejects(viewerOf(await signOther()), coded('auth/token'));
    const [, payload] = (await sign()).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    await assert.rejects(viewerOf(`${none}.${payload}.`), coded('auth/token'));
    const shared = await developmentToken('k1'.repeat(20), { ...claims, sub: 'u-1' });
    await assert.rejects(viewerOf(shared), coded('auth/token'));
  });

  test('one of a service that the agreements do not know is of no viewer', async () => {
    const elsewhere = await sign(undefined, { ...claims, service: 'a-neighbour' });
    await assert.rejects(viewerOf(elsewhere), coded('access/claims'));
  });

  test('keys that cannot be had are no fault of the token', async () => {
    // Nothing listens at the port of a discard service on this machine.
    const unreachable = new URL('http://127.0.0.1:9/keys');
    const enter = authentication({ issuer: { issuer, audience, keys: unreachable } }, services);
    await assert.rejects(enter(`Bearer ${await sign()}`), coded('auth/issuer'));
  });
});

describe('whose tokens a server lets in', () => {
  const key = { REEVE_DEVELOPMENT_KEY: 'x'.repeat(40) };
  const provider = {
    REEVE_OIDC_ISSUER: issuer,
    REEVE_OIDC_AUDIENCE: audience,
    REEVE_OIDC_KEYS: `${issuer}/keys`,
  };

  test('a server is in production unless it is said not to be, and then takes no development key', () => {
    for (const environment of [key, { ...key, REEVE_ENVIRONMENT: 'production' }]) {
      assert.throws(() => serveTrust(environment, true), coded('serve/development-key'));
    }
    const development = { ...key, REEVE_ENVIRONMENT: 'development' };
    assert.equal(serveTrust(development, true).isProduction, false);
    assert.throws(() => serveTrust(development, false), coded('serve/development-key'));
    assert.throws(
      () => serveTrust({ ...development, ...provider }, true),
      coded('serve/development-key'),
    );
    assert.throws(
      () => serveTrust({ ...key, REEVE_ENVIRONMENT: 'test' }, true),
      coded('serve/environment'),
    );
  });

  test('keys come by https, and all three settings are needed', () => {
    assert.equal(serveTrust(provider, false).isProduction, true);
    const plain = { ...provider, REEVE_OIDC_KEYS: 'http://sign-in.example.org/keys' };
    assert.throws(() => serveTrust(plain, false), coded('serve/no-issuer'));
    const { REEVE_OIDC_AUDIENCE: _, ...less } = provider;
    assert.throws(() => serveTrust(less, false), coded('serve/no-issuer'));
  });

  test('a development key that could be guessed is refused', () => {
    assert.throws(
      () => authentication({ developmentKey: 'short' }, services),
      coded('auth/development-key'),
    );
  });
});
