import type { ColumnKind } from '../../standards/index.ts';
import { columnSql, tables } from '../compile/tables.ts';
import type { LinkageEngine } from '../engine.ts';
import { joinSql, quoteInteger, type Sql, sql } from '../sql/index.ts';
import type { Attribute } from './attributes.ts';

/** That one attribute gives another away, as a postcode does its town. */
export interface Implication {
  readonly finer: string;
  readonly coarser: string;
}

/** Places from fine to coarse: only a finer one can give a coarser one away. */
const PLACES: readonly ColumnKind[] = ['uprn', 'address', 'street', 'postcode', 'town', 'region'];

/** What tells two people apart, so that pairs which differ on all of it are two people. */
const PERSONAL: ReadonlySet<ColumnKind> = new Set([
  'given-name',
  'surname',
  'full-name',
  'date-of-birth',
]);

/** Share of different people who agree on the coarser, given the finer, from which it is given away. */
const GIVEN_AWAY = 0.7;

const ENOUGH_PAIRS = 30;

/** Records compared with their neighbours. */
const SAMPLE = 200_000;

/**
 * Which places give others away, counted on pairs of different people who agree
 * on the finer: agreeing on both is then no more evidence than on the finer, and
 * counting both would make neighbours look like one person.
 */
export async function findImplications(
  engine: LinkageEngine,
  attributes: readonly Attribute[],
): Promise<Implication[]> {
  const places = attributes
    .map((attribute, index) => ({ ...attribute, index }))
    .filter(({ kind, definition }) => PLACES.includes(kind) && definition.type !== 'text[]');
  const personal = attributes
    .map((attribute, index) => ({ ...attribute, index }))
    .filter(({ kind, definition }) => PERSONAL.has(kind) && definition.type !== 'text[]');
  if (personal.length === 0) return [];
  const differ = joinSql(
    personal.map(({ index }): Sql => sql`l.${columnSql(index)} <> r.${columnSql(index)}`),
    ' AND ',
  );
  const found: Implication[] = [];
  for (const finer of places) {
    for (const coarser of places) {
      if (PLACES.indexOf(finer.kind) >= PLACES.indexOf(coarser.kind)) continue;
      // By what it is, however differently the one address is written.
      if (finer.kind === 'uprn') {
        found.push({ finer: finer.name, coarser: coarser.name });
        continue;
      }
      if (finer.distinct < coarser.distinct) continue;
      const key = columnSql(finer.index);
      const other = columnSql(coarser.index);
      // Each record with the next of its key: no key gives more pairs than it has records.
      const [row] = await engine.rows(sql`WITH sampled AS (
  SELECT * FROM ${tables.standard} WHERE ${key} IS NOT NULL ORDER BY hash(${key}) LIMIT ${quoteInteger(SAMPLE)}),
numbered AS (SELECT *, row_number() OVER (PARTITION BY ${key} ORDER BY hash(rid)) AS place FROM sampled)
SELECT count(*) AS n, count(*) FILTER (WHERE l.${other} = r.${other}) AS agree
FROM numbered l JOIN numbered r ON l.${key} = r.${key} AND r.place BETWEEN l.place + 1 AND l.place + 5
WHERE ${differ} AND l.${other} IS NOT NULL AND r.${other} IS NOT NULL`);
      const pairs = Number(row?.n ?? 0);
      if (pairs >= ENOUGH_PAIRS && Number(row?.agree) / pairs >= GIVEN_AWAY) {
        found.push({ finer: finer.name, coarser: coarser.name });
      }
    }
  }
  return found;
}
