import { type AttributeName, personAttributes } from '../../standards/index.ts';
import { compileConditions, type RowTest } from './conditions.ts';
import type { RecordDefinition } from './definition-schema.ts';
import type {
  AttributeValue,
  FactValue,
  MappedRecord,
  ReceivedRow,
  Rejection,
} from './mapped-row.ts';
import { type AttributeDraft, attributeReader } from './read-attributes.ts';
import { factReaders } from './read-facts.ts';
import { markerReader, professionalReader, relationshipReader } from './read-involvement.ts';
import { stateReader } from './read-state.ts';
import { type FileLayout, firstColumn, keyReader, noKey } from './row-values.ts';

export interface RecordReader {
  readonly role: string;
  /** The key of the record in a row: null where it cannot be told, undefined where there is none. */
  keyOf(row: ReceivedRow): string | null | undefined;
  /** Reads the record of a row; null where the row has none, or it is rejected. */
  read(
    row: ReceivedRow,
    line: number,
    rejections: Rejection[],
    isRemoval: boolean,
  ): MappedRecord | null;
}

/** Compiles a record of a definition for the columns of a file. */
export function recordReader(layout: FileLayout, record: RecordDefinition): RecordReader {
  const { role } = record;
  const { attributesOnly = false } = layout.context;
  const isHere = compileConditions(layout, record.when);
  const key = keyReader(layout, record.key);
  const attributes = Object.entries(record.attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [attributeReader(layout, name as AttributeName, value)],
  );
  const facts = attributesOnly ? [] : factReaders(layout, record.facts);
  const relationships = relationshipReader(
    layout,
    attributesOnly ? undefined : record.relationships,
  );
  const professionals = professionalReader(
    layout,
    attributesOnly ? undefined : record.professionals,
  );
  const markers = markerReader(layout, attributesOnly ? undefined : record.markers);
  const state = stateReader(layout, record);
  const hasDied: RowTest =
    record.deceased === undefined ? () => false : compileConditions(layout, record.deceased);
  const refusal = recordRefusal(record);
  const read: RecordReader['read'] = (row, line, rejections, isRemoval) => {
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
  return { role, keyOf: (row) => (isHere(row) ? key(row) : undefined), read };
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
