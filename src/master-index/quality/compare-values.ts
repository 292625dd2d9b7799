import type { AttributeValue, MappedRecord } from '../../intake/index.ts';
import {
  type AttributeName,
  compareNames,
  type PersonName,
  parsePersonName,
  standardisers,
} from '../../standards/index.ts';

/** A record as it is compared with what others say of the same person. */
export interface ComparableRecord {
  readonly record: MappedRecord;
  /** Property that its address was matched to. */
  readonly uprn: string | null;
  /** Its name, read once it is needed; null where it is none of a person. */
  name(): PersonName | null;
}

/** What is compared: attributes that have one right value at a time. */
export const COMPARED_ATTRIBUTES = [
  'forenames',
  'surname',
  'fullName',
  'dateOfBirth',
  'dateOfDeath',
  'sex',
  'address',
  'email',
  'mobile',
  'phone',
  'nino',
  'nhsNumber',
  'pupilNumber',
] as const satisfies readonly AttributeName[];
export type ComparedAttribute = (typeof COMPARED_ATTRIBUTES)[number];

/** What may have been right once: compared only among records that stand in their services. */
const OF_TODAY: ReadonlySet<ComparedAttribute> = new Set(['address', 'email', 'mobile', 'phone']);
const NAMES: ReadonlySet<ComparedAttribute> = new Set(['forenames', 'surname', 'fullName']);

/** A record, ready to be compared. */
export function comparable(record: MappedRecord, uprn: string | null): ComparableRecord {
  let name: PersonName | null | undefined;
  return {
    record,
    uprn: uprn ?? textOf(record.attributes.uprn) ?? null,
    name() {
      name ??= nameOf(record);
      return name;
    },
  };
}

/**
 * Whether two records of one person say the same of an attribute, by the comparisons of the
 * standards: names as `compareNames` has them (a nickname or an initial is the same), addresses by
 * property, lists by any entry that both have. Undefined where one of them says nothing of it, or
 * what it says of today is of another day.
 */
export function isConsistent(
  attribute: ComparedAttribute,
  a: ComparableRecord,
  b: ComparableRecord,
): boolean | undefined {
  if (OF_TODAY.has(attribute) && !(a.record.live && b.record.live)) return undefined;
  if (NAMES.has(attribute)) return isSameName(attribute, a, b);
  if (attribute === 'address') return isSameAddress(a, b);
  const [one, other] = [a.record.attributes[attribute], b.record.attributes[attribute]];
  if (one === undefined || other === undefined) return undefined;
  const others = new Set(listOf(other));
  return listOf(one).some((value) => others.has(value));
}

function isSameName(
  attribute: ComparedAttribute,
  a: ComparableRecord,
  b: ComparableRecord,
): boolean | undefined {
  if (a.record.attributes[attribute] === undefined) return undefined;
  const [plainA, plainB] = [plainName(a.record), plainName(b.record)];
  if (plainB === '') return undefined;
  // To read a name costs a thousand times as much, and most names are written alike.
  if (plainA === plainB || isWrittenAlike(attribute, a.record, b.record)) return true;
  const [one, other] = [a.name(), b.name()];
  if (one === null || other === null) return undefined;
  const { compatible, given, family } = compareNames(one, other);
  if (attribute === 'fullName') return compatible;
  // Names in exchanged fields are neither's first name nor last name.
  const relation = attribute === 'surname' ? family : given;
  return relation === 'missing' ? undefined : relation !== 'unrelated';
}

/** Whether last names are the same, or the first of the first names. */
function isWrittenAlike(
  attribute: ComparedAttribute,
  { attributes: a }: MappedRecord,
  { attributes: b }: MappedRecord,
): boolean {
  if (attribute === 'fullName') return false;
  const [one, other] = [textOf(a[attribute]), textOf(b[attribute])];
  if (one === undefined || other === undefined) return false;
  const words = attribute === 'forenames' ? 1 : undefined;
  const plain = (text: string) => text.toLowerCase().split(' ', words).join(' ');
  return plain(one) === plain(other);
}

function isSameAddress(a: ComparableRecord, b: ComparableRecord): boolean | undefined {
  if (a.record.attributes.address === undefined) return undefined;
  if (a.uprn !== null && b.uprn !== null) return a.uprn === b.uprn;
  const [one, other] = [addressOf(a.record), addressOf(b.record)];
  if (one === null || other === null) return undefined;
  return one === other;
}

function addressOf({ attributes: { address, postcode } }: MappedRecord): string | null {
  const text = textOf(address);
  if (text === undefined) return null;
  const standard = standardisers.address?.standardise(text) ?? null;
  return standard === null ? null : `${standard}\n${textOf(postcode) ?? ''}`;
}

function plainName({ attributes }: MappedRecord): string {
  const { forenames, middleNames, surname, fullName } = attributes;
  const parts = surname === undefined ? [fullName] : [forenames, middleNames, surname];
  return parts
    .flatMap((part) => textOf(part) ?? [])
    .join(' ')
    .toLowerCase();
}

function nameOf({ attributes }: MappedRecord): PersonName | null {
  const { forenames, middleNames, surname, fullName } = attributes;
  const family = textOf(surname);
  if (family === undefined) {
    const whole = textOf(fullName);
    return whole === undefined ? null : parsePersonName(whole).value;
  }
  return parsePersonName({
    surname: family,
    forename: textOf(forenames) ?? null,
    middle: textOf(middleNames) ?? null,
  }).value;
}

function textOf(value: AttributeValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function listOf(value: AttributeValue): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
