import { createHash } from 'node:crypto';
import type { Database } from '../../../src/database/index.ts';
import { readSourceDefinition, type SourceDefinition } from '../../../src/intake/index.ts';
import type { ExtractRow, ExtractToLoad } from '../../../src/master-index/index.ts';

export const POOL = `
format: reeve-source/1
name: swimming-members
title: Swimming pool members
service: leisure
holds: anyone
extract: { cadence: monthly, content: full }
filters:
  - name: Test members
    when: [{ column: SURNAME, matches: "^zz" }]
records:
  - role: member
    key: [NO]
    attributes: { surname: SURNAME, forenames: FIRST, dateOfBirth: DOB, address: LINE1, postcode: POSTCODE }
    required: [surname]
`;

/** The same members, sent as what has changed. */
export const POOL_CHANGES = POOL.replace(
  'content: full }',
  'content: changes, change: { column: WHAT, added: [A], changed: [C], removed: [R] } }',
);

export function definitionOf(text: string): SourceDefinition {
  return readSourceDefinition(text, 'made.yaml');
}

/** An extract as a file of this text would be read: cells divided by `|`, the header first. */
export function extractOf(definition: SourceDefinition, asAt: string, text: string): ExtractToLoad {
  const [header = '', ...lines] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const columns = header.split('|');
  const rows = lines.map(
    (line, i): ExtractRow => ({
      line: i + 2,
      values: line.split('|').map((value) => (value === '' ? null : value)),
    }),
  );
  const filledOf = (c: number) => rows.filter(({ values }) => (values[c] ?? null) !== null).length;
  return {
    definition,
    fileName: `${definition.name}-${asAt}.csv`,
    sha256: createHash('sha256').update(text).digest('hex'),
    asAt,
    columns,
    rowCount: rows.length,
    filled: Object.fromEntries(columns.map((column, c) => [column, filledOf(c)])),
    async *rows() {
      // Some at a time, as from a file.
      for (let from = 0; from < rows.length; from += 1000) yield rows.slice(from, from + 1000);
    },
  };
}

/** Rows of members with numbers from one to another. */
export function members(from: number, to: number, surname = 'Latham'): string {
  const rows = Array.from({ length: to - from + 1 }, (_, i) => {
    const number = from + i;
    return `${number}|${surname}|Ann|1968-11-07|${number} High Street|AB1 2CD`;
  });
  return rows.join('\n');
}

export const MEMBER_COLUMNS = 'NO|SURNAME|FIRST|DOB|LINE1|POSTCODE';

/** The open version of every record that a reader sees: key and what of it was received. */
export async function seen(db: Database): Promise<Record<string, string>> {
  const rows = await db.query<{ record_key: string; received: (string | null)[] }>(
    `SELECT r.record_key, v.received FROM record_version v
       JOIN source_record r USING (record_id)
       JOIN extract o ON o.extract_id = v.opened_by AND o.status = 'loaded'
     WHERE NOT EXISTS (SELECT 1 FROM extract c WHERE c.extract_id = v.closed_by AND c.status = 'loaded')
     ORDER BY r.record_id`,
  );
  return Object.fromEntries(
    rows.map(({ record_key, received }) => [record_key, received.map((v) => v ?? '').join('|')]),
  );
}

/** Keys of the records that are to be matched because of an extract; of any that is seen, by default. */
export async function pending(db: Database, extractId?: number): Promise<string[]> {
  const rows = await db.query<{ record_key: string }>(
    `SELECT DISTINCT r.record_key FROM match_pending p JOIN source_record r USING (record_id)
       JOIN extract e ON e.extract_id = p.extract_id AND e.status = 'loaded'
     WHERE $1::int IS NULL OR e.extract_id = $1 ORDER BY r.record_key`,
    [extractId ?? null],
  );
  return rows.map(({ record_key }) => record_key);
}
