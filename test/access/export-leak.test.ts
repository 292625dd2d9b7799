import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  defaultAgreements,
  parseAgreements,
  type RoleCode,
  type SealLevel,
  sealPerson,
} from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import { exportIndex, exportTables } from '../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import { KeptRows } from '../master-index/export/kept-rows.ts';
import {
  emptyIndex,
  inCouncilTax,
  link,
  load,
  type MadeRow,
  merge,
} from '../master-index/reading/made-index.ts';
import { acting } from './small-index.ts';
import { type WorkDone, watched } from './watched-database.ts';

/*
 * What somebody sealed leaves behind in an export: nothing in any file, no count, no work. The
 * export of an index with the sealed person is compared with that of one without.
 */

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
const home = { address: '14 Orchard Lane, Wexmere', postcode: 'NW9 4AA', uprn: '9900100001' };

const PEOPLE = 700;
/** People of many homes, so that pages are more than one. */
const manyOthers: readonly MadeRow[] = Array.from({ length: PEOPLE }, (_, n) => ({
  id: `CT4${String(n).padStart(5, '0')}`,
  forenames: 'Rosalind',
  surname: `Pember${'abcdefghij'[n % 10]}`,
  address: `${n + 1} Mill Road, Wexmere`,
  postcode: 'NW9 6BB',
}));
const hidden: readonly MadeRow[] = [
  { id: 'CT900001', forenames: 'Imogen Xanthippe', surname: 'Quennell', ...home },
  { id: 'CT900002', forenames: 'Imogen', surname: 'Quennell', mobile: '07700 900123' },
];

async function world(db: Database, level: SealLevel | null, people = PEOPLE): Promise<void> {
  const others = manyOthers.slice(0, people);
  await emptyIndex(db);
  await load(db, 'libraries-borrowers', '2026-01-31', [
    { id: 'LB400000', forenames: 'Ros', surname: 'Pembera' },
  ]);
  await load(db, 'council-tax-liability', '2026-01-31', [
    ...others,
    ...(level === null ? [] : hidden),
  ]);
  const [first, ...rest] = others.map(({ id }) => [id]);
  const records = [['LB400000', ...(first ?? [])], ...rest];
  const ids = await link(db, level === null ? records : [...records, ['CT900001'], ['CT900002']]);
  // Some of the others have ids that lead on too.
  for (let n = 0; n < 40; n += 2) await merge(db, ids[n] ?? '', ids[n + 1] ?? '');
  if (level !== null) {
    // An id of theirs that leads on is hidden as well.
    const [one = '', other = ''] = ids.slice(-2);
    await merge(db, one, other);
    await sealPerson(db, acting(), Number(other), {
      reason: 'domestic-abuse',
      level,
      roles: ['safeguarding-lead'],
      users: ['u-council-tax'],
    });
  }
  await db.query('VACUUM ANALYZE');
}

interface Exported {
  readonly tables: unknown;
  readonly summary: unknown;
  readonly audited: unknown;
  readonly work: readonly WorkDone[];
}

async function exported(db: Database, roles: readonly RoleCode[]): Promise<Exported> {
  const watch = watched(db);
  const sink = new KeptRows();
  await exportIndex(
    watch,
    { ...inCouncilTax, viewer: { ...inCouncilTax.viewer, roles } },
    { policy, sink, now: () => new Date('2026-03-01T12:00:00Z'), pageSize: 40 },
  );
  const { id: _, at: __, ...summary } = sink.summary ?? { id: '', at: '' };
  const tables = exportTables.map((table) => [
    table,
    sink.table(table).map((row) => ({ ...row, linked_since: null })),
  ]);
  const audited = await db.query(
    `SELECT action, outcome, subjects, agreements, items, regexp_replace(reference, ':[^/]*', '') AS what
     FROM audit_entry WHERE action LIKE 'export%' ORDER BY at, seq`,
  );
  return { tables, summary, audited, work: await watch.work() };
}

for (const kind of databaseKinds) {
  describe(`somebody sealed, in an export, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'is as if not there, whatever the level, in files, counts, audit and work',
      on(async (without) => {
        await world(without, null);
        const roles: readonly RoleCode[] = ['export-officer'];
        const expected = await exported(without, roles);
        assert.match(JSON.stringify(expected.tables), /CT400699/);
        // Everything and existence differ in what whoever comes upon them is told.
        for (const level of ['address', 'existence'] as const) {
          await on(async (db) => {
            await world(db, level);
            const found = await exported(db, roles);
            assert.deepEqual(found.tables, expected.tables, level);
            assert.deepEqual(found.summary, expected.summary, level);
            assert.deepEqual(found.audited, expected.audited, level);
            // Of somebody whose address is sealed it is known that they are.
            if (level === 'address') return;
            // Which seals name whoever exports is asked of everybody, and answered by no row here.
            const work = ({ work: all }: Exported) =>
              all.filter(
                ({ statement }) => !/FROM hanger h JOIN seal s|broken_glass/.test(statement),
              );
            assert.equal(work(found).length, work(expected).length);
            work(expected).forEach((each, i) => {
              assert.deepEqual(work(found)[i], each, level);
            });
          })();
        }
      }),
    );

    test(
      'is left out for whoever sees through the seal too: others have the files',
      on(async (db) => {
        await world(db, 'existence', 50);
        const found = await exported(db, ['export-officer', 'safeguarding-lead']);
        assert.doesNotMatch(JSON.stringify(found), /Xanthippe|CT90000|900123/);
      }),
    );
  });
}
