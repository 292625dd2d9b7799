import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Database, openDatabase } from '../../../src/database/index.ts';
import { ReeveError } from '../../../src/kernel/index.ts';
import {
  type ExtractToLoad,
  loadExtract,
  migrateIndex,
  rejectionsOf,
} from '../../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { assertLoadHolds } from './load-invariants.ts';
import {
  definitionOf,
  extractOf,
  MEMBER_COLUMNS,
  members,
  POOL,
  POOL_CHANGES,
  pending,
  seen,
} from './made-extracts.ts';

const pool = definitionOf(POOL);
const changes = definitionOf(POOL_CHANGES);
const full = (asAt: string, rows: string, columns = MEMBER_COLUMNS) =>
  extractOf(pool, asAt, `${columns}\n${rows}`);
const changed = (asAt: string, rows: string) =>
  extractOf(changes, asAt, `WHAT|${MEMBER_COLUMNS}\n${rows}`);

const ANN = '1|Latham|Ann|1968-11-07|1 High Street|AB1 2CD';
const BEN = '2|Osei|Ben|1990-02-28|2 High Street|AB1 2CD';
const CAZ = '3|Nowak|Caz|2001-05-01|3 High Street|AB1 2CD';

/** Records that were read by reading the whole table of records. */
async function readWhole(db: Database): Promise<number> {
  await db.query('SELECT pg_stat_force_next_flush()');
  const [row] = await db.query<{ n: number }>(
    "SELECT pg_stat_get_tuples_returned('source_record'::regclass) AS n",
  );
  return row?.n ?? 0;
}

async function refusal(work: Promise<unknown>): Promise<ReeveError> {
  const error = await work.then(
    () => assert.fail('it was not refused'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ReeveError, String(error));
  return error;
}

for (const kind of databaseKinds) {
  describe(`loading an extract, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);
    const index = (work: (db: Database) => Promise<void>) =>
      on(async (db) => {
        await migrateIndex(db);
        await work(db);
        await assertLoadHolds(db);
      });

    test(
      'what is new, changed, unchanged, gone and back is told apart',
      index(async (db) => {
        const first = await loadExtract(db, full('2026-01-31', `${ANN}\n${BEN}`));
        assert.equal(first.outcome, 'loaded');
        assert.partialDeepStrictEqual(first.counts, { rows: 2, records: 2, added: 2, gone: 0 });

        const moved = ANN.replace('1 High Street', '9 Low Road');
        const second = await loadExtract(db, full('2026-02-28', `${moved}\n${CAZ}`));
        assert.partialDeepStrictEqual(second.counts, {
          added: 1,
          changed: 1,
          gone: 1,
          unchanged: 0,
        });
        assert.deepEqual(await seen(db), { 1: moved, 3: CAZ });
        assert.deepEqual(await pending(db, second.extractId), ['1', '3']);

        const third = await loadExtract(db, full('2026-03-31', `${moved}\n${CAZ}\n${BEN}`));
        assert.partialDeepStrictEqual(third.counts, {
          added: 1,
          changed: 0,
          gone: 0,
          unchanged: 2,
        });
        assert.deepEqual(await seen(db), { 1: moved, 2: BEN, 3: CAZ });
        assert.deepEqual(await pending(db, third.extractId), ['2']);
        const [back] = await db.query<{ records: number; versions: number }>(
          `SELECT count(DISTINCT record_id) AS records, count(*) AS versions
           FROM record_version JOIN source_record USING (record_id) WHERE record_key = '2'`,
        );
        assert.deepEqual(back, { records: 1, versions: 2 });
      }),
    );

    test(
      'changes say what is added, changed and removed, and leave the rest',
      index(async (db) => {
        await loadExtract(db, changed('2026-01-31', `A|${ANN}\nA|${BEN}`));
        const moved = ANN.replace('1 High Street', '9 Low Road');
        const second = await loadExtract(
          db,
          changed('2026-02-01', `C|${moved}\nR|2|||||\nA|${CAZ}\nR|77|||||`),
        );
        assert.partialDeepStrictEqual(second.counts, { added: 1, changed: 1, gone: 1 });
        assert.deepEqual(await seen(db), { 1: `C|${moved}`, 3: `A|${CAZ}` });
        const quiet = await loadExtract(db, changed('2026-02-02', ''));
        assert.deepEqual([quiet.outcome, quiet.counts.rows], ['loaded', 0]);
        const quietAgain = await loadExtract(db, changed('2026-02-03', ''));
        assert.equal(quietAgain.outcome, 'loaded');
        assert.deepEqual(await seen(db), { 1: `C|${moved}`, 3: `A|${CAZ}` });
      }),
    );

    test(
      'of a record that changes twice in one extract of changes, the last word counts',
      index(async (db) => {
        await loadExtract(db, changed('2026-01-31', `A|${ANN}`));
        const moved = ANN.replace('1 High Street', '9 Low Road');
        const { counts } = await loadExtract(
          db,
          changed('2026-02-01', `R|1|||||\nA|${moved}\nA|${BEN}\nR|2|||||`),
        );
        assert.equal(counts.rejected, 0);
        assert.deepEqual(await seen(db), { 1: `A|${moved}` });
      }),
    );

    test(
      'the same file twice does nothing',
      index(async (db) => {
        const one = full('2026-01-31', `${ANN}\n${BEN}`);
        const first = await loadExtract(db, one);
        const again = await loadExtract(db, one);
        assert.deepEqual(again, { ...first, outcome: 'already-loaded' });
        const [row] = await db.query<{ n: number }>('SELECT count(*) AS n FROM extract');
        assert.equal(row?.n, 1);
      }),
    );

    test(
      'a source may go back to what it said, in the same words',
      index(async (db) => {
        await loadExtract(db, full('2026-01-31', ANN));
        await loadExtract(db, full('2026-02-28', ANN.replace('Latham', 'Lathom')));
        const { outcome } = await loadExtract(db, full('2026-03-31', ANN));
        assert.equal(outcome, 'loaded');
        assert.deepEqual(await seen(db), { 1: ANN });
      }),
    );

    test(
      'a key that comes twice: the same row says nothing new, another is rejected',
      index(async (db) => {
        const other = ANN.replace('Ann', 'Anna');
        const { counts, extractId } = await loadExtract(
          db,
          full('2026-01-31', `${ANN}\n${ANN}\n${BEN}\n${other}`),
        );
        assert.partialDeepStrictEqual(counts, { rows: 4, records: 2, added: 2, rejected: 1 });
        assert.deepEqual(await rejectionsOf(db, extractId), [
          {
            line: 5,
            column: 'member',
            value: '1',
            reason: 'The key is already that of line 2, which says otherwise',
          },
        ]);
        assert.deepEqual(await seen(db), { 1: ANN, 2: BEN });
      }),
    );

    test(
      'rows that are not taken are kept with line, column and reason; filtered ones are counted',
      index(async (db) => {
        const { counts, extractId } = await loadExtract(
          db,
          full('2026-01-31', `${ANN}\n4||Dee|1970-01-01|4 High Street|AB1 2CD\n5|zzTest|Tom|||`),
        );
        assert.partialDeepStrictEqual(counts, { records: 1, rejected: 1, filtered: 1 });
        const [rejected] = await rejectionsOf(db, extractId);
        assert.partialDeepStrictEqual(rejected, { line: 3, column: 'SURNAME', value: '' });
        assert.notEqual(rejected?.reason, '');
      }),
    );

    describe('an extract that looks wrong', () => {
      const usual = full('2026-01-31', members(1, 60));
      const wrong: [string, ExtractToLoad, RegExp][] = [
        [
          'with half the rows',
          full('2026-02-28', members(1, 30)),
          /30 rows, and usually there are 60/,
        ],
        [
          'with twice the rows',
          full('2026-02-28', members(1, 121)),
          /121 rows, and usually there are only 60/,
        ],
        ['without rows', full('2026-02-28', ''), /no rows/],
        ['older than the last', full('2025-12-31', members(1, 61)), /of 2025-12-31, .* 2026-01-31/],
        [
          'with a column empty that never was',
          full('2026-02-28', members(1, 60).replaceAll('AB1 2CD', '')),
          /"POSTCODE" is empty, and had values in 60 rows/,
        ],
        [
          'that is the last one again',
          { ...usual, asAt: '2026-02-28' },
          /same file as that of 2026-01-31/,
        ],
      ];
      test(
        `stops, and goes on when somebody accepts it: one ${wrong.map(([name]) => name).join(', ')}`,
        index(async (db) => {
          for (const [name, extract, words] of wrong) {
            // Each beside the usual one, under a name of its own.
            const definition = { ...pool, name: `pool-${wrong.findIndex(([n]) => n === name)}` };
            await loadExtract(db, { ...usual, definition });
            const before = await seen(db);
            const error = await refusal(loadExtract(db, { ...extract, definition }));
            assert.equal(error.code, 'load/looks-wrong', name);
            assert.match(error.message, words);
            assert.deepEqual(await seen(db), before);
            const { outcome, warnings, extractId } = await loadExtract(
              db,
              { ...extract, definition },
              { acceptedBy: 'J. Okafor' },
            );
            assert.equal(outcome, 'loaded');
            assert.match(warnings.join(), words);
            const [row] = await db.query(
              'SELECT accepted_by, warnings FROM extract WHERE extract_id = $1',
              [extractId],
            );
            assert.deepEqual(row, { accepted_by: 'J. Okafor', warnings });
          }
        }),
      );

      test(
        'rows that dwindle are beside what is usual, and not beside the night before',
        index(async (db) => {
          const load = (day: string, rows: number, acceptedBy?: string) =>
            loadExtract(
              db,
              full(`2026-03-${day}`, members(1, rows)),
              acceptedBy === undefined ? {} : { acceptedBy },
            );
          for (const [i, rows] of [30, 31, 30, 16].entries()) await load(`0${i + 1}`, rows);
          for (const rows of [15, 9, 3]) {
            const error = await refusal(load('05', rows));
            assert.match(error.message, new RegExp(`${rows} rows, and usually there are 30`));
          }
          // Somebody says that it is right: others are beside that one.
          await load('05', 13, 'J. Okafor');
          await load('06', 12);
          assert.match((await refusal(load('07', 6))).message, /6 rows, and usually there are 13/);
        }),
      );

      test(
        'of a handful, half may go',
        index(async (db) => {
          await loadExtract(db, full('2026-01-31', members(1, 9)));
          const { warnings } = await loadExtract(db, full('2026-02-28', members(1, 4)));
          assert.deepEqual(warnings, []);
        }),
      );

      test(
        'a day that is still to come is asked for, the first time too; tomorrow may be today there',
        index(async (db) => {
          const today = '2026-11-17';
          const load = (asAt: string, options = {}) =>
            loadExtract(db, full(asAt, members(1, 3)), { today, ...options });
          for (const asAt of ['2062-11-17', '2026-11-19']) {
            const error = await refusal(load(asAt));
            assert.equal(error.code, 'load/looks-wrong');
            assert.match(error.message, new RegExp(`of ${asAt}, .* today is 2026-11-17`));
          }
          assert.deepEqual((await load('2026-11-18')).warnings, []);
          const { warnings } = await load('2026-11-19', { acceptedBy: 'J. Okafor' });
          assert.equal(warnings.length, 1);
          // By the clock, where no day is given.
          const far = full('2962-11-17', members(1, 4));
          assert.match((await refusal(loadExtract(db, far))).message, /still to come/);
        }),
      );

      test(
        'few changes, or many, are no wonder',
        index(async (db) => {
          const rows = (from: number, to: number) => members(from, to).replaceAll(/^/gm, 'A|');
          await loadExtract(db, changed('2026-01-31', rows(1, 60)));
          await loadExtract(db, changed('2026-02-01', rows(61, 62)));
          const { warnings } = await loadExtract(db, changed('2026-02-02', rows(63, 300)));
          assert.deepEqual(warnings, []);
        }),
      );
    });

    // A server tells late what each of its connections has read.
    if (kind === 'embedded') {
      test(
        'into a small index of which the database was told, many records read no whole table each',
        index(async (db) => {
          await loadExtract(db, full('2026-01-31', members(1, 30)));
          await db.query('ANALYZE source_record');
          const before = await readWhole(db);
          const { counts } = await loadExtract(db, full('2026-02-28', members(1, 4000)), {
            acceptedBy: 'J. Okafor',
          });
          assert.equal(counts.added, 3970);
          // Half the square of them, were every record looked for among all before it.
          const read = (await readWhole(db)) - before;
          assert.ok(read < counts.added ** 2 / 10, `${read} were read for ${counts.added}`);
        }),
      );
    }

    test(
      'a column that is added, moves, or holds the day of the export changes no record',
      index(async (db) => {
        await loadExtract(db, full('2026-01-31', `${ANN}\n${BEN}`));
        const exported = (day: string) =>
          full(
            day,
            `${day}|Latham|Ann|1968-11-07|1 High Street|AB1 2CD|1\n${day}|Osei|Ben|1990-02-28|2 High Street|AB1 2CD|2\n${day}|Nowak|Caz|2001-05-01|3 High Street|AB1 2CD|3`,
            'EXPORTED|SURNAME|FIRST|DOB|LINE1|POSTCODE|NO',
          );
        const second = await loadExtract(db, exported('2026-02-28'));
        assert.partialDeepStrictEqual(second.counts, { unchanged: 2, added: 1, changed: 0 });
        const third = await loadExtract(db, exported('2026-03-31'));
        assert.partialDeepStrictEqual(third.counts, { unchanged: 3, added: 0, changed: 0 });
        assert.deepEqual(await pending(db, second.extractId), ['3']);
        assert.deepEqual(await pending(db, third.extractId), []);
      }),
    );

    test(
      'a definition that has changed comes into force with its extract, and all is matched again',
      index(async (db) => {
        const one = full('2026-01-31', `${ANN}\n${BEN}`);
        await loadExtract(db, one);
        const definition = definitionOf(POOL.replace(', postcode: POSTCODE', ''));
        const { outcome, counts, extractId } = await loadExtract(db, { ...one, definition });
        assert.equal(outcome, 'loaded');
        assert.equal(counts.added + counts.gone, 0);
        assert.deepEqual(await pending(db, extractId), ['1', '2']);
        const again = await loadExtract(db, { ...one, definition });
        assert.equal(again.outcome, 'already-loaded');
        // And back.
        const back = await loadExtract(db, full('2026-02-28', `${ANN}\n${BEN}\n${CAZ}`));
        assert.deepEqual(await pending(db, back.extractId), ['1', '2', '3']);
      }),
    );

    test(
      'several people in one row, and facts of a property',
      index(async (db) => {
        const lets = definitionOf(`
format: reeve-source/1
name: lets
title: Lets
service: housing
holds: adults
extract: { cadence: monthly, content: full }
records:
  - { role: tenant, key: [REF, { text: T }], attributes: { fullName: TENANT } }
  - { role: partner, key: [REF, { text: P }], when: [{ column: PARTNER, isBlank: false }], attributes: { fullName: PARTNER } }
attachments:
  - kind: let
    title: Let
    id: [REF]
    to: { uprn: UPRN }
    facts: { rent: { label: Rent, type: money, from: RENT } }
`);
        const { counts } = await loadExtract(
          db,
          extractOf(
            lets,
            '2026-01-31',
            'REF|TENANT|PARTNER|UPRN|RENT\n7|Ann Latham|Ben Osei|100|50.00\n8|Caz Nowak||101|60.00',
          ),
        );
        assert.partialDeepStrictEqual(counts, { rows: 2, records: 5, added: 5 });
        assert.deepEqual(await pending(db), ['7/P', '7/T', '8/T']);
        const about = await db.query(
          'SELECT record_key, about FROM record_version JOIN source_record USING (record_id) WHERE about IS NOT NULL ORDER BY record_key',
        );
        assert.deepEqual(about, [
          { record_key: '7', about: 'uprn:100' },
          { record_key: '8', about: 'uprn:101' },
        ]);
      }),
    );

    test(
      'an extract is seen whole or not at all, by readers in between too',
      on(async (db, location) => {
        await migrateIndex(db);
        // On a server through another connection; an embedded database has one.
        const reader = kind === 'server' ? await openDatabase(location) : db;
        try {
          await loadExtract(db, full('2026-01-31', members(1, 2500)));
          const before = await seen(db);
          const next = full('2026-02-28', members(1001, 3500, 'Lathom'));
          let reads = 0;
          const watched: ExtractToLoad = {
            ...next,
            async *rows() {
              for await (const batch of next.rows()) {
                yield batch;
                assert.deepEqual(await seen(reader), before);
                reads++;
              }
            },
          };
          const { extractId } = await loadExtract(db, watched);
          assert.ok(reads >= 3);
          const after = await seen(reader);
          assert.equal(Object.keys(after).length, 2500);
          assert.ok(Object.values(after).every((received) => received.includes('Lathom')));
          const [chunks] = await db.query<{ n: number }>(
            'SELECT count(DISTINCT xmin::text) AS n FROM record_version WHERE opened_by = $1',
            [extractId],
          );
          assert.ok((chunks?.n ?? 0) > 1, 'it was written in one transaction');
        } finally {
          if (reader !== db) await reader.close();
        }
        await assertLoadHolds(db);
      }),
    );

    test(
      'a file that breaks off half-way leaves nothing of it, and what was to be matched still is',
      index(async (db) => {
        await loadExtract(db, full('2026-01-31', members(1, 2500)));
        const before = await seen(db);
        const waiting = await pending(db);
        const next = full('2026-02-28', members(1001, 3500, 'Lathom'));
        const broken: ExtractToLoad = {
          ...next,
          async *rows() {
            let batches = 0;
            for await (const batch of next.rows()) {
              if (batches++ === 2) throw new ReeveError('test/broken', 'The disk is gone');
              yield batch;
            }
          },
        };
        assert.equal((await refusal(loadExtract(db, broken))).code, 'test/broken');
        assert.deepEqual(await seen(db), before);
        assert.deepEqual(await pending(db), waiting);
        const [left] = await db.query(
          `SELECT (SELECT count(*) FROM record_version v JOIN extract e ON e.extract_id = v.opened_by WHERE e.status <> 'loaded') AS opened,
             (SELECT count(*) FROM record_version v JOIN extract e ON e.extract_id = v.closed_by WHERE e.status <> 'loaded') AS closed`,
        );
        assert.deepEqual(left, { opened: 0, closed: 0 });
        const { counts } = await loadExtract(db, next);
        assert.partialDeepStrictEqual(counts, { added: 1000, changed: 1500, gone: 1000 });
      }),
    );

    test(
      'of two loads of one source at once, the one is told',
      on(async (db, location) => {
        await migrateIndex(db);
        const slow = full('2026-01-31', members(1, 2500));
        let other: Promise<ReeveError> | undefined;
        const watched: ExtractToLoad = {
          ...slow,
          async *rows() {
            for await (const batch of slow.rows()) {
              yield batch;
              other ??= refusal(loadExtract(db, full('2026-01-30', ANN)));
              assert.equal((await other).code, 'load/busy');
            }
          },
        };
        assert.equal((await loadExtract(db, watched)).outcome, 'loaded');
        if (kind === 'embedded') return;
        // A process cannot know whether another one that loads is alive: the later one goes on.
        const second = await openDatabase(location);
        try {
          let isDone = false;
          const next = full('2026-02-28', members(1, 3500, 'Lathom'));
          const taken: ExtractToLoad = {
            ...next,
            async *rows() {
              for await (const batch of next.rows()) {
                yield batch;
                if (isDone) continue;
                isDone = true;
                await loadExtract(second, full('2026-02-28', members(1, 2400, 'Lathem')));
              }
            },
          };
          assert.equal((await refusal(loadExtract(db, taken))).code, 'load/taken-over');
        } finally {
          await second.close();
        }
        const received = Object.values(await seen(db));
        assert.equal(received.length, 2400);
        assert.ok(received.every((each) => each.includes('Lathem')));
        await assertLoadHolds(db);
      }),
    );
  });
}
