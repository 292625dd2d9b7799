import { type AttributeName, personAttributes } from '../../standards/index.ts';
import type { GoldenAttribute, HeldValue } from '../domain/index.ts';
import type { HeldRecord } from '../reading/held-records.ts';
import type { LeadingOn } from '../store/export-store.ts';

/** How a value is to be taken: `whole` a whole number, `moment` an instant in UTC, ISO 8601. */
export type ExportType = 'whole' | 'text' | 'date' | 'moment' | 'flag';
export type ExportValue = string | number | boolean | null;

export interface ExportColumn {
  readonly name: string;
  readonly type: ExportType;
  readonly meaning: string;
}

export const exportTables = [
  'persons',
  'links',
  'golden_records',
  'golden_values',
  'redirects',
] as const;
export type ExportTable = (typeof exportTables)[number];
export type ExportRows = Readonly<Record<ExportTable, readonly (readonly ExportValue[])[]>>;
export type ExportColumns = Readonly<Record<ExportTable, readonly ExportColumn[]>>;

const column = (name: string, type: ExportType, meaning: string): ExportColumn => ({
  name,
  type,
  meaning,
});
const PERSON = column('person_id', 'whole', 'Id of the person; never used again for another');

/** Parts of an address: taken from the address that survived, and never beside another. */
const PARTS = {
  postcode: 'address',
  uprn: 'address',
  addressFrom: 'address',
  correspondencePostcode: 'correspondenceAddress',
} as const satisfies Partial<Record<AttributeName, AttributeName>>;

/** `dateOfBirth` as warehouses have it: `date_of_birth`. */
export function columnName(attribute: AttributeName): string {
  return attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * The columns of each table.
 *
 * @param attributes that may be seen of any source, in the order of `personAttributes`: those of
 *   the golden record, whether anybody has a value of them or not
 */
export function exportColumns(attributes: readonly AttributeName[]): ExportColumns {
  return {
    persons: [
      PERSON,
      column('records', 'whole', 'How many records of the person are in this export'),
      column('first_seen', 'date', 'As-at date of the first extract that had one of them'),
      column('last_seen', 'date', 'As-at date of the last extract that had one of them'),
      column('is_held', 'flag', 'Whether a source has one of them still'),
    ],
    links: [
      column('record_id', 'whole', 'Id of the source record'),
      PERSON,
      column('source', 'text', 'Source of the record, as sharing agreements name it'),
      column('record_key', 'text', 'Key of the record in its source, where it may be seen'),
      column('linked_since', 'moment', 'Since when the record is this person'),
      column('first_seen', 'date', 'As-at date of the first extract that had the record'),
      column('last_seen', 'date', 'As-at date of the last extract that had the record'),
      column('is_held', 'flag', 'Whether the source has it still'),
    ],
    golden_records: [
      PERSON,
      ...attributes.map((name) => {
        const { label, type } = personAttributes[name];
        return column(columnName(name), type === 'date' ? 'date' : 'text', label);
      }),
    ],
    golden_values: [
      PERSON,
      column('attribute', 'text', 'Name of the column in golden_records'),
      column('value', 'text', 'The value'),
      column('source', 'text', 'Source that it is from'),
      column('record_id', 'whole', 'Record that it is from'),
      column('since', 'date', 'Since when it is so, as far as is known'),
      column('confirmed', 'date', 'As-at date of the last extract that said so'),
      column('is_verified', 'flag', 'Whether somebody has seen proof of it'),
      column('also_held_by', 'whole', 'How many more records in this export say the same'),
      column('conflict', 'text', 'held or verified: there is another value of what cannot change'),
    ],
    redirects: [
      column('person_id', 'whole', 'Id of a person that has ended'),
      column('leads_to', 'whole', 'Id of the person in this export whom it leads to'),
    ],
  };
}

/** One person, as far as may be seen. */
export interface ExportedPerson {
  readonly personId: number;
  /** One at least. */
  readonly records: readonly HeldRecord[];
  /** Computed from those records alone. */
  readonly golden: ReadonlyMap<string, GoldenAttribute>;
}

/** The rows of some persons. */
export function exportRows(
  persons: readonly ExportedPerson[],
  attributes: readonly AttributeName[],
  redirects: readonly LeadingOn[],
  seesKey: (record: HeldRecord) => boolean,
): ExportRows {
  return {
    persons: persons.map(personRow),
    links: persons.flatMap(({ records }) =>
      records.map((record) => linkRow(record, seesKey(record))),
    ),
    golden_records: persons.map(({ personId, golden }) => [
      personId,
      ...attributes.map((name) => {
        const value = survivorOf(golden, name)?.value ?? null;
        return personAttributes[name].type === 'date' ? dateOrNull(value) : value;
      }),
    ]),
    golden_values: persons.flatMap((person) => valueRows(person, attributes)),
    redirects: redirects.map(({ personId, leadsTo }) => [personId, leadsTo]),
  };
}

function personRow({ personId, records }: ExportedPerson): ExportValue[] {
  const first = records.map(({ firstAsAt }) => firstAsAt).sort()[0] ?? null;
  const last =
    records
      .map(({ lastAsAt }) => lastAsAt)
      .sort()
      .at(-1) ?? null;
  return [personId, records.length, first, last, records.some(({ isOpen }) => isOpen)];
}

/**
 * Neither weight nor kind of decision: that the best pair of a record weighs much, where it is the
 * only one in the export, tells that there is another which may not be seen.
 */
function linkRow(record: HeldRecord, seesKey: boolean): ExportValue[] {
  const { recordId, personId, dataset, recordKey, link, firstAsAt, lastAsAt, isOpen } = record;
  return [
    recordId,
    personId,
    dataset.accessSource,
    seesKey ? recordKey : null,
    link.linkedAt,
    firstAsAt,
    lastAsAt,
    isOpen,
  ];
}

interface Survivor {
  readonly value: string;
  readonly held: HeldValue;
  /** Of a part, that of the whole. */
  readonly golden: GoldenAttribute;
}

function survivorOf(
  golden: ReadonlyMap<string, GoldenAttribute>,
  name: AttributeName,
): Survivor | null {
  const whole = Object.hasOwn(PARTS, name) ? golden.get(PARTS[name as keyof typeof PARTS]) : null;
  if (whole?.best) {
    const value = whole.best.parts?.[name];
    return value === undefined ? null : { value, held: whole.best, golden: whole };
  }
  const own = golden.get(name);
  return own?.best ? { value: own.best.value, held: own.best, golden: own } : null;
}

function valueRows(
  { personId, golden }: ExportedPerson,
  attributes: readonly AttributeName[],
): ExportValue[][] {
  return attributes.flatMap((name) => {
    const found = survivorOf(golden, name);
    if (found === null) return [];
    const { value, held, golden: of } = found;
    return [
      [
        personId,
        columnName(name),
        value,
        held.source,
        Number(held.record),
        dateOrNull(held.since),
        held.asAt,
        held.verified,
        new Set(of.alsoHeldBy.map(({ record }) => record).filter((each) => each !== held.record))
          .size,
        of.conflict,
      ],
    ];
  });
}

/** A day that a warehouse can take for one; null for one that was not understood. */
function dateOrNull(value: string | null): string | null {
  if (value === null || !/^\d{4}-\d\d-\d\d$/.test(value)) return null;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value) ? value : null;
}
