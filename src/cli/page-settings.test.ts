import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pageSettings } from './page-settings.ts';

const whole = {
  REEVE_PUBLIC_ADDRESS: 'https://hub.wexmere.example',
  REEVE_OIDC_ISSUER: 'https://login.wexmere.example',
  REEVE_OIDC_CLIENT_ID: 'reeve',
  REEVE_OIDC_CLIENT_SECRET: 'a secret of the provider',
  REEVE_SESSION_SECRET: 'x'.repeat(32),
  REEVE_COUNCIL: 'Wexmere Council',
};

describe('settings of the pages for staff', () => {
  test('are taken whole', () => {
    const settings = pageSettings(whole, true);
    assert.equal(settings?.publicAddress.href, 'https://hub.wexmere.example/');
    assert.equal(settings?.council, 'Wexmere Council');
  });

  test('are none where nothing is said of pages', () => {
    assert.equal(pageSettings({ REEVE_OIDC_ISSUER: 'https://login.example' }, true), null);
  });

  for (const name of Object.keys(whole).filter((each) => each !== 'REEVE_COUNCIL')) {
    test(`are refused without ${name}, by its name`, () => {
      assert.throws(() => pageSettings({ ...whole, [name]: undefined }, true), {
        code: 'serve/pages',
        location: { field: name },
      });
    });
  }

  for (const [name, value] of [
    ['REEVE_PUBLIC_ADDRESS', 'http://hub.wexmere.example'],
    ['REEVE_PUBLIC_ADDRESS', 'hub'],
    ['REEVE_OIDC_ISSUER', 'http://login.wexmere.example'],
    ['REEVE_SESSION_SECRET', 'short'],
  ] as const) {
    test(`are refused with ${name} ${value}`, () => {
      assert.throws(() => pageSettings({ ...whole, [name]: value }, true), {
        code: 'serve/pages',
        location: { field: name },
      });
    });
  }

  test('have a secret of each start in development', () => {
    const settings = () => pageSettings({ ...whole, REEVE_SESSION_SECRET: undefined }, false);
    assert.equal(settings()?.sessionSecret.length, 64);
    assert.notEqual(settings()?.sessionSecret, settings()?.sessionSecret);
  });
});
