import { checkColumns } from './compare-columns.ts';
import { compileConditions } from './conditions.ts';
import type { SourceDefinition } from './definition-schema.ts';
import { type AttachmentReader, attachmentReader } from './map-attachment.ts';
import { type RecordReader, recordReader } from './map-record.ts';
import type {
  MappedAttachment,
  MappedRecord,
  MappedRow,
  ReceivedRow,
  RefusedRecord,
  Rejection,
} from './mapped-row.ts';
import { cellReader, type FileLayout, layoutOf, type MappingContext } from './row-values.ts';

/** Makes records of a row. `line` is that of the row in its file, for rejections. */
export type SourceMapper = (row: ReceivedRow, line: number) => MappedRow;

/**
 * Compiles a definition for the columns of one file into a function from a row to records. Pure:
 * the same row gives the same records, now and when they are read again.
 *
 * Throws `source/missing-column` where the file has not a column that the definition expects, unless
 * such columns are to be blank.
 *
 * @param columns names in the file's header, in its order
 * @example
 * const map = sourceMapper(definition, ['REF', 'SURNAME', 'DOB'], { asAt: '2025-03-31' });
 * map(['600000006', 'LATHAM', '07/11/1968'], 2).records[0]?.attributes.dateOfBirth; // '1968-11-07'
 */
export function sourceMapper(
  definition: SourceDefinition,
  columns: readonly string[],
  context: MappingContext = {},
): SourceMapper {
  if (context.missingColumns !== 'blank') checkColumns(definition, columns);
  const layout = layoutOf(definition, columns, context);
  const filterOf = rowFilter(layout);
  const changeOf = changeReader(layout);
  const reject = rowRejection(layout);
  const { role } = context;
  const records = (definition.records ?? [])
    .filter((record) => role === undefined || record.role === role)
    .map((record) => recordReader(layout, record));
  const attachments = (role === undefined ? (definition.attachments ?? []) : []).map((attachment) =>
    attachmentReader(layout, attachment),
  );
  const refusedOf = refusals(records, attachments);
  return (row, line) => {
    const filtered = filterOf(row);
    if (filtered !== undefined) {
      return { records: [], attachments: [], rejections: [], filtered };
    }
    const rejections: Rejection[] = [];
    const change = changeOf?.(row, line, rejections);
    reject(row, line, rejections);
    const mapped: MappedRecord[] = [];
    const attached: MappedAttachment[] = [];
    if (rejections.length === 0) {
      for (const reader of records) {
        const record = reader.read(row, line, rejections, change === 'removed');
        if (record !== null) mapped.push(record);
      }
      for (const reader of attachments) {
        const attachment = reader.read(row, line, rejections);
        if (attachment !== null) attached.push(attachment);
      }
    }
    const found: MappedRow = { records: mapped, attachments: attached, rejections };
    if (rejections.length > 0) {
      const refused = refusedOf(row, found);
      return change === undefined ? { ...found, refused } : { ...found, refused, change };
    }
    return change === undefined ? found : { ...found, change };
  };
}

/** Finds the records of a row that were not taken. */
function refusals(
  records: readonly RecordReader[],
  attachments: readonly AttachmentReader[],
): (row: ReceivedRow, taken: MappedRow) => readonly RefusedRecord[] {
  const readers = [
    ...records.map(({ role, keyOf }) => ({ of: role, keyOf, recordOf: () => null })),
    ...attachments.map(({ kind, keyOf, recordOf }) => ({ of: kind, keyOf, recordOf })),
  ];
  return (row, taken) => {
    const kept = new Set([
      ...taken.records.map(({ role }) => role),
      ...taken.attachments.map(({ kind }) => kind),
    ]);
    return readers.flatMap(({ of, keyOf, recordOf }): RefusedRecord[] => {
      const key = kept.has(of) ? undefined : keyOf(row);
      if (key === undefined) return [];
      const record = recordOf(row);
      return [record === null ? { of, key } : { of, key, record }];
    });
  };
}

function rowFilter(layout: FileLayout): (row: ReceivedRow) => string | undefined {
  const filters = (layout.definition.filters ?? []).map(({ name, when }) => ({
    name,
    test: compileConditions(layout, when),
  }));
  if (filters.length === 0) return () => undefined;
  return (row) => filters.find(({ test }) => test(row))?.name;
}

type Change = NonNullable<MappedRow['change']>;

function changeReader(
  layout: FileLayout,
): ((row: ReceivedRow, line: number, rejections: Rejection[]) => Change | undefined) | undefined {
  const { change } = layout.definition.extract;
  if (change === undefined) return undefined;
  const { column, added = [], changed = [], removed } = change;
  const read = cellReader(layout, column);
  const words = new Map<string, Change>([
    ...added.map((word) => [word.toLowerCase(), 'added'] as const),
    ...changed.map((word) => [word.toLowerCase(), 'changed'] as const),
    ...removed.map((word) => [word.toLowerCase(), 'removed'] as const),
  ]);
  return (row, line, rejections) => {
    const value = read(row);
    const known = words.get(value.toLowerCase());
    if (known === undefined) {
      const reason = 'Not a word for added, changed or removed in the definition';
      rejections.push({ line, column, value, reason });
    }
    return known;
  };
}

function rowRejection(
  layout: FileLayout,
): (row: ReceivedRow, line: number, rejections: Rejection[]) => void {
  const rules = (layout.definition.reject ?? []).map(({ column, reason, when }) => ({
    column,
    reason,
    test: compileConditions(layout, when),
    read: cellReader(layout, column),
  }));
  return (row, line, rejections) => {
    for (const { column, reason, test, read } of rules) {
      if (test(row)) rejections.push({ line, column, value: read(row), reason });
    }
  };
}
