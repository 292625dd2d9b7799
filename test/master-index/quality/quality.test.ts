import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sealPerson } from '../../../src/access/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { DuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import { type SourceDefinition, sourceMapper } from '../../../src/intake/index.ts';
import {
  loadExtract,
  matchAll,
  matchPending,
  measureConsistency,
  migrateIndex,
  qualityReport,
} from '../../../src/master-index/index.ts';
import {
  parseEmail,
  parseNhsNumber,
  parseNino,
  parsePostcode,
  parseUprn,
} from '../../../src/standards/index.ts';
import { acting } from '../../access/small-index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { boroughExtracts, toLoad, type WholeExtract } from '../borough-extracts.ts';
import { definitionOf, extractOf, MEMBER_COLUMNS, members, POOL } from '../load/made-extracts.ts';
import { emptyIndex, link, load } from '../reading/made-index.ts';

interface Measured {
  readonly source: string;
  readonly role: string;
  readonly attribute: string;
  readonly measure: string;
  readonly count: number;
  readonly among: number;
}

/** What is kept of the latest extract of every source. */
async function kept(db: Database): Promise<Map<string, [number, number]>> {
  const rows = await db.query<Measured & Record<string, unknown>>(
    `SELECT s.name AS source, q.role, q.attribute, q.measure, q.count, q.among
     FROM data_quality q JOIN extract e USING (extract_id) JOIN source s USING (source_id)
     WHERE e.extract_id = (SELECT max(x.extract_id) FROM extract x WHERE x.source_id = s.source_id AND x.status = 'loaded')`,
  );
  return new Map(
    rows.map(({ source, role, attribute, measure, count, among }) => [
      [source, role, attribute, measure].join(' '),
      [count, among],
    ]),
  );
}

const pool = definitionOf(POOL.replace('postcode: POSTCODE', 'postcode: POSTCODE, nino: NINO'));
const COLUMNS = `${MEMBER_COLUMNS}|NINO`;
const full = (asAt: string, rows: readonly string[]) =>
  extractOf(pool, asAt, [COLUMNS, ...rows].join('\n'));

for (const kind of databaseKinds) {
  describe(`data quality, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'is counted by attribute, extract by extract, and shown beside the one before',
      on(async (db) => {
        await migrateIndex(db);
        await loadExtract(
          db,
          full('2025-01-31', [
            '1|Latham|Ann|1968-11-07|1 High Street|NW9 4AA|JG103759A',
            '2|Osei|Ben|1990-02-28|2 High Street|NW9 4CD|JG103759A',
            '3|Nowak|Caz||3 High Street||AB123457C',
            '4||Dee|1970-01-01|||',
          ]),
          {
            place: (address) => (address.startsWith('1 ') ? { uprn: '100', confidence: 1 } : null),
          },
        );
        const share = async () => {
          const [report] = await qualityReport(db, 'swimming-members');
          return Object.fromEntries(
            (report?.measures ?? []).map(({ attribute, measure, count, among, shareBefore }) => [
              `${attribute} ${measure}`,
              [count, among, shareBefore],
            ]),
          );
        };
        assert.partialDeepStrictEqual(await share(), {
          ' valid': [3, 4, null],
          ' recent': [3, 3, null],
          'surname complete': [3, 3, null],
          'dateOfBirth complete': [2, 3, null],
          'postcode complete': [2, 3, null],
          'postcode valid': [1, 2, null],
          'address placed': [1, 3, null],
          'nino unique': [1, 3, null],
        });
        // More than a year later, two rows are as they were.
        const second = await loadExtract(
          db,
          full('2026-02-28', [
            '1|Latham|Ann|1968-11-07|1 High Street|NW9 4AA|JG103759A',
            '2|Osei|Ben|1990-02-28|2 High Street|NW9 4AA|AB123458C',
            '3|Nowak|Caz||3 High Street||AB123457C',
          ]),
        );
        assert.equal(second.counts.unchanged, 2);
        assert.partialDeepStrictEqual(await share(), {
          ' valid': [3, 3, 0.75],
          ' recent': [1, 3, 1],
          'postcode valid': [2, 2, 0.5],
          'postcode recent': [1, 2, 1],
          'address placed': [1, 3, 1 / 3],
          'nino unique': [3, 3, 1 / 3],
        });
        const [report] = await qualityReport(db);
        assert.partialDeepStrictEqual(report, {
          asAt: '2026-02-28',
          asAtBefore: '2025-01-31',
          nextDue: '2026-04-01',
        });
        await assert.rejects(qualityReport(db, 'nowhere'), { code: 'source/not-found' });
      }),
    );

    test(
      'of an extract that is given up, nothing is kept',
      on(async (db) => {
        await migrateIndex(db);
        const definition = definitionOf(POOL);
        const whole = extractOf(definition, '2026-01-31', `${MEMBER_COLUMNS}\n${members(1, 1500)}`);
        const broken = {
          ...whole,
          async *rows() {
            for await (const batch of whole.rows()) {
              yield batch;
              throw new Error('the disk is gone');
            }
          },
        };
        await assert.rejects(loadExtract(db, broken));
        assert.deepEqual(await db.query('SELECT * FROM data_quality'), []);
        await loadExtract(db, whole);
        const [row] = await db.query<{ extracts: number }>(
          'SELECT count(DISTINCT extract_id) AS extracts FROM data_quality',
        );
        assert.equal(row?.extracts, 1);
      }),
    );

    test(
      'sources that say the same of a person are consistent; of sealed persons nothing is counted',
      on(async (db) => {
        await emptyIndex(db);
        const ann = { surname: 'Latham', dateOfBirth: '1968-11-07', postcode: 'AB1 2CD' };
        await load(db, 'council-tax-liability', '2026-01-31', [
          {
            ...ann,
            id: 'C1',
            forenames: 'Elizabeth',
            address: '1 High Street',
            mobile: '07700900001',
          },
          { ...ann, id: 'C2', forenames: 'Ben', surname: 'Osei' },
          { ...ann, id: 'C3', forenames: 'Ben', surname: 'Osei', dateOfBirth: '1990-02-28' },
          { ...ann, id: 'C4', forenames: 'Dee' },
        ]);
        await load(db, 'libraries-borrowers', '2026-01-31', [
          { ...ann, id: 'L1', forenames: 'Liz', address: '1 High St', mobile: '07700900001' },
          { ...ann, id: 'L2', forenames: 'Ben', surname: 'Osei', dateOfBirth: '1990-02-28' },
          { ...ann, id: 'L4', forenames: 'Xavier', dateOfBirth: '2001-01-01' },
        ]);
        const people = await link(db, [
          ['C1', 'L1'],
          ['C2', 'C3', 'L2'],
          ['C4', 'L4'],
        ]);
        await sealPerson(
          db,
          acting('governance-1', undefined, 'subject-access'),
          Number(people[2]),
          { reason: 'adoption' },
        );
        assert.deepEqual(await measureConsistency(db), { extracts: 2, records: 7 });
        const of = await kept(db);
        const council = (what: string) => of.get(`council-tax-liability person ${what}`);
        // Ben is there twice, once with another day of birth than the library's.
        assert.deepEqual(council(' unique'), [1, 3]);
        assert.deepEqual(council('dateOfBirth consistent'), [2, 3]);
        assert.deepEqual(council('forenames consistent'), [3, 3]);
        assert.deepEqual(council('surname consistent'), [3, 3]);
        assert.deepEqual(council('mobile consistent'), [1, 1]);
        assert.deepEqual(of.get('libraries-borrowers person dateOfBirth consistent'), [2, 2]);
        // What was compared is not compared again, unless it is asked for.
        assert.deepEqual(await measureConsistency(db), { extracts: 0, records: 0 });
        assert.equal((await measureConsistency(db, { again: true })).extracts, 2);
      }),
    );

    describe('on a borough', () => {
      let months: WholeExtract[][] = [];
      before(async () => {
        months = await boroughExtracts({ people: 200, months: 2, seed: 5 });
      });

      test(
        'is what counting apart gives',
        on(async (db) => {
          await migrateIndex(db);
          const [first = [], second = []] = months;
          for (const extract of first) await loadExtract(db, toLoad(extract), { acceptedBy: 'x' });
          const engine = await DuckDbEngine.open();
          try {
            await matchAll(db, engine, { by: 'a test' });
          } finally {
            await engine.close();
          }
          for (const extract of second) await loadExtract(db, toLoad(extract), { acceptedBy: 'x' });
          await matchPending(db, { by: 'a test' });
          await measureConsistency(db);
          const measured = await kept(db);
          assert.ok(measured.size > 300);
          const counted = new Map(await countedInIndex(db));
          assert.ok(counted.size > 60, `${counted.size} were counted apart`);
          const others = [...counted].filter(
            ([name, count]) => JSON.stringify(measured.get(name)) !== JSON.stringify(count),
          );
          assert.deepEqual(
            others.map(([name, count]) => [name, count, measured.get(name)]),
            [],
          );
        }),
      );
    });
  });
}

const PARSERS = {
  postcode: parsePostcode,
  email: parseEmail,
  nino: parseNino,
  nhsNumber: parseNhsNumber,
  uprn: parseUprn,
} as const;

interface HeldRow {
  readonly source: string;
  readonly role: string;
  readonly person: number;
  readonly definition: SourceDefinition;
  readonly born: string | undefined;
  /** By column, as received, without outer blanks. */
  readonly cells: ReadonlyMap<string, string>;
}

/** Counts cells of columns that an attribute is read from alone, by the parsers of the standards. */
function countedCells(held: readonly HeldRow[]): [string, [number, number]][] {
  const counts: [string, [number, number]][] = [];
  for (const [of, rows] of Map.groupBy(held, ({ source, role }) => `${source} ${role}`)) {
    const [{ definition, role }] = rows as [HeldRow, ...HeldRow[]];
    if (definition.extract.content !== 'full') continue;
    const record = definition.records?.find((each) => each.role === role);
    const blank = new Set((definition.blank ?? []).map((word) => word.toLowerCase()));
    for (const [attribute, parse] of Object.entries(PARSERS)) {
      const column = record?.attributes[attribute as keyof typeof PARSERS];
      if (typeof column !== 'string') continue;
      const parsed = rows
        .map(({ cells }) => cells.get(column) ?? '')
        .filter((text) => text !== '' && !blank.has(text.toLowerCase()))
        .map((text) => parse(text))
        .filter(({ standard, findings }) => standard !== null || findings.some(isWrong));
      const tolerated = new Set(definition.tolerate ?? []);
      const right = parsed.filter(
        ({ findings }) => !findings.some((found) => isWrong(found) && !tolerated.has(found.code)),
      );
      counts.push([`${of} ${attribute} complete`, [parsed.length, rows.length]]);
      if (parsed.length > 0) {
        counts.push([`${of} ${attribute} valid`, [right.length, parsed.length]]);
      }
    }
  }
  return counts;
}

function isWrong({ severity }: { readonly severity: string }): boolean {
  return severity === 'wrong';
}

/** Counts, in what the index holds: cells, records with a twin, days of birth beside other sources'. */
async function countedInIndex(db: Database): Promise<[string, [number, number]][]> {
  const rows = await db.query<{
    source: string;
    role: string;
    person_id: number;
    received: (string | null)[];
    columns: string[];
    definition: string;
    as_at: string;
  }>(
    `SELECT s.name AS source, d.role, l.person_id, v.received, y.columns, f.definition,
       (SELECT max(as_at) FROM extract x WHERE x.source_id = s.source_id) AS as_at
     FROM link l JOIN source_record r USING (record_id) JOIN dataset d USING (dataset_id)
       JOIN source s USING (source_id) JOIN record_version v ON v.record_id = r.record_id
       JOIN layout y USING (layout_id) JOIN extract o ON o.extract_id = v.opened_by
       JOIN source_definition f USING (definition_id)
     WHERE l.to_at IS NULL AND v.closed_by IS NULL AND v.closed_at IS NULL`,
  );
  const held = rows.map((row): HeldRow => {
    const { source, role, received, columns, as_at } = row;
    const definition = JSON.parse(row.definition) as SourceDefinition;
    const [record] = sourceMapper(definition, columns, { asAt: as_at, role })(received, 1).records;
    return {
      source,
      role,
      person: row.person_id,
      definition,
      born: record?.attributes.dateOfBirth as string | undefined,
      cells: new Map(columns.map((column, i) => [column, received[i]?.trim() ?? ''])),
    };
  });
  const counts = countedCells(held);
  for (const [of, records] of Map.groupBy(held, ({ source, role }) => `${source} ${role}`)) {
    const alone = records.filter(
      (one) => records.filter(({ person }) => person === one.person).length === 1,
    );
    counts.push([`${of}  unique`, [alone.length, records.length]]);
    let [agree, compared] = [0, 0];
    for (const { source, person, born } of records) {
      const others = held.filter(
        (each) => each.person === person && each.source !== source && each.born !== undefined,
      );
      if (born === undefined || others.length === 0) continue;
      compared++;
      if (others.filter((each) => each.born === born).length * 2 >= others.length) agree++;
    }
    if (compared > 0) counts.push([`${of} dateOfBirth consistent`, [agree, compared]]);
  }
  return counts;
}
