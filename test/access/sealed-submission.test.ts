import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accessesTo, sealPerson, unsealPerson } from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import {
  matchPending,
  readPerson,
  type SubmissionResult,
  Submissions,
} from '../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import {
  emptyIndex,
  inCouncilTax,
  load,
  putModel,
  readsOf,
  submissionNoted,
} from '../master-index/reading/made-index.ts';
import { acting } from './small-index.ts';

/*
 * An application that submits a record of somebody sealed: the record is of the person, and what the
 * application is told is what it would be told if there were no such person.
 */

const ada = { forenames: 'Ada', surname: 'Lindqvist', dateOfBirth: '1980-02-01' } as const;
const mobile = '07700900123';

async function town(db: Database, hasAda: boolean): Promise<number | null> {
  await emptyIndex(db);
  await putModel(db);
  const bo = { id: 'CT1', forenames: 'Bo', surname: 'Marchetti', dateOfBirth: '03/04/1975' };
  const own = { ...ada, id: 'CT2', dateOfBirth: '01/02/1980', mobile };
  await load(db, 'council-tax-liability', '2026-01-31', hasAda ? [bo, own] : [bo]);
  await matchPending(db, { by: 'a test' });
  if (!hasAda) return null;
  const [row] = await db.query<{ person_id: number }>(
    'SELECT max(person_id) AS person_id FROM person',
  );
  return row?.person_id ?? null;
}

function submit(submissions: Submissions, key: string): Promise<SubmissionResult> {
  return submissions.submit({
    application: 'permits',
    service: 'parking',
    key,
    attributes: { ...ada, mobile },
    validFrom: '2026-02-01',
    noted: submissionNoted,
  });
}

for (const kind of databaseKinds) {
  describe(`a record submitted of somebody sealed, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'is the person’s, sealed, and told of under an id of its own',
      on(async (db) => {
        const person = (await town(db, true)) as number;
        await sealPerson(db, acting(), person, { reason: 'witness' });
        const submissions = new Submissions(db);
        const first = await submit(submissions, 'P-1');
        assert.equal(first.personId, person);
        // The next id that nobody had: as if the record had been of nobody who was known.
        assert.equal(first.toldAs, person + 1);
        const again = await submit(submissions, 'P-1');
        assert.deepEqual([again.isNew, again.toldAs], [false, first.toldAs]);
        const other = await submit(submissions, 'P-2');
        assert.equal(other.personId, person);
        assert.equal(other.toldAs, person + 2);
        const rows = await db.query(
          'SELECT DISTINCT seal FROM record_version JOIN source_record USING (record_id, seal) WHERE record_key LIKE $1',
          ['P-%'],
        );
        assert.deepEqual(rows, [{ seal: 3 }]);
        const reads = readsOf(db);
        const told = String(first.toldAs);
        const [ofTold, ofNobody] = [
          await readPerson(reads, { ...inCouncilTax, personId: told }),
          await readPerson(reads, { ...inCouncilTax, personId: '999999' }),
        ];
        assert.deepEqual(ofTold, ofNobody);
        await unsealPerson(db, acting(), person, { reason: 'No longer at risk.' });
        const view = await readPerson(reads, { ...inCouncilTax, personId: told });
        assert.ok(!('notKnown' in view));
        assert.deepEqual([view.personId, view.redirectedFrom], [String(person), told]);
        // Who looked at the ids that the person has had is in the audit.
        const { accesses } = await accessesTo(db, [`person:${told}`]);
        assert.ok(accesses.some(({ action }) => action === 'read'));
      }),
    );

    test(
      'is told of under an id of its own where the address alone is sealed',
      on(async (db) => {
        const person = (await town(db, true)) as number;
        const submissions = new Submissions(db);
        const early = await submit(submissions, 'P-0');
        assert.equal(early.toldAs, person);
        await sealPerson(db, acting(), person, { reason: 'domestic-abuse' });
        const [open] = await db.query('SELECT seal FROM person WHERE person_id = $1', [person]);
        assert.deepEqual(open, { seal: 1 });
        const first = await submit(submissions, 'P-1');
        assert.equal(first.personId, person);
        assert.equal(first.toldAs, person + 1);
        assert.equal((await submit(submissions, 'P-1')).toldAs, first.toldAs);
        // What was told before the seal is no news.
        assert.equal((await submit(submissions, 'P-0')).toldAs, person);
        await unsealPerson(db, acting(), person, { reason: 'No longer at risk.' });
        const rows = await db.query('SELECT DISTINCT seal FROM person');
        assert.deepEqual(rows, [{ seal: 0 }]);
      }),
    );

    test('is told of as it is where there is no such person', async () => {
      const told: object[] = [];
      for (const hasAda of [false, true]) {
        await on(async (db) => {
          const person = await town(db, hasAda);
          if (person === null) {
            // Her id is given to nobody, so that the next is the same.
            await db.query(`SELECT nextval(pg_get_serial_sequence('person', 'person_id'))`);
            await db.query(`SELECT nextval(pg_get_serial_sequence('source_record', 'record_id'))`);
          } else await sealPerson(db, acting(), person, { reason: 'witness' });
          const submissions = new Submissions(db);
          const { recordId, toldAs, isNew } = await submit(submissions, 'P-1');
          const again = await submit(submissions, 'P-1');
          told.push([recordId, toldAs, isNew, again.toldAs, again.isNew]);
        })();
      }
      assert.deepEqual(told[1], told[0]);
    });
  });
}
