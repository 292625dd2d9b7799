import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ownPath } from './own-path.ts';

describe('where somebody is sent after signing in', () => {
  test('is a path of these pages, as given', () => {
    assert.equal(ownPath('/person/17?on=2025-01-01'), '/person/17?on=2025-01-01');
  });

  for (const elsewhere of [
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '\\\\elsewhere.example/',
    '/\t/elsewhere.example/',
    '/\n/elsewhere.example',
    'https://elsewhere.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '/a/..//elsewhere.example',
    '/.//elsewhere.example',
    '',
    undefined,
    ['/a', '/b'],
  ]) {
    test(`is never ${JSON.stringify(elsewhere)}`, () => assert.equal(ownPath(elsewhere), '/'));
  }

  test('never leaves these pages, whatever is given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('/', '\\', '.', '\t', '@', ':', 'a', '?', '#', '%2f')),
        (parts) => {
          const home = 'http://hub.example';
          assert.equal(new URL(ownPath(`/${parts.join('')}`), home).origin, home);
        },
      ),
    );
  });
});
