import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { defaultAgreements, parseAgreements } from '../../src/access/index.ts';
import { ReeveError } from '../../src/kernel/index.ts';
import { verifyPerson } from '../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import { emptyIndex, onThePhone, readsOf } from '../master-index/reading/made-index.ts';

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
const question = { ask: 'known-at-address', uprn: '9900100001' } as const;
/** Questions about one person that a user may ask in a day. */
const A_DAY = 5;

for (const kind of databaseKinds) {
  describe(`the limit of questions, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'holds for questions that are asked at one moment, of each user by themselves',
      on(async (db) => {
        await emptyIndex(db);
        const reads = readsOf(db);
        const ask = (subject: string) =>
          verifyPerson(
            reads,
            policy,
            {
              ...onThePhone,
              purpose: 'issue-permit',
              viewer: { ...onThePhone.viewer, service: 'parking', subject },
            },
            '17',
            question,
          ).then(
            () => 'answered',
            (error: unknown) => (error instanceof ReeveError ? error.code : error),
          );
        const asked = ['one', 'other'].flatMap((user) =>
          Array.from({ length: 2 * A_DAY }, () => ask(user)),
        );
        const outcomes = await Promise.all(asked);
        const expected = [
          ...Array.from({ length: A_DAY }, () => 'answered'),
          ...Array.from({ length: A_DAY }, () => 'verification/too-often'),
        ];
        assert.deepEqual(outcomes.slice(0, 2 * A_DAY).sort(), expected);
        assert.deepEqual(outcomes.slice(2 * A_DAY).sort(), expected);
      }),
    );
  });
}
