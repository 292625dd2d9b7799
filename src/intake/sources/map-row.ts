import { type AttributeName, personAttributes } from '../../standards/index.ts';
import { checkColumns } from './compare-columns.ts';
import { compileConditions, type RowTest } from './conditions.ts';
import type {
  AttachmentDefinition,
  KeyPart,
  RecordDefinition,
  SourceDefinition,
} from './definition-schema.ts';
import type {
  AttributeValue,
  FactValue,
  ItemFinding,
  MappedAttachment,
  MappedRecord,
  MappedRow,
  ReceivedRow,
  Rejection,
} from './mapped-row.ts';
import { type AttributeDraft, attributeReader } from './read-attributes.ts';
import { type FactReader, factReader } from './read-facts.ts';
import { markerReader, professionalReader, relationshipReader } from './read-involvement.ts';
import { type StateReader, stateReader } from './read-state.ts';
import { cellReader, type FileLayout, firstColumn, keyReader, layoutOf } from './row-values.ts';

/** What is known of an extract beside its rows. */
export interface MappingContext {
  /** As-at date of the extract, YYYY-MM-DD: nobody was born later, and what ended before is over. */
  readonly asAt?: string;
}

/** Makes records of a row. `line` is that of the row in its file, for rejections. */
export type SourceMapper = (row: ReceivedRow, line: number) => MappedRow;

type RecordReader = (
  row: ReceivedRow,
  line: number,
  rejections: Rejection[],
  isRemoval: boolean,
) => MappedRecord | null;
type AttachmentReader = (
  row: ReceivedRow,
  line: number,
  rejections: Rejection[],
) => MappedAttachment | null;

/**
 * Compiles a definition for the columns of one file into a function from a row to records. Pure:
 * the same row gives the same records, now and when they are read again.
 *
 * Throws `source/missing-column` where the file has not a column that the definition expects.
 *
 * @param columns names in the file's header, in its order
 * @example
 * const map = sourceMapper(definition, ['REF', 'SURNAME', 'DOB'], { asAt: '2025-03-31' });
 * map(['600000006', 'LATHAM', '07/11/1968'], 2).records[0]?.attributes.dateOfBirth; // '1968-11-07'
 */
export function sourceMapper(
  definition: SourceDefinition,
  columns: readonly string[],
  { asAt }: MappingContext = {},
): SourceMapper {
  checkColumns(definition, columns);
  const layout = layoutOf(definition, columns);
  const filterOf = rowFilter(layout);
  const changeOf = changeReader(layout);
  const reject = rowRejection(layout);
  const records = (definition.records ?? []).map((record) => recordReader(layout, record, asAt));
  const attachments = (definition.attachments ?? []).map((attachment) =>
    attachmentReader(layout, attachment, asAt),
  );
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
      for (const read of records) {
        const record = read(row, line, rejections, change === 'removed');
        if (record !== null) mapped.push(record);
      }
      for (const read of attachments) {
        const attachment = read(row, line, rejections);
        if (attachment !== null) attached.push(attachment);
      }
    }
    const found = { records: mapped, attachments: attached, rejections };
    return change === undefined ? found : { ...found, change };
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

function recordReader(
  layout: FileLayout,
  record: RecordDefinition,
  asAt: string | undefined,
): RecordReader {
  const { role } = record;
  const isHere = compileConditions(layout, record.when);
  const key = keyReader(layout, record.key);
  const attributes = Object.entries(record.attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [attributeReader(layout, name as AttributeName, value, asAt)],
  );
  const facts = factReaders(layout, record.facts);
  const relationships = relationshipReader(layout, record.relationships);
  const professionals = professionalReader(layout, record.professionals);
  const markers = markerReader(layout, record.markers);
  const state = stateReader(layout, record, asAt);
  const hasDied: RowTest =
    record.deceased === undefined ? () => false : compileConditions(layout, record.deceased);
  const refusal = recordRefusal(record);
  return (row, line, rejections, isRemoval) => {
    if (!isHere(row)) return null;
    const id = key(row);
    if (id === null) {
      rejections.push(noKey(layout, record.key, row, line));
      return null;
    }
    const draft: AttributeDraft = { attributes: {}, wrong: {}, received: {}, findings: [] };
    for (const read of attributes) read(row, draft);
    dropRepeats(draft);
    const refused = isRemoval ? null : refusal(draft);
    if (refused !== null) {
      rejections.push({ line, ...refused });
      return null;
    }
    const values: Record<string, FactValue> = {};
    for (const read of facts) read(row, values, draft.findings);
    return {
      role,
      key: id,
      ...draft,
      facts: values,
      relationships: relationships(row, id),
      professionals: professionals(row),
      markers: markers(row),
      ...state(row, draft.findings),
      deceased: draft.attributes.dateOfDeath !== undefined || hasDied(row),
    };
  };
}

/**
 * Systems fill what someone is called and a maiden name for everybody: one that is the name itself
 * says nothing.
 */
function dropRepeats({ attributes, received }: AttributeDraft): void {
  const { knownAs, forenames, formerSurname, surname } = attributes;
  if (knownAs !== undefined && typeof forenames === 'string') {
    const isFirst = isSame(knownAs, forenames.split(' ', 1)[0]);
    if (isFirst || isSame(knownAs, forenames)) {
      delete attributes.knownAs;
      delete received.knownAs;
    }
  }
  if (formerSurname !== undefined && isSame(formerSurname, surname)) {
    delete attributes.formerSurname;
    delete received.formerSurname;
  }
}

function isSame(a: AttributeValue, b: AttributeValue | undefined): boolean {
  return a === b || String(a).toLowerCase() === String(b).toLowerCase();
}

/** Why a record is not taken; null where it is. */
function recordRefusal(
  record: RecordDefinition,
): (draft: AttributeDraft) => Omit<Rejection, 'line'> | null {
  const { required = [], requiredAny = [], rejectWrong = [] } = record;
  const refused = (name: AttributeName, draft: AttributeDraft, otherwise: string) => {
    const value = record.attributes[name];
    const found = draft.findings.find(({ item }) => item === name)?.finding;
    const label = personAttributes[name].label;
    return {
      column: value === undefined ? '' : firstColumn(value),
      value: draft.received[name] ?? String(draft.wrong[name] ?? ''),
      reason: found === undefined ? otherwise : `${label}: ${found.message}`,
    };
  };
  const labels = requiredAny.map((name) => personAttributes[name].label).join(', ');
  return (draft) => {
    for (const name of required) {
      if (draft.attributes[name] === undefined) {
        return refused(name, draft, `${personAttributes[name].label} is missing`);
      }
    }
    const [first] = requiredAny;
    if (first !== undefined && requiredAny.every((name) => draft.attributes[name] === undefined)) {
      return refused(first, draft, `None of these is there: ${labels}`);
    }
    for (const name of rejectWrong) {
      const isWrong = draft.findings.some(
        ({ item, finding }) => item === name && finding.severity === 'wrong',
      );
      if (isWrong) return refused(name, draft, `${personAttributes[name].label} is wrong`);
    }
    return null;
  };
}

function factReaders(
  layout: FileLayout,
  facts: RecordDefinition['facts'] = {},
): readonly FactReader[] {
  return Object.entries(facts).map(([name, fact]) => factReader(layout, name, fact));
}

function noKey(
  layout: FileLayout,
  key: readonly KeyPart[],
  row: ReceivedRow,
  line: number,
): Rejection {
  const columns = key.filter((part) => typeof part === 'string');
  const column = columns.find((each) => cellReader(layout, each)(row) === '') ?? columns[0] ?? '';
  return { line, column, value: '', reason: 'Blank, and part of the key' };
}

function attachmentReader(
  layout: FileLayout,
  attachment: AttachmentDefinition,
  asAt: string | undefined,
): AttachmentReader {
  const { kind, to } = attachment;
  const isHere = compileConditions(layout, attachment.when);
  const idOf = keyReader(layout, attachment.id);
  const { source } = to;
  const ownerOf = to.key === undefined ? () => null : keyReader(layout, to.key);
  const uprnOf = to.uprn === undefined ? undefined : attributeReader(layout, 'uprn', to.uprn, asAt);
  const facts = factReaders(layout, attachment.facts);
  const professionals = professionalReader(layout, attachment.professionals);
  const state: StateReader = stateReader(layout, attachment, asAt);
  return (row, line, rejections) => {
    if (!isHere(row)) return null;
    const id = idOf(row);
    if (id === null) {
      rejections.push(noKey(layout, attachment.id, row, line));
      return null;
    }
    const owner = ownerOf(row);
    const draft: AttributeDraft = { attributes: {}, wrong: {}, received: {}, findings: [] };
    uprnOf?.(row, draft);
    const { uprn = null } = draft.attributes as { readonly uprn?: string };
    if (owner === null && uprn === null) {
      const column = (to.key ?? []).find((part) => typeof part === 'string') ?? to.uprn ?? '';
      rejections.push({ line, column, value: '', reason: 'Neither a record nor a property' });
      return null;
    }
    const findings: ItemFinding[] = draft.findings;
    const values: Record<string, FactValue> = {};
    for (const read of facts) read(row, values, findings);
    return {
      kind,
      id,
      record: owner === null || source === undefined ? null : { source, key: owner },
      uprn,
      facts: values,
      professionals: professionals(row),
      ...state(row, findings),
      findings,
    };
  };
}
