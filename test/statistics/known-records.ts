import { DuckDbEngine } from '../../src/engines/duckdb/engine.ts';
import type { LoadedInput } from '../../src/linkage/link.ts';
import { quoteIdentifier, sql } from '../../src/linkage/sql/index.ts';
import type { Random } from '../../src/synthetic/random.ts';

/** A column's values and how they go wrong, all known. */
export interface KnownColumn {
  /** Draws a person's value. */
  readonly draw: (random: Random) => string;
  /** Probability that the second record of a person has another value, drawn anew and different. */
  readonly error: number;
  /** Probability that a value is missing, each record for itself. */
  readonly missing?: number;
}

/** Column values of records by name, with the person each record is of. */
export interface KnownRecords {
  readonly person: readonly string[];
  readonly columns: Readonly<Record<string, readonly (string | null)[]>>;
}

/** `people` persons, `twice` of them with a second record that differs by the columns' error rates. */
export function makeRecords(
  columns: Readonly<Record<string, KnownColumn>>,
  people: number,
  twice: number,
  random: Random,
): KnownRecords {
  const person: string[] = [];
  const values: Record<string, (string | null)[]> = Object.fromEntries(
    Object.keys(columns).map((name) => [name, []]),
  );
  const hold = ({ missing }: KnownColumn, value: string): string | null =>
    random.chance(missing ?? 0) ? null : value;
  for (let p = 0; p < people; p++) {
    const own = Object.entries(columns).map(([name, column]) => ({
      name,
      column,
      value: column.draw(random),
    }));
    for (let copy = 0; copy < (p < twice ? 2 : 1); copy++) {
      person.push(`p${p}`);
      for (const { name, column, value } of own) {
        const shown =
          copy === 1 && random.chance(column.error) ? other(column, value, random) : value;
        values[name]?.push(hold(column, shown));
      }
    }
  }
  return { person, columns: values };
}

function other(column: KnownColumn, value: string, random: Random): string {
  while (true) {
    const drawn = column.draw(random);
    if (drawn !== value) return drawn;
  }
}

/** Loads records into a new engine, as a reader would. The caller closes it. */
export async function load(
  records: KnownRecords,
  threads: number,
): Promise<{ engine: DuckDbEngine; input: LoadedInput }> {
  const engine = await DuckDbEngine.open({ threads });
  const names = [...Object.keys(records.columns), 'person'];
  const columns = names.map((name) => `, ${quoteIdentifier(`in_${name}`)} VARCHAR`).join('');
  await engine.run(`CREATE TABLE records (rid INTEGER, dataset UTINYINT, id VARCHAR${columns})`);
  const size = records.person.length;
  await engine.run(`CREATE TABLE loading (rid INTEGER${columns})`);
  await engine.append('loading', [
    Int32Array.from({ length: size }, (_, i) => i),
    ...Object.values(records.columns),
    records.person,
  ]);
  await engine.run(
    sql`INSERT INTO records SELECT rid, 0, CAST(rid AS VARCHAR), * EXCLUDE (rid) FROM loading ORDER BY rid`,
  );
  await engine.run('DROP TABLE loading');
  return {
    engine,
    input: {
      datasets: ['people'],
      datasetSizes: [size],
      recordCount: size,
      columns: Object.fromEntries(
        names.map((name) => [name, { sql: quoteIdentifier(`in_${name}`), isArray: false }]),
      ),
    },
  };
}
