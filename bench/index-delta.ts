/**
 * The next night's extract: the same rows but for a share of them, in which people have moved, have
 * another telephone or surname, are new, or are gone. Made up: the shares are no statistic.
 */
import { createHash } from 'node:crypto';
import { readExtract } from '../src/cli/read-extract.ts';
import type { Session } from '../src/cli/session.ts';
import type { ReceivedRow, SourceDefinition } from '../src/intake/index.ts';
import { quoteIdentifier, quoteLiteral } from '../src/linkage/index.ts';
import type { ExtractRow } from '../src/master-index/index.ts';

type Change = 'move' | 'contact' | 'surname' | 'new' | 'gone';

/** In turn, over the rows that change. */
const CHANGES: readonly Change[] = [
  ...Array<Change>(8).fill('move'),
  ...Array<Change>(5).fill('contact'),
  ...Array<Change>(3).fill('surname'),
  ...Array<Change>(2).fill('new'),
  ...Array<Change>(2).fill('gone'),
];

/** What a file was read as, a night later: `share` of its rows, 0 to 1, say something else. */
export async function nextNight(
  session: Session,
  definition: SourceDefinition,
  share: number,
): Promise<Session> {
  const { engine, loaded } = session;
  const extract = await readExtract(session, definition);
  const every = Math.round(1 / share);
  const columnsOf = columnsIn(definition, extract.columns);
  const gone: number[] = [];
  const copied: number[] = [];
  /** By column, what it says by row. */
  const said = new Map<number, [rid: number, value: string | null][]>();
  let rid = 0;
  let changed = 0;
  let other: ReceivedRow | undefined;
  for await (const batch of extract.rows()) {
    for (const { line, values } of batch as readonly ExtractRow[]) {
      const isChanged = other !== undefined && scattered(line) % every === 0;
      if (isChanged) {
        const change = CHANGES[++changed % CHANGES.length] as Change;
        if (change === 'gone') gone.push(rid);
        else {
          const place = change === 'new' ? loaded.rowCount + copied.length : rid;
          if (change === 'new') copied.push(rid);
          for (const column of columnsOf[change]) {
            const value = changedValue(change, values[column], other?.[column], changed);
            said.set(column, [...(said.get(column) ?? []), [place, value]]);
          }
        }
      } else other = values;
      rid++;
    }
  }
  // The file's rows may be in a view: what changes is a copy of them.
  await engine.rows('CREATE TABLE night AS SELECT * FROM records');
  const [{ kind } = {}] = await engine.rows(
    "SELECT table_type AS kind FROM information_schema.tables WHERE table_name = 'records'",
  );
  await engine.rows(`DROP ${kind === 'VIEW' ? 'VIEW' : 'TABLE'} records`);
  await engine.rows('ALTER TABLE night RENAME TO records');
  if (copied.length > 0) {
    await engine.rows(
      `INSERT INTO records SELECT records.* REPLACE (c.place AS rid) FROM records
       JOIN (VALUES ${copied.map((from, i) => `(${from}, ${loaded.rowCount + i})`).join()}) c(source, place)
       ON records.rid = c.source`,
    );
  }
  for (const [column, values] of said) {
    const { field, isArray } = loaded.columns[column] as Session['loaded']['columns'][number];
    if (isArray) continue;
    const rows = values.map(
      ([at, value]) => `(${at}, ${value === null ? 'NULL' : quoteLiteral(value)})`,
    );
    await engine.rows(
      `UPDATE records SET ${quoteIdentifier(field)} = c.said FROM (VALUES ${rows.join()}) c(place, said) WHERE rid = c.place`,
    );
  }
  if (gone.length > 0) await engine.rows(`DELETE FROM records WHERE rid IN (${gone.join()})`);
  const [dataset, ...others] = loaded.datasets;
  const sha256 = createHash('sha256').update(`${dataset?.sha256} a night later`).digest('hex');
  return {
    ...session,
    loaded: {
      ...loaded,
      rowCount: loaded.rowCount + copied.length,
      datasets: dataset === undefined ? [] : [{ ...dataset, sha256 }, ...others],
    },
  };
}

type ColumnsOf = Readonly<Record<Exclude<Change, 'gone'>, readonly number[]>>;

function columnsIn(definition: SourceDefinition, columns: readonly string[]): ColumnsOf {
  const at = (names: Iterable<string>) =>
    [...new Set(names)].map((name) => columns.indexOf(name)).filter((place) => place >= 0);
  const ofAttributes = (...names: string[]) =>
    at(
      (definition.records ?? []).flatMap(({ attributes }) =>
        Object.entries(attributes).flatMap(([name, value]) =>
          names.includes(name) ? namesIn(value) : [],
        ),
      ),
    );
  const keys = [
    ...(definition.records ?? []).flatMap(({ key }) => key),
    ...(definition.attachments ?? []).flatMap(({ id }) => id),
  ];
  return {
    move: ofAttributes('address', 'postcode', 'uprn'),
    contact: ofAttributes('phone', 'mobile', 'email'),
    surname: ofAttributes('surname', 'fullName'),
    new: at(keys.filter((part) => typeof part === 'string')),
  };
}

function namesIn(value: unknown): string[] {
  const from = (value as { from?: unknown } | undefined)?.from ?? value;
  return typeof from === 'string' ? [from] : Array.isArray(from) ? [...from] : [];
}

function changedValue(
  change: Change,
  own: string | null | undefined,
  other: string | null | undefined,
  number: number,
): string | null {
  const value = own ?? '';
  if (change === 'new') return value === '' ? '' : `${value}-${number}`;
  if (change === 'contact') return value.replace(/\d(?=\D*$)/, rotated);
  return other ?? null;
}

const rotated = (digit: string): string => String((Number(digit) + 1) % 10);

/** Knuth's multiplicative hashing, so that what changes is not every hundredth row. */
function scattered(line: number): number {
  return Math.imul(line, 2_654_435_761) >>> 8;
}
