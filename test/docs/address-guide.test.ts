import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { addressFindings } from '../../src/standards/addresses/findings.ts';
import { matchReasonText } from '../../src/standards/index.ts';

const guide = readFileSync(
  new URL('../../docs/guides/match-addresses.md', import.meta.url),
  'utf8',
);

describe('the guide to matching addresses', () => {
  it('names every reason', () => {
    for (const reason of Object.keys(matchReasonText)) {
      assert.ok(guide.includes(`\`${reason}\``), reason);
    }
  });

  it('lists what the parser can find, and nothing else', () => {
    const rows = [...guide.matchAll(/^\| `(address\/[a-z-]+)` \| ([a-z]+) \| (.+) \|$/gm)];
    assert.deepEqual(
      rows.map(([, code, severity, message]) => ({ code, severity, message })),
      addressFindings.all,
    );
  });
});
