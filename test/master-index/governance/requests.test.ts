import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  consentsOf,
  defaultAgreements,
  parseAgreements,
  recordConsent,
  sealPerson,
  verifyAudit,
} from '../../../src/access/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { readSourceDefinition } from '../../../src/intake/index.ts';
import {
  askToRectify,
  carryOutRetention,
  erasePerson,
  eraseRecords,
  holdForReason,
  replayErasures,
  retentionDue,
  subjectAccess,
  subjectAccessPage,
} from '../../../src/master-index/governance/index.ts';
import { loadExtract, searchPeople } from '../../../src/master-index/index.ts';
import { acting } from '../../access/small-index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { extractOf } from '../load/made-extracts.ts';
import { emptyIndex, link, load, onThePhone, readsOf } from '../reading/made-index.ts';
import { tablesWith } from './tables-with.ts';

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
const governance = acting('governance-1', undefined, 'subject-access');
const erasing = acting('governance-1', undefined, 'correct-or-erase');

const quentin = {
  id: 'CT200001',
  forenames: 'Quentin',
  surname: 'Ashworthy',
  dateOfBirth: '12/03/1980',
  address: '14 Orchard Lane, Wexmere',
  postcode: 'NW9 4AA',
  balance: '12.50',
};

async function twoPeople(db: Database): Promise<number[]> {
  await emptyIndex(db);
  await load(db, 'council-tax-liability', '2026-01-31', [
    quentin,
    { ...quentin, id: 'CT200002', forenames: 'Bella' },
  ]);
  await load(db, 'libraries-borrowers', '2026-01-31', [
    { id: 'LB200001', forenames: 'Quentin', surname: 'Ashworthy', postcode: 'NW9 4AA' },
  ]);
  return (await link(db, [['CT200001', 'LB200001'], ['CT200002']])).map(Number);
}

/** Stewards wrote to each other about the first record of each person. */
async function opinionsAbout(db: Database, note: string): Promise<void> {
  await db.query(
    `INSERT INTO second_opinion (record_a, record_b, asked_by, asked_at, note, thought)
     VALUES (1, 2, 's-1', '2026-03-01T10:00:00Z', $1, 'same')`,
    [note],
  );
  await db.query(
    `WITH c AS (
       INSERT INTO check_question (record_a, record_b, truth, said_by, said_at, person_a, person_b, side_b,
         settled_by, settled_at, settled_note)
       VALUES (1, 2, 'same', 's-1', now(), 1, 2, '{2}', 's-1', now(), 'Settled: ' || $1::text) RETURNING check_id
     )
     INSERT INTO check_answer (check_id, answered_by, answered_at, answer, note, is_known)
     SELECT check_id, 's-2', '2026-03-02T10:00:00Z', 'unsure', $1, true FROM c`,
    [note],
  );
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-requests-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const kind of databaseKinds) {
  describe(`requests of people about their data, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'what is held is told whole: every version with its source, consent, corrections, who looked',
      on(async (db) => {
        const [person = 0] = await twoPeople(db);
        await load(db, 'council-tax-liability', '2026-02-28', [
          { ...quentin, address: '2 Mill Road, Wexmere' },
          { ...quentin, id: 'CT200002', forenames: 'Bella' },
        ]);
        await searchPeople(readsOf(db), { ...onThePhone, text: 'Ashworthy' });
        await recordConsent(db, policy, acting('clerk-1', ['customer-services-officer']), person, {
          purpose: 'answer-enquiry',
          kind: 'given',
          how: 'telephone',
        });
        const consented = await consentsOf(db, [person], new Date().toISOString());
        assert.deepEqual([...(consented.get(person) ?? [])], ['answer-enquiry']);
        await askToRectify(db, erasing, {
          record: 1,
          item: 'forenames',
          note: 'Written <Quentyn>',
        });
        await opinionsAbout(db, 'Is this <Quentyn>?');
        // Their own data, sealed or not.
        await sealPerson(db, governance, person, { reason: 'adoption' });
        const answer = await subjectAccess(db, policy, governance, person);
        assert.deepEqual(
          answer.records.map(({ source, reference, statements }) => [
            source,
            reference,
            statements.map(({ from, until, items }) => [
              from,
              until,
              items.find(({ item }) => item === 'address')?.value,
              items.find(({ item }) => item === 'fact:balance')?.value,
            ]),
          ]),
          [
            [
              'council-tax-liability',
              'CT200001',
              [
                ['2026-01-31', '2026-02-28', '14 Orchard Lane, Wexmere', '£12.50'],
                ['2026-02-28', null, '2 Mill Road, Wexmere', '£12.50'],
              ],
            ],
            ['libraries-borrowers', 'LB200001', [['2026-01-31', null, undefined, undefined]]],
          ],
        );
        assert.deepEqual(
          answer.consents.map(({ purpose, kind: said }) => [purpose, said]),
          [['answer-enquiry', 'given']],
        );
        assert.deepEqual(
          answer.corrections.map(({ note }) => note),
          ['Written <Quentyn>'],
        );
        assert.deepEqual(
          answer.opinions.map(({ note }) => note),
          ['Is this <Quentyn>?', 'Is this <Quentyn>?', 'Settled: Is this <Quentyn>?'],
        );
        assert.ok(answer.looked.some((line) => line.startsWith('Customer services saw you')));
        const page = subjectAccessPage(answer);
        assert.match(page, /Written &lt;Quentyn&gt;/);
        assert.match(page, /2 Mill Road, Wexmere/);
        assert.doesNotMatch(page, /Bella/);
      }),
    );

    test(
      'a record’s content is gone from every table when it is erased, and the audit holds',
      on((db) =>
        inFolder(async (folder) => {
          const [person = 0, other = 0] = await twoPeople(db);
          const file = join(folder, 'erasures.jsonl');
          await opinionsAbout(db, 'Is this Quentin?');
          for (const table of ['second_opinion', 'check_question', 'check_answer']) {
            assert.ok((await tablesWith(db, 'Quentin')).includes(table), table);
          }
          const { records, personsRetired } = await erasePerson(db, policy, erasing, person, {
            file,
          });
          assert.deepEqual([records, personsRetired], [[1, 3], [person]]);
          for (const word of ['Quentin', 'CT200001', 'LB200001']) {
            assert.deepEqual(await tablesWith(db, word), [], word);
          }
          const { results } = await searchPeople(readsOf(db), { ...onThePhone, text: 'Ashworthy' });
          assert.deepEqual(
            results.map((each) => Number(each.personId)),
            [other],
          );
          assert.equal((await verifyAudit(db)).isIntact, true);
          assert.deepEqual(await db.query('SELECT record_id, why FROM erasure ORDER BY 1'), [
            { record_id: 1, why: 'request' },
            { record_id: 3, why: 'request' },
          ]);
          assert.equal(statSync(file).mode & 0o777, 0o600);
          assert.doesNotMatch(readFileSync(file, 'utf8'), /Quentin|CT200001/);
        }),
      ),
    );

    test(
      'what a backup brought back is erased again, and once',
      on((db) =>
        inFolder(async (folder) => {
          const [person = 0] = await twoPeople(db);
          const file = join(folder, 'erasures.jsonl');
          // The backup: as it was before. What the restore brings back is made by undoing by hand.
          const before = await db.query<{ record_id: number; record_key: string }>(
            'SELECT record_id, record_key FROM source_record ORDER BY 1',
          );
          const versions = await db.query<{ record_id: number; received: string[] }>(
            'SELECT record_id, opened_by, layout_id, line, digest, received FROM record_version ORDER BY 1',
          );
          await erasePerson(db, policy, erasing, person, { file });
          assert.deepEqual(await replayErasures(db, policy, erasing, file), {
            lines: 2,
            erasedAgain: [],
            keysNoted: 0,
          });
          await db.query('DELETE FROM erasure');
          await db.query('DELETE FROM erased_key');
          for (const { record_id, record_key } of before) {
            await db.query('UPDATE source_record SET record_key = $2 WHERE record_id = $1', [
              record_id,
              record_key,
            ]);
          }
          await db.copyIn(
            'record_version',
            ['record_id', 'opened_by', 'layout_id', 'line', 'digest', 'received'],
            versions
              .filter(({ record_id }) => record_id !== 2)
              .map((row) => Object.values(row) as (string | number | string[])[]),
          );
          assert.deepEqual(await tablesWith(db, 'Quentin'), ['record_version']);
          const replayed = await replayErasures(db, policy, erasing, file);
          assert.deepEqual(replayed, { lines: 2, erasedAgain: [1, 3], keysNoted: 2 });
          assert.deepEqual(await tablesWith(db, 'Quentin'), []);
          assert.deepEqual((await replayErasures(db, policy, erasing, file)).erasedAgain, []);
        }),
      ),
    );

    test(
      'where erasures cannot be noted, nothing is erased',
      on(async (db) => {
        const [person = 0] = await twoPeople(db);
        await assert.rejects(
          erasePerson(db, policy, erasing, person, { file: '/nowhere/at/all/erasures.jsonl' }),
          { code: 'erase/file' },
        );
        assert.notDeepEqual(await tablesWith(db, 'Quentin'), []);
        await assert.rejects(
          erasePerson(db, policy, acting('clerk-1', ['customer-services-officer']), person, {
            file: '/nowhere/at/all/erasures.jsonl',
          }),
          { code: 'access/role' },
        );
      }),
    );

    test(
      'of a row that several people share, what is of the others stays',
      on((db) =>
        inFolder(async (folder) => {
          await emptyIndex(db);
          const name = 'registrars-births.yaml';
          const definition = readSourceDefinition(
            readFileSync(
              new URL(`../../../src/intake/sources/definitions/${name}`, import.meta.url),
              'utf8',
            ),
            name,
          );
          const header = [
            'Entry No',
            'Forenames',
            'Surname',
            'Sex',
            'Born',
            'Usual address',
            'Postcode',
            'Registered',
            'Mother forenames',
            'Mother surname',
            'Mother maiden surname',
            'Father forenames',
            'Father surname',
            'Father occupation',
          ];
          const text = `${header.join('|')}\nB17|Zebedee|Okonjo|M|45000|1 High Street|NW9 4AA|45010|Philippa|Okonjo|Vanstone|Rufus|Okonjo|Cooper`;
          await loadExtract(
            db,
            extractOf({ ...definition, extract: { ...definition.extract } }, '2026-01-31', text),
            { acceptedBy: 'a test' },
          );
          const [child] = await db.query<{ record_id: number }>(
            "SELECT record_id FROM source_record WHERE record_key LIKE '%C'",
          );
          assert.deepEqual(await tablesWith(db, 'Zebedee'), ['record_version']);
          await eraseRecords(db, policy, erasing, [child?.record_id ?? 0], {
            file: join(folder, 'erasures.jsonl'),
          });
          assert.deepEqual(await tablesWith(db, 'Zebedee'), []);
          assert.deepEqual(await tablesWith(db, 'Philippa'), ['record_version']);
          assert.deepEqual(await tablesWith(db, 'Rufus'), ['record_version']);
        }),
      ),
    );

    test(
      'what is past its time is shown first, then erased; what is held, or has no rule, stays',
      on((db) =>
        inFolder(async (folder) => {
          await twoPeople(db);
          await load(db, 'council-tax-liability', '2026-02-28', []);
          const file = join(folder, 'erasures.jsonl');
          const rule = policy.sources['council-tax-liability'];
          const erasingPolicy = {
            ...policy,
            sources: {
              ...policy.sources,
              'council-tax-liability': {
                ...rule,
                retention: { ...rule?.retention, action: 'erase', months: 24 },
              },
            },
          } as typeof policy;
          const due = (at: string) => retentionDue(db, erasingPolicy, governance, at);
          assert.deepEqual(await due('2028-02-27'), []);
          assert.deepEqual(
            (await due('2028-02-28')).map(({ record }) => record),
            [1, 2],
          );
          await holdForReason(db, governance, [2], 'A claim is under way.');
          const done = await carryOutRetention(db, erasingPolicy, governance, {
            on: '2028-02-28',
            file,
          });
          assert.deepEqual(done, { erased: [1], toReview: [] });
          await holdForReason(db, governance, [2], null);
          assert.deepEqual(
            (await due('2028-02-28')).map(({ record }) => record),
            [2],
          );
        }),
      ),
    );
  });
}
