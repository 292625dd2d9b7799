import type { MappedRecord } from '../../intake/index.ts';
import { isVerified, trustOf } from '../../intake/index.ts';
import { type AttributeName, personAttributes } from '../../standards/index.ts';
import { type GoldenAttribute, type HeldValue, survive } from '../domain/index.ts';
import type { AsKnown, LinkedVersion } from '../store/read-store.ts';
import type { Dataset, SourceCatalogue } from './source-catalogue.ts';
import type { Visibility } from './visibility.ts';

/** What is looked at: who somebody was on a day, by what was known at a moment, or is known now. */
export interface Moment {
  readonly asKnown: AsKnown;
  /** `YYYY-MM-DD` */
  readonly on: string;
}

/** A record of a person as far as the viewer may see it. */
export interface HeldRecord {
  readonly personId: number;
  readonly recordId: number;
  readonly recordKey: string;
  readonly dataset: Dataset;
  /** The latest version, oldest seen first in `values`. */
  readonly latest: MappedRecord;
  /** As-at date of the first extract that had the record. */
  readonly firstAsAt: string;
  /** As-at date of the newest extract that has the record. */
  readonly lastAsAt: string;
  /** Whether the source has it still. */
  readonly isOpen: boolean;
  /** Whether what leads to where the person lives is not for the viewer. */
  readonly isAddressSealed: boolean;
  /** Visible values of attributes, those of earlier versions too. */
  readonly values: readonly HeldValue[];
  readonly link: Pick<LinkedVersion, 'weight' | 'linkedAt' | 'linkedBy'>;
}

/** What results of a search show. */
const SUMMARY: ReadonlySet<AttributeName> = new Set<AttributeName>([
  'forenames',
  'surname',
  'fullName',
  'dateOfBirth',
  'address',
  'postcode',
  'uprn',
  'addressFrom',
]);

/** Parts that are never taken without the address that they are of. */
const ADDRESS_PARTS = {
  address: ['postcode', 'uprn', 'addressFrom'],
  correspondenceAddress: ['correspondencePostcode'],
} as const satisfies Readonly<Record<string, readonly AttributeName[]>>;
const PARTS: ReadonlySet<string> = new Set(Object.values(ADDRESS_PARTS).flat());

/**
 * The records of versions, with the values that the viewer may see; records of which nothing may
 * be seen are not there.
 *
 * @param versions of each record the oldest first, records one after another
 */
export function heldRecords(
  versions: readonly LinkedVersion[],
  {
    visibility: ofAll,
    catalogue,
  }: { readonly visibility: Visibility; readonly catalogue: SourceCatalogue },
  extent: 'summary' | 'whole',
): HeldRecord[] {
  const records: HeldRecord[] = [];
  for (const own of Map.groupBy(versions, ({ recordId }) => recordId).values()) {
    const dataset = catalogue.datasets.get(own[0]?.datasetId ?? -1);
    if (dataset === undefined) continue;
    const ofPerson = ofAll.of(own[0]?.personId ?? -1);
    const isAddressSealed = own.some((version) => version.isAddressSealed);
    const visibility = isAddressSealed ? ofPerson.withoutAddress() : ofPerson;
    const mapped = own.flatMap((version) => {
      const record = catalogue.record(version, extent === 'summary');
      return record === null ? [] : [{ version, record }];
    });
    const newest = mapped.at(-1);
    const [first] = mapped;
    if (newest === undefined || first === undefined) continue;
    const values = valuesOf(mapped, dataset, visibility, extent);
    if (values.length === 0 && !seesOther(newest.record, dataset, visibility)) continue;
    const { version } = newest;
    records.push({
      personId: version.personId,
      recordId: version.recordId,
      recordKey: version.recordKey,
      dataset,
      latest: newest.record,
      firstAsAt: first.version.asAt,
      lastAsAt: lastSeen(version, dataset),
      isOpen: version.closedAsAt === null,
      isAddressSealed,
      values,
      link: version,
    });
  }
  return records;
}

/** Whether anything but attributes of a record may be seen. */
function seesOther(record: MappedRecord, dataset: Dataset, visibility: Visibility): boolean {
  return (
    Object.keys(record.facts).some((name) =>
      visibility.may(dataset, dataset.facts.get(name)?.item ?? `fact:${name}`),
    ) ||
    (record.relationships.length > 0 && visibility.may(dataset, 'relationships')) ||
    (record.professionals.length > 0 && visibility.may(dataset, 'professionals')) ||
    record.markers.some(({ code }) => visibility.may(dataset, `markers:${code}`))
  );
}

/** The newest extract that has a version: of one that is open, the source's latest. */
function lastSeen({ asAt, closedAsAt }: LinkedVersion, { latest }: Dataset): string {
  return closedAsAt === null && latest !== null && latest > asAt ? latest : asAt;
}

interface MappedVersion {
  readonly version: LinkedVersion;
  readonly record: MappedRecord;
}

/** Values by version; one that goes on from version to version is one value. */
function valuesOf(
  mapped: readonly MappedVersion[],
  dataset: Dataset,
  visibility: Visibility,
  extent: 'summary' | 'whole',
): HeldValue[] {
  const standing = new Map<string, HeldValue>();
  const ended: HeldValue[] = [];
  mapped.forEach(({ version, record }, i) => {
    const next = mapped[i + 1]?.version.asAt ?? version.closedAsAt;
    const now = new Set<string>();
    for (const value of visibleValues(version, record, dataset, visibility, extent)) {
      const key = JSON.stringify([value.attribute, value.value, value.parts]);
      now.add(key);
      const known = standing.get(key);
      const since = known === undefined || known.since > value.since ? value.since : known.since;
      standing.set(key, { ...value, since, until: value.until ?? next });
    }
    for (const [key, value] of standing) {
      if (now.has(key)) continue;
      ended.push(value);
      standing.delete(key);
    }
  });
  return [...ended, ...standing.values()];
}

function visibleValues(
  version: LinkedVersion,
  record: MappedRecord,
  dataset: Dataset,
  visibility: Visibility,
  extent: 'summary' | 'whole',
): HeldValue[] {
  const { definition, role } = dataset;
  const attributes: MappedRecord['attributes'] =
    version.uprn === null ? record.attributes : { ...record.attributes, uprn: version.uprn };
  const may = (name: AttributeName): boolean =>
    (extent === 'whole' || SUMMARY.has(name)) &&
    attributes[name] !== undefined &&
    visibility.sees(dataset, name);
  const held = (attribute: AttributeName, value: string): HeldValue => {
    const findings = record.findings.flatMap(({ item, finding }) =>
      item === attribute ? [finding] : [],
    );
    return {
      attribute,
      value,
      record: String(version.recordId),
      source: dataset.accessSource,
      trust: trustOf(definition, role, attribute),
      verified: isVerified(definition, role, attribute),
      asAt: lastSeen(version, dataset),
      since: version.asAt,
      until: null,
      ...(findings.length === 0 ? {} : { findings }),
    };
  };
  return (Object.keys(attributes) as AttributeName[]).flatMap((name): HeldValue[] => {
    const value = attributes[name];
    if (value === undefined) return [];
    if (name === 'address' || name === 'correspondenceAddress') {
      if (!may(name)) return [];
      const names = ADDRESS_PARTS[name].filter(may);
      const parts = Object.fromEntries(names.map((part) => [part, String(attributes[part])]));
      const whole = held(name, String(value));
      if (name === 'correspondenceAddress') return [{ ...whole, parts }];
      const gone = record.live ? null : record.ended;
      const since = parts.addressFrom ?? whole.since;
      return [
        {
          ...whole,
          parts,
          ...(parts.uprn === undefined ? {} : { standard: `uprn:${parts.uprn}` }),
          since: gone !== null && gone < since ? gone : since,
          until: gone,
        },
      ];
    }
    // A part may be visible where its address is not.
    const isWithin = Object.entries(ADDRESS_PARTS).some(
      ([whole, parts]) =>
        parts.some((part) => part === name) &&
        attributes[whole as AttributeName] !== undefined &&
        visibility.may(dataset, whole),
    );
    if ((PARTS.has(name) && isWithin) || !may(name)) return [];
    return (typeof value === 'string' ? [value] : value).map((each) => held(name, each));
  });
}

/**
 * The golden record of what may be seen. What a person is called, when they were born, and their
 * numbers, stay true when a source drops its record: where none holds them now the last do.
 */
export function goldenOf(
  records: readonly HeldRecord[],
  on: string,
): ReadonlyMap<string, GoldenAttribute> {
  const values = records.flatMap((record) => record.values);
  const present = survive(values, on);
  const lasting = values.filter(({ attribute }) => {
    const { group } = personAttributes[attribute as AttributeName];
    return !present.has(attribute) && !['address', 'correspondence', 'contact'].includes(group);
  });
  if (lasting.length === 0) return present;
  const last = survive(
    lasting.map((value) => ({ ...value, until: null })),
    on,
  );
  return new Map([...present, ...last].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the golden record of some records calls a person. */
export function nameOf(records: readonly HeldRecord[]): string | null {
  const golden = goldenOf(records, '9999-12-30');
  const best = (name: string) => golden.get(name)?.best?.value ?? null;
  const name = [best('forenames'), best('surname')].filter((part) => part !== null).join(' ');
  return name === '' ? best('fullName') : name;
}
