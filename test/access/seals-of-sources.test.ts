import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sealPerson, sealsAskedBySources, sealsOf, unsealPerson } from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import {
  makeDecision,
  matchPending,
  readPerson,
  type StewardContext,
  type StewardRequest,
  searchPeople,
} from '../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import {
  emptyIndex,
  inCouncilTax,
  load,
  type MadeRow,
  onThePhone,
  putModel,
  readsOf,
} from '../master-index/reading/made-index.ts';
import { acting } from './small-index.ts';

/*
 * What a source marks as to be sealed is sealed from the moment it can be read: loaded, matched,
 * merged, split or moved.
 */

const officer = acting();
const ada = { forenames: 'Ada', surname: 'Lindqvist', dateOfBirth: '01/02/1980' } as const;
const bo = { forenames: 'Bo', surname: 'Marchetti', dateOfBirth: '03/04/1975' } as const;
const home = { address: '14 Orchard Lane, Wexmere', postcode: 'NW9 4AA' } as const;

const cleared: StewardContext = {
  viewer: {
    subject: 's-1',
    name: 'S',
    service: 'council-tax',
    roles: ['safeguarding-lead', 'steward'],
    training: [{ course: 'data-matching', completed: '2026-01-01', until: '2999-01-01' }],
  },
  purpose: 'steward-identity',
  requestId: 'r-1',
};

const decide = (db: Database, request: StewardRequest) =>
  makeDecision(db, cleared, request, { reason: 'Seen on the form' });

async function matched(
  db: Database,
  asAt: string,
  rows: { readonly tax?: readonly MadeRow[]; readonly libraries?: readonly MadeRow[] },
): Promise<void> {
  const { tax = [], libraries = [] } = rows;
  if (tax.length > 0) await load(db, 'council-tax-liability', asAt, tax);
  if (libraries.length > 0) await load(db, 'libraries-borrowers', asAt, libraries);
  await matchPending(db, { by: 'a test' });
}

async function personOf(db: Database, key: string): Promise<string> {
  const [row] = await db.query<{ person_id: number }>(
    `SELECT person_id FROM link JOIN source_record USING (record_id)
     WHERE record_key LIKE $1 AND to_at IS NULL`,
    [`${key}%`],
  );
  return String(row?.person_id);
}

async function recordOf(db: Database, key: string): Promise<string> {
  const [row] = await db.query<{ record_id: number }>(
    'SELECT record_id FROM source_record WHERE record_key LIKE $1',
    [`${key}%`],
  );
  return String(row?.record_id);
}

/** Whether somebody of council tax finds anybody by a text, and sees anything by the id. */
async function isSeen(db: Database, text: string, personId: string): Promise<boolean> {
  const { results } = await searchPeople(readsOf(db), { ...inCouncilTax, text });
  const view = await readPerson(readsOf(db), { ...inCouncilTax, personId });
  const found = results.some((each) => each.personId === personId);
  assert.equal(found, !('notKnown' in view));
  return found;
}

for (const kind of databaseKinds) {
  describe(`what a source asks to seal, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);
    const index = (work: (db: Database) => Promise<void>) =>
      on(async (db) => {
        await emptyIndex(db);
        await putModel(db);
        await work(db);
      });

    test(
      'is sealed as it is matched for the first time, and information governance is told',
      index(async (db) => {
        await matched(db, '2026-01-31', {
          tax: [
            { id: 'CT1', ...ada, ...home, restricted: 'existence' },
            { id: 'CT2', ...bo },
          ],
        });
        const person = await personOf(db, 'CT1');
        assert.equal(await isSeen(db, 'Lindqvist', person), false);
        assert.equal(await isSeen(db, 'Marchetti', await personOf(db, 'CT2')), true);
        const asked = await sealsAskedBySources(db, officer);
        assert.deepEqual(
          asked.map(({ level, by, recordId, persons }) => [level, by, String(recordId), persons]),
          [
            [
              'existence',
              'source:council-tax-liability',
              await recordOf(db, 'CT1'),
              [Number(person)],
            ],
          ],
        );
      }),
    );

    test(
      'is sealed before the version that asks for it can be read',
      index(async (db) => {
        await matched(db, '2026-01-31', { tax: [{ id: 'CT1', ...ada, ...home }] });
        const person = await personOf(db, 'CT1');
        assert.equal(await isSeen(db, 'Lindqvist', person), true);
        const restricted: MadeRow = { id: 'CT1', ...ada, ...home, restricted: 'everything' };
        await load(db, 'council-tax-liability', '2026-02-28', [restricted]);
        assert.equal(await isSeen(db, 'Lindqvist', person), false);
        const unsealed = await db.query('SELECT 1 FROM record_version WHERE seal = 0');
        assert.deepEqual(unsealed, []);
        // Nor is what the source sends when it no longer asks: that is for somebody to decide.
        await matched(db, '2026-03-31', { tax: [{ id: 'CT1', ...ada, ...home, balance: '1' }] });
        assert.equal(await isSeen(db, 'Lindqvist', person), false);
        assert.deepEqual(await db.query('SELECT 1 FROM record_version WHERE seal = 0'), []);
      }),
    );

    test(
      'goes as far as the source asks last, and stays off where it was taken off',
      index(async (db) => {
        const row = (restricted: MadeRow['restricted'], balance: string): MadeRow => ({
          id: 'CT1',
          ...ada,
          ...home,
          balance,
          ...(restricted === undefined ? {} : { restricted }),
        });
        await matched(db, '2026-01-31', { tax: [row('address', '1')] });
        const person = Number(await personOf(db, 'CT1'));
        const levels = async () =>
          ((await sealsOf(db, [person])).get(person) ?? []).map((s) => s.level);
        assert.deepEqual(await levels(), ['address']);
        await matched(db, '2026-02-28', { tax: [row('existence', '2')] });
        assert.deepEqual(await levels(), ['existence']);
        assert.equal(await isSeen(db, 'Lindqvist', String(person)), false);
        // One who asks for less does not lay open.
        await matched(db, '2026-03-31', { tax: [row('address', '3')] });
        assert.deepEqual(await levels(), ['existence']);
        await unsealPerson(db, officer, person, { reason: 'Asked and answered.' });
        await matched(db, '2026-04-30', { tax: [row('existence', '4')] });
        assert.deepEqual(await levels(), []);
        assert.equal(await isSeen(db, 'Lindqvist', String(person)), true);
      }),
    );

    test(
      'covers the records that are linked to it, of whichever source',
      index(async (db) => {
        await matched(db, '2026-01-31', { tax: [{ id: 'CT1', ...ada, restricted: 'everything' }] });
        await matched(db, '2026-01-31', { libraries: [{ id: 'LB1', ...ada, ...home }] });
        const person = await personOf(db, 'CT1');
        assert.equal(await personOf(db, 'LB1'), person);
        const { results } = await searchPeople(readsOf(db), { ...onThePhone, text: 'Lindqvist' });
        assert.deepEqual(results, []);
      }),
    );

    test(
      'goes along when stewards merge, move and split, and comes back when they undo',
      index(async (db) => {
        await matched(db, '2026-01-31', {
          tax: [
            { id: 'CT1', ...ada, ...home, restricted: 'existence' },
            { id: 'CT2', ...bo },
          ],
          libraries: [{ id: 'LB2', ...bo }],
        });
        const [one, two] = [await personOf(db, 'CT1'), await personOf(db, 'CT2')];
        const merge = await decide(db, { kind: 'merge', keep: two, other: one });
        assert.equal(await isSeen(db, 'Marchetti', two), false);
        assert.equal(await isSeen(db, 'Lindqvist', one), false);
        await decide(db, { kind: 'undo', decision: merge.decision });
        assert.equal(await isSeen(db, 'Marchetti', two), true);
        assert.equal(await isSeen(db, 'Lindqvist', one), false);
        // The marked record goes to another: so does the seal.
        const move = await decide(db, { kind: 'move', record: await recordOf(db, 'CT1'), to: two });
        assert.equal(await isSeen(db, 'Marchetti', two), false);
        await decide(db, { kind: 'undo', decision: move.decision });
        assert.equal(await isSeen(db, 'Marchetti', two), true);
      }),
    );

    test(
      'covers both sides of a split, until somebody takes it off the one',
      index(async (db) => {
        await matched(db, '2026-01-31', {
          tax: [{ id: 'CT1', ...ada, ...home, restricted: 'existence' }],
          libraries: [{ id: 'LB1', ...ada }],
        });
        const person = await personOf(db, 'CT1');
        const record = await recordOf(db, 'LB1');
        await decide(db, { kind: 'split', person, records: [record] });
        const other = await personOf(db, 'LB1');
        assert.notEqual(other, person);
        const seals = await db.query('SELECT seal FROM link WHERE to_at IS NULL');
        assert.deepEqual(seals, [{ seal: 3 }, { seal: 3 }]);
        await unsealPerson(db, officer, Number(other), { reason: 'Somebody else.' });
        const { results } = await searchPeople(readsOf(db), { ...onThePhone, text: 'Lindqvist' });
        assert.deepEqual(
          results.map(({ personId }) => personId),
          [other],
        );
        // Sealed by hand as well, the further counts.
        await sealPerson(db, officer, Number(other), { reason: 'staff' });
        assert.equal(await isSeen(db, 'Lindqvist', other), false);
      }),
    );
  });
}
