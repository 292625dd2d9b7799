import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, test } from 'node:test';
import { trySource } from './try-source.ts';

const DEFINITION = `format: reeve-source/1
name: members
title: Members
service: leisure
holds: anyone
extract: { cadence: weekly, content: full }
records:
  - role: member
    key: [NO]
    attributes: { surname: SURNAME }
`;
const trial = (definition: string, sample: string, name = 'members.csv') => ({
  definition: { name: 'members.yaml', text: definition },
  sample: { name, content: new TextEncoder().encode(sample) },
  asAt: '2026-03-31',
});
const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('reeve-try-'));

describe('trying a definition on a sample', () => {
  test('tells what becomes of it, and leaves nothing behind', async () => {
    const before = left();
    const found = await trySource(trial(DEFINITION, 'NO,SURNAME\n1,Vale\n2,\n'));
    assert.equal(found.rows, 2);
    assert.deepEqual(
      found.items.map(({ item, filled, among }) => [item, filled, among]),
      [['surname', 1, 2]],
    );
    assert.deepEqual(left(), before);
  });

  test('names the files as their sender does, and no path of the server', async () => {
    await assert.rejects(trySource(trial(DEFINITION.replace('key', 'kee'), 'NO\n1')), {
      code: 'source/invalid',
      location: { file: 'members.yaml', line: 9, field: 'records[0].kee' },
    });
    for (const sample of [
      'NO,NAME\n1,Vale\n',
      '',
      'NO,SURNAME\n"1,Vale\n',
      'PK\u0003\u0004 no book',
    ]) {
      const failure = await trySource(trial(DEFINITION, sample)).then(
        () => null,
        (error: unknown) => error as Error & { location: unknown; hint: unknown },
      );
      assert.ok(failure !== null);
      assert.doesNotMatch(
        JSON.stringify([failure.message, failure.location, failure.hint]),
        /reeve-try/,
      );
    }
  });

  test('ends a pattern that does not end by itself', async () => {
    const endless = `${DEFINITION}filters:\n  - { name: f, when: [{ column: SURNAME, matches: "^(a+)+$" }] }\n`;
    const sample = `NO,SURNAME\n1,${'a'.repeat(60)}!\n`;
    await assert.rejects(trySource(trial(endless, sample), 4), { code: 'source/too-slow' });
    assert.equal((await trySource(trial(DEFINITION, 'NO,SURNAME\n1,Vale\n'))).rows, 1);
  });

  test('takes no more at once than can be waited for', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 6 }, () => trySource(trial(DEFINITION, 'NO,SURNAME\n1,Vale\n'))),
    );
    const refused = all.filter(({ status }) => status === 'rejected');
    assert.equal(refused.length, 2);
    for (const each of refused) {
      assert.equal((each as PromiseRejectedResult).reason.code, 'request/too-many');
    }
  });
});
