/** Why a record would be somebody's: by what may be seen, and nothing of what may not. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Viewer } from '../../../src/access/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { RecordMatches } from '../../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import {
  emptyIndex,
  inChildrensServices,
  inCouncilTax,
  link,
  load,
  onThePhone,
  putMatchRows,
  putModel,
  readsOf,
} from '../reading/made-index.ts';

const CALLED = '07700900111';

/** Council tax knows Ada's date of birth; children's services know her mobile, or it is not held. */
async function ada(db: Database, mobile = '07700900456'): Promise<string> {
  await emptyIndex(db);
  await load(db, 'council-tax-liability', '2026-01-31', [
    { id: 'CT1', forenames: 'Ada', surname: 'Marsh', dateOfBirth: '12/03/1980', mobile: CALLED },
    { id: 'CT2', forenames: 'Bo', surname: 'Fenn', dateOfBirth: '01/02/1955' },
  ]);
  await load(db, 'childrens-cases', '2026-02-28', [
    { id: 'CC1', forenames: 'Adeline', surname: 'Marsh', mobile },
  ]);
  const [id = ''] = await link(db, [['CT1', 'CC1'], ['CT2']]);
  await putModel(db);
  await putMatchRows(db);
  return id;
}

const asking = ({
  viewer,
  purpose,
  requestId,
}: typeof onThePhone | typeof inCouncilTax | typeof inChildrensServices) => ({
  viewer: {
    ...viewer,
    roles: [...viewer.roles, 'application'],
    training: [{ course: 'data-matching', completed: '2026-01-10' }],
  } as Viewer,
  purpose,
  requestId,
});

const said = {
  surname: 'Marsh',
  dateOfBirth: '12 March 1980',
  mobile: '07700 900456',
};

for (const kind of databaseKinds) {
  describe(kind, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'what agrees and what differs is said in words, of what the viewer may see',
      on(async (db) => {
        const id = await ada(db);
        const matches = new RecordMatches(db);
        const reasons = async (who: Parameters<typeof asking>[0]) => {
          const { person, others } = await matches.match(readsOf(db), asking(who), said);
          const found = [person, ...others].find((each) => each?.personId === id);
          assert.ok(found?.why, 'she is found, with reasons');
          return found.why;
        };
        for (const who of [onThePhone, inCouncilTax]) {
          const why = await reasons(who);
          assert.deepEqual(
            why.map(({ compared, speaks }) => [compared, speaks]),
            [
              ['surname', 'strongly for'],
              ['born', 'strongly for'],
              ['mobile', 'against'],
            ],
          );
          assert.ok(why.every(({ says }) => says !== ''));
        }
        const theirs = await reasons(inChildrensServices);
        assert.ok(
          theirs.some(({ compared, weight }) => compared === 'mobile' && weight > 0),
          JSON.stringify(theirs),
        );
      }),
    );

    test('a value that is hidden neither finds anybody, nor weighs', async () => {
      const answers: Record<string, object[]> = {};
      for (const held of ['07700900456', '']) {
        await on(async (db) => {
          await ada(db, held);
          const matches = new RecordMatches(db);
          for (const mobile of ['07700 900456', '07700 900999']) {
            for (const [name, asked] of Object.entries({
              'surname and mobile': { surname: 'Marsh', mobile },
              'all that council tax knows': { ...said, mobile },
              'a wrong date of birth': { ...said, dateOfBirth: '1 May 1961', mobile },
            })) {
              answers[name] ??= [];
              answers[name].push(await matches.match(readsOf(db), asking(inCouncilTax), asked));
            }
          }
          const theirs = { surname: 'Marsh', mobile: '07700 900456' };
          const { outcome } = await matches.match(readsOf(db), asking(inChildrensServices), theirs);
          assert.equal(outcome === 'new', held === '', 'whoever may see it is told');
        })();
      }
      for (const [name, [first, ...others]] of Object.entries(answers)) {
        for (const other of others) assert.deepEqual(other, first, name);
      }
      const outcomes = Object.values(answers).map(
        ([first]) => (first as { outcome: string }).outcome,
      );
      assert.deepEqual(outcomes, ['new', 'review', 'new']);
    });
  });
}
