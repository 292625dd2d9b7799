import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Database } from '../../../src/database/index.ts';
import { migrateIndex } from '../../../src/master-index/index.ts';
import {
  loadExtract,
  rejectionReasonsOf,
  rejectionsOf,
} from '../../../src/master-index/load-extract.ts';
import { factsAbout } from '../../../src/master-index/store/read-store.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { assertLoadHolds } from './load-invariants.ts';
import {
  definitionOf,
  extractOf,
  MEMBER_COLUMNS,
  POOL,
  POOL_CHANGES,
  seen,
} from './made-extracts.ts';

const pool = definitionOf(POOL);
const changes = definitionOf(POOL_CHANGES);
const full = (asAt: string, rows: string) => extractOf(pool, asAt, `${MEMBER_COLUMNS}\n${rows}`);
const changed = (asAt: string, rows: string) =>
  extractOf(changes, asAt, `WHAT|${MEMBER_COLUMNS}\n${rows}`);

const ANN = '1|Latham|Ann|1968-11-07|1 High Street|AB1 2CD';
const BEN = '2|Osei|Ben|1990-02-28|2 High Street|AB1 2CD';
const CAZ = '3|Nowak|Caz|2001-05-01|3 High Street|AB1 2CD';
const DEE = '4|Evans|Dee|1999-09-09|4 High Street|AB1 2CD';

/** Loans pass from one borrower to another. */
const LOANS = definitionOf(`
format: reeve-source/1
name: loans
title: Loans
service: leisure
holds: anyone
extract: { cadence: monthly, content: full }
attachments:
  - kind: loan
    title: Loan
    id: [LOAN]
    to: { source: swimming-members, key: [MEMBER] }
    facts: { item: { label: Item, type: text, from: ITEM } }
`);

for (const kind of databaseKinds) {
  describe(`what a load keeps, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);
    const index = (work: (db: Database) => Promise<void>) =>
      on(async (db) => {
        await migrateIndex(db);
        await work(db);
        await assertLoadHolds(db);
      });

    test(
      'a record whose row is rejected is not gone: it stays as it was',
      index(async (db) => {
        await loadExtract(db, full('2026-01-31', `${ANN}\n${BEN}\n${CAZ}`));
        const noName = BEN.replace('Osei', '');
        const { counts } = await loadExtract(db, full('2026-02-28', `${ANN}\n${noName}`));
        assert.partialDeepStrictEqual(counts, { rejected: 1, kept: 1, gone: 1, unsure: 0 });
        assert.deepEqual(await seen(db), { 1: ANN, 2: BEN });
        // And when its row can be read again, it is what it was.
        const { counts: after } = await loadExtract(db, full('2026-03-31', `${ANN}\n${BEN}`));
        assert.partialDeepStrictEqual(after, { unchanged: 2, kept: 0, gone: 0 });
      }),
    );

    test(
      'a change that is rejected leaves the record as it was',
      index(async (db) => {
        await loadExtract(db, changed('2026-01-31', `A|${ANN}\nA|${BEN}`));
        const rows = `C|${BEN.replace('Osei', '')}\nX|${ANN}`;
        const { counts } = await loadExtract(db, changed('2026-02-01', rows));
        assert.partialDeepStrictEqual(counts, { rejected: 2, kept: 2, gone: 0 });
        assert.deepEqual(await seen(db), { 1: `A|${ANN}`, 2: `A|${BEN}` });
      }),
    );

    test(
      'with more rows without a key than ever, nothing is gone until somebody accepts it',
      index(async (db) => {
        const noKey = '|Nobody|||5 High Street|AB1 2CD';
        // One row without a key from the first day on: no record is lost by it.
        await loadExtract(db, full('2026-01-31', `${ANN}\n${BEN}\n${CAZ}\n${noKey}`));
        const second = await loadExtract(db, full('2026-02-28', `${ANN}\n${BEN}\n${noKey}`));
        assert.partialDeepStrictEqual(second.counts, { gone: 1, unsure: 0 });
        const lost = BEN.replace(/^2/, '');
        const third = await loadExtract(db, full('2026-03-31', `${ANN}\n${lost}\n${noKey}`));
        assert.partialDeepStrictEqual(third.counts, { gone: 0, unsure: 1, rejected: 2 });
        assert.deepEqual(third.counts.keyless, { member: 2 });
        assert.deepEqual(await seen(db), { 1: ANN, 2: BEN });
        // Nor is it the month after, when the row still has no key.
        const fourth = await loadExtract(
          db,
          full('2026-04-30', `${ANN}\n${lost}\n${noKey}\n${DEE}`),
        );
        assert.partialDeepStrictEqual(fourth.counts, { gone: 0, unsure: 1, added: 1 });
        const fifth = await loadExtract(db, full('2026-05-31', `${ANN}\n${lost}\n${noKey}`), {
          acceptedBy: 'J. Okafor',
        });
        assert.partialDeepStrictEqual(fifth.counts, { gone: 2, unsure: 0 });
        assert.deepEqual(await seen(db), { 1: ANN });
        // What was accepted is what is usual from then on.
        const sixth = await loadExtract(db, full('2026-06-30', `${DEE}\n${lost}\n${noKey}`));
        assert.partialDeepStrictEqual(sixth.counts, { gone: 1, unsure: 0, added: 1 });
      }),
    );

    test(
      'a fact that passes to another record is about that one from then on, and was about the first',
      index(async (db) => {
        const loans = (asAt: string, rows: string) =>
          extractOf(LOANS, asAt, `LOAN|MEMBER|ITEM\n${rows}`);
        await loadExtract(db, full('2026-01-31', `${ANN}\n${BEN}`));
        await loadExtract(db, loans('2026-01-31', 'L1|1|Goggles'));
        const { counts } = await loadExtract(db, loans('2026-02-28', 'L1|2|Goggles'));
        assert.partialDeepStrictEqual(counts, { changed: 1, added: 0 });
        const versions = await db.query(
          `SELECT o.as_at, c.as_at AS until, v.about FROM record_version v
             JOIN source_record r USING (record_id) JOIN extract o ON o.extract_id = v.opened_by
             LEFT JOIN extract c ON c.extract_id = v.closed_by
           WHERE r.record_key = 'L1' ORDER BY o.as_at`,
        );
        assert.deepEqual(versions, [
          { as_at: '2026-01-31', until: '2026-02-28', about: 'swimming-members:1' },
          { as_at: '2026-02-28', until: null, about: 'swimming-members:2' },
        ]);
        const [second] = await db.query<{ dataset_id: number; loaded_at: string }>(
          `SELECT d.dataset_id, e.loaded_at FROM extract e JOIN dataset d USING (source_id)
           WHERE d.role = 'loan' ORDER BY e.extract_id DESC LIMIT 1`,
        );
        const whose = async (asKnown: string | null) => {
          const found = ['1', '2'].map((key) =>
            factsAbout(db, [`swimming-members:${key}`], [second?.dataset_id ?? 0], asKnown),
          );
          return (await Promise.all(found)).map((facts) => facts.length);
        };
        assert.deepEqual(await whose(null), [0, 1]);
        // As it was known until the second extract was loaded.
        assert.deepEqual(await whose(second?.loaded_at ?? ''), [1, 0]);
      }),
    );

    test(
      'what is rejected is told by its reason, with the line of the first',
      index(async (db) => {
        const { extractId } = await loadExtract(
          db,
          full(
            '2026-01-31',
            `${ANN}\n${BEN}\n${ANN.replace('Ann', 'Anna')}\n${BEN.replace('Ben', 'Benn')}\n5||Eve|||`,
          ),
        );
        const reasons = await rejectionReasonsOf(db, extractId);
        assert.deepEqual(
          reasons.map(({ column, count }) => [column, count]),
          [
            ['member', 2],
            ['SURNAME', 1],
          ],
        );
        assert.equal(
          reasons[0]?.reason,
          'The key is already that of line 2 (the first of them), which says otherwise',
        );
        assert.equal(reasons[1]?.reason, 'Last name is missing');
        assert.equal((await rejectionsOf(db, extractId)).length, 3);
        // One alone is the one; other numbers than that of its line stay out.
        await db.query(
          `UPDATE rejected_row SET reason = reason || ' for 127 of 34' WHERE extract_id = $1 AND line = 4`,
          [extractId],
        );
        const apart = await rejectionReasonsOf(db, extractId);
        assert.deepEqual(apart.map(({ reason }) => reason).sort(), [
          'Last name is missing',
          'The key is already that of line 2, which says otherwise for … of …',
          'The key is already that of line 3, which says otherwise',
        ]);
      }),
    );
  });
}
