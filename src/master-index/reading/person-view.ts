import { type Item, RESTRICTED_NOTICE } from '../../access/index.ts';
import type { FactValue } from '../../intake/index.ts';
import { isIdNumber } from '../../kernel/index.ts';
import type { AttributeName } from '../../standards/index.ts';
import { type GoldenAttribute, historyOf, notKnownText, type PastValue } from '../domain/index.ts';
import { MATCH_COLUMNS } from '../matching-input.ts';
import {
  type AsKnown,
  type AttachedVersion,
  endOfDay,
  factsAbout,
  isRestricted,
  personAfterRedirects,
  versionsByKeys,
} from '../store/read-store.ts';
import type { AuditedReads, Reading, ReadRequest } from './audited-read.ts';
import { goldenOf, type HeldRecord, heldRecords, type Moment, nameOf } from './held-records.ts';
import { type Household, householdAt } from './household.ts';
import type { Dataset } from './source-catalogue.ts';
import type { Visibility } from './visibility.ts';
import { visibleRecords } from './visible-records.ts';

export interface PersonRequest extends ReadRequest {
  /** As given by a search, or long ago: an id that has ended leads to whom it went to. */
  readonly personId: string;
  /** `YYYY-MM-DD`: the person as known at the end of that day, whatever was heard since. */
  readonly asKnownOn?: string | undefined;
}

export interface ShownFact {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly value: FactValue;
}

export interface ShownRelationship {
  readonly role: string;
  readonly name: string | null;
  readonly phone: string | null;
  /** Of the other, where the index knows them and the viewer may. */
  readonly personId: string | null;
}

/** What one source holds of the person, as far as it may be seen. */
export interface ServiceRecord {
  readonly recordId: string;
  readonly source: string;
  readonly title: string;
  /** Since when the source has it, and when it was seen last: as-at dates of extracts. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Whether the source has it still. */
  readonly isHeld: boolean;
  readonly isLive: boolean;
  readonly started: string | null;
  readonly ended: string | null;
  readonly attributes: Readonly<Partial<Record<AttributeName, string | readonly string[]>>>;
  readonly facts: readonly ShownFact[];
  /** Facts of rows of their own: loans, payments, visits. */
  readonly attached: readonly {
    readonly title: string;
    readonly asAt: string;
    readonly facts: readonly ShownFact[];
  }[];
  readonly relationships: readonly ShownRelationship[];
  readonly professionals: readonly {
    readonly name: string | null;
    readonly team: string | null;
    readonly role: string;
  }[];
  readonly markers: readonly { readonly code: string; readonly text: string | null }[];
  /**
   * Why it is this person's: log2 odds of the best pair. Null for a record alone, and where the
   * viewer may not see all that it could rest on: a score tells of the values that made it. What
   * may be seen is weighed by `explainPerson`.
   */
  readonly link: {
    readonly weight: number | null;
    readonly since: string;
    readonly decision: string;
  };
}

/** The single customer view: what the viewer may see of a person for a purpose. */
export interface PersonView {
  readonly personId: string;
  /** The id that was asked for, where it led to another. */
  readonly redirectedFrom: string | null;
  readonly asKnownOn: string | null;
  /** By attribute: the best value, where it is from, what was passed over and why. */
  readonly golden: readonly GoldenAttribute[];
  readonly services: readonly {
    readonly service: string;
    readonly records: readonly ServiceRecord[];
  }[];
  readonly earlierNames: readonly PastValue[];
  readonly earlierAddresses: readonly PastValue[];
  readonly household: Household | null;
  /** Facts about the property: its council tax band. */
  readonly property: readonly { readonly title: string; readonly facts: readonly ShownFact[] }[];
}

/**
 * What is answered where there is nobody, or nothing that may be seen: the same words for both, but
 * of somebody who is sealed so that whoever has the id is told (`RESTRICTED_NOTICE`).
 */
export interface NotKnown {
  readonly notKnown: string;
}

/**
 * The single customer view of a person for a viewer and a purpose, now or as known on a day.
 *
 * @throws ReeveError what `AuditedReads.read` throws
 * @example
 * const view = await readPerson(reads, { viewer, purpose: 'assess-entitlement', requestId: 'r-2', personId: '17' });
 * if (!('notKnown' in view)) view.golden;
 */
export async function readPerson(
  reads: AuditedReads,
  request: PersonRequest,
): Promise<PersonView | NotKnown> {
  const { personId, asKnownOn } = request;
  const asked = isIdNumber(personId) ? Number(personId) : null;
  const needs = asKnownOn === undefined ? (['view'] as const) : (['view', 'view-history'] as const);
  const action = asKnownOn === undefined ? 'read' : 'read-history';
  return reads.read<PersonView | NotKnown>(request, action, needs, async (reading) => {
    if (asked === null) return { value: { notKnown: notKnownText('nobody-found') }, persons: [] };
    const asKnown = asKnownOn === undefined ? null : await endOfDay(reading.tx, asKnownOn);
    const on = asKnownOn ?? reading.today;
    const found = await recordsOf(reading, asked, asKnown);
    if (found === null) {
      const isSealed = await isRestricted(reading.tx, asked);
      const notKnown = isSealed ? RESTRICTED_NOTICE : notKnownText('nobody-found');
      // Whose id was tried is kept, alike whether anybody has it.
      return { value: { notKnown }, persons: [asked] };
    }
    const value = await viewOf(reading, found, { asKnown, on });
    const redirectedFrom = found.person === asked ? null : personId;
    const persons = [...new Set([found.person, ...relatedIn(value).map(Number)])];
    return {
      value: { ...value, redirectedFrom, asKnownOn: asKnownOn ?? null },
      persons,
    };
  });
}

interface FoundPerson {
  readonly person: number;
  readonly records: readonly HeldRecord[];
}

/** The visible records of an id as it was then, or of whom it leads to now; null for none. */
async function recordsOf(
  reading: Reading,
  asked: number,
  asKnown: AsKnown,
): Promise<FoundPerson | null> {
  const { tx, cleared } = reading;
  for (const person of [asked, await personAfterRedirects(tx, asked, cleared)]) {
    if (person === null) continue;
    const records = await visibleRecords(reading, person, asKnown);
    if (records.length > 0) return { person, records };
  }
  return null;
}

type PersonPart = Omit<PersonView, 'redirectedFrom' | 'asKnownOn'>;

async function viewOf(
  all: Reading,
  { person, records }: FoundPerson,
  moment: Moment,
): Promise<PersonPart> {
  const ofPerson = all.visibility.of(person);
  const isAddressSealed = records.some((record) => record.isAddressSealed);
  const reading = { ...all, visibility: isAddressSealed ? ofPerson.withoutAddress() : ofPerson };
  const values = records.flatMap((record) => record.values);
  const golden = goldenOf(records, moment.on);
  const home = golden.get('address')?.best ?? null;
  const uprn = home?.parts?.uprn ?? null;
  const attached = await attachedTo(reading, records, uprn, moment);
  const others = await relatedPersons(all, reading.visibility, records);
  // Which of a person's records a weight is of is not kept: it may be one that is not seen at all.
  const seesWeights = reading.visibility.seesEverywhere(MATCH_COLUMNS);
  const shown = records.map((record) =>
    serviceRecord(reading, record, attached, others, seesWeights),
  );
  const services = [...Map.groupBy(shown, ({ service }) => service)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const nameNow = (name: string) => golden.get(name)?.best ?? null;
  return {
    personId: String(person),
    golden: [...golden.values()],
    services: services.map(([service, own]) => ({
      service,
      records: own.map(({ record }) => record),
    })),
    earlierNames: ['forenames', 'surname', 'formerSurname', 'fullName'].flatMap((name) =>
      historyOf(values, name, nameNow(name)),
    ),
    earlierAddresses: historyOf(values, 'address', home),
    household: uprn === null ? null : await householdAt(all, uprn, person, moment),
    property: attached
      .filter(({ about }) => about === `uprn:${uprn}`)
      .map(({ dataset, facts }) => ({ title: dataset.title, facts })),
  };
}

interface Attached {
  readonly about: string;
  readonly asAt: string;
  readonly dataset: Dataset;
  readonly facts: readonly ShownFact[];
}

async function attachedTo(
  { tx, visibility, catalogue }: Reading,
  records: readonly HeldRecord[],
  uprn: string | null,
  { asKnown }: Moment,
): Promise<Attached[]> {
  const about = records.map(({ dataset, recordKey }) => `${dataset.source}:${recordKey}`);
  if (uprn !== null) about.push(`uprn:${uprn}`);
  const found = await factsAbout(tx, about, visibility.datasets(false), asKnown);
  return found.flatMap((version: AttachedVersion): Attached[] => {
    const dataset = catalogue.datasets.get(version.datasetId);
    const mapped = dataset === undefined ? null : catalogue.attachment(version);
    if (dataset === undefined || mapped === null) return [];
    const facts = shownFacts(dataset, mapped.facts, (item) => visibility.sees(dataset, item));
    return facts.length === 0 ? [] : [{ about: version.about, asAt: version.asAt, dataset, facts }];
  });
}

function shownFacts(
  dataset: Dataset,
  facts: Readonly<Record<string, FactValue>>,
  sees: (item: Item) => boolean,
): ShownFact[] {
  return Object.entries(facts).flatMap(([name, value]): ShownFact[] => {
    const known = dataset.facts.get(name);
    return known !== undefined && sees(known.item)
      ? [{ name, label: known.label, type: known.type, value }]
      : [];
  });
}

/** The other's record of a relationship, as a text to find it by. */
function otherKey(source: string | null, key: string | null): string | null {
  return source === null || key === null ? null : `${source}:${key}`;
}

/** Persons that records name by key, by that key: who is sealed is not among them. */
async function relatedPersons(
  { tx, visibility, catalogue, cleared, heedConsents }: Reading,
  own: Visibility,
  records: readonly HeldRecord[],
): Promise<ReadonlyMap<string, { readonly personId: string; readonly name: string | null }>> {
  const wanted = records.flatMap(({ dataset, latest }) =>
    latest.relationships.length > 0 && own.may(dataset, 'relationships')
      ? latest.relationships
      : [],
  );
  const keys = wanted.flatMap(({ source, key }) =>
    [...catalogue.datasets.values()]
      .filter((each) => each.isPerson && each.source === source && key !== null)
      .map(({ datasetId }) => ({ datasetId, key: key as string })),
  );
  const versions = await versionsByKeys(tx, keys, cleared);
  await heedConsents(versions);
  return new Map(
    versions.map((version) => {
      const dataset = catalogue.datasets.get(version.datasetId);
      const [record] = heldRecords([version], { visibility, catalogue }, 'summary');
      const name = record === undefined ? null : nameOf([record]);
      return [
        `${dataset?.source}:${version.recordKey}`,
        { personId: String(version.personId), name },
      ] as const;
    }),
  );
}

function serviceRecord(
  { visibility }: Reading,
  held: HeldRecord,
  attached: readonly Attached[],
  others: ReadonlyMap<string, { readonly personId: string; readonly name: string | null }>,
  seesWeights: boolean,
): { readonly service: string; readonly record: ServiceRecord } {
  const { dataset, latest } = held;
  const sees = (item: Item) => visibility.sees(dataset, item);
  const about = `${dataset.source}:${held.recordKey}`;
  const attributes = Object.fromEntries(
    (Object.entries(latest.attributes) as [AttributeName, string | readonly string[]][]).filter(
      ([name]) => sees(name),
    ),
  );
  const record: ServiceRecord = {
    recordId: String(held.recordId),
    source: dataset.accessSource,
    title: dataset.title,
    firstSeen: held.firstAsAt,
    lastSeen: held.lastAsAt,
    isHeld: held.isOpen,
    // Of what its source no longer has, nobody can say that it stands.
    isLive: held.isOpen && latest.live,
    started: latest.started,
    ended: latest.ended,
    attributes,
    facts: shownFacts(dataset, latest.facts, sees),
    attached: attached
      .filter((each) => each.about === about)
      .map(({ dataset: of, asAt, facts }) => ({ title: of.title, asAt, facts })),
    relationships:
      latest.relationships.length > 0 && sees('relationships')
        ? latest.relationships.flatMap((each): ShownRelationship[] => {
            const key = otherKey(each.source, each.key);
            const other = key === null ? undefined : others.get(key);
            // Of a record that is not there, or not to be seen, there is no relationship either.
            if (key !== null && other === undefined) return [];
            return [
              {
                role: each.role,
                name: each.name ?? other?.name ?? null,
                phone: each.phone,
                personId: other?.personId ?? null,
              },
            ];
          })
        : [],
    professionals:
      latest.professionals.length > 0 && sees('professionals') ? latest.professionals : [],
    markers: latest.markers.flatMap(({ code, text }) =>
      sees(`markers:${code}`) ? [{ code, text }] : [],
    ),
    link: {
      weight: seesWeights ? held.link.weight : null,
      since: held.link.linkedAt,
      decision: held.link.linkedBy,
    },
  };
  return { service: dataset.service, record };
}

/** Persons whose names a view shows beside the one that it is of: they are in the audit too. */
function relatedIn({ household, services }: PersonPart): string[] {
  const members = household === null ? [] : [...household.now, ...household.earlier];
  const related = services.flatMap(({ records }) =>
    records.flatMap(({ relationships }) => relationships.map(({ personId }) => personId)),
  );
  return [...members.map(({ personId }) => personId), ...related.filter((id) => id !== null)];
}
