import type { SharingPolicy } from '../../../access/index.ts';
import type { PersonView, ServiceRecord, ShownFact } from '../../../master-index/index.ts';
import { ageOn, personAttributes } from '../../../standards/index.ts';
import { addressLines, dateText } from '../../shared/formats.ts';
import { phoneText } from '../phone-text.ts';

/** A fact in words. */
export interface ShownRow {
  readonly label: string;
  readonly lines: readonly string[];
  /** Where it is from and how old it is, in words; null where that is said beside it. */
  readonly source: string | null;
  /** What services say instead. */
  readonly others: readonly string[];
}

/** What a page about a person says, in the order in which it says it. */
export interface PersonPage {
  readonly name: string;
  readonly born: string | null;
  readonly died: string | null;
  readonly homeNow: readonly string[];
  readonly markers: readonly string[];
  readonly contact: readonly ShownRow[];
  readonly identity: readonly ShownRow[];
  readonly services: readonly ServiceCard[];
  readonly timeline: readonly TimelineEntry[];
}

export interface ServiceCard {
  readonly service: string;
  readonly title: string;
  readonly isPast: boolean;
  readonly seen: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly attached: readonly {
    readonly title: string;
    readonly rows: readonly { readonly label: string; readonly value: string }[];
  }[];
  readonly people: readonly {
    readonly role: string;
    readonly name: string;
    readonly personId: string | null;
  }[];
}

export interface TimelineEntry {
  /** `YYYY-MM-DD` */
  readonly on: string;
  readonly what: string;
}

const CONTACT = [
  'address',
  'correspondenceAddress',
  'mobile',
  'phone',
  'email',
  'contactPreference',
] as const;
const IDENTITY = [
  'title',
  'forenames',
  'middleNames',
  'surname',
  'knownAs',
  'formerSurname',
  'dateOfBirth',
  'dateOfDeath',
  'sex',
  'nino',
  'nhsNumber',
  'pupilNumber',
] as const;

/** Attached rows shown of one record: more are counted. */
const MOST_ATTACHED = 5;

/**
 * What the page of a person says, made of what its viewer may see.
 *
 * @param on today, `YYYY-MM-DD`
 */
export function personPage(
  view: PersonView,
  policy: Pick<SharingPolicy, 'services' | 'sources'>,
  on: string,
): PersonPage {
  const golden = new Map(view.golden.map((each) => [each.attribute, each]));
  const best = (name: string): string | null => golden.get(name)?.best?.value ?? null;
  const parts = [best('forenames'), best('middleNames'), best('surname'), best('suffix')];
  const name = best('surname') === null ? best('fullName') : parts.filter(isText).join(' ');
  const dateOfBirth = best('dateOfBirth');
  const dateOfDeath = best('dateOfDeath');
  const sourceTitle = (source: string): string =>
    policy.sources[source]?.title ?? policy.sources[source.split('/')[0] ?? '']?.title ?? source;
  const rowsOf = (names: readonly (keyof typeof personAttributes)[]): ShownRow[] =>
    names.flatMap((attribute): ShownRow[] => {
      const known = golden.get(attribute);
      if (known?.best === null || known === undefined) return [];
      const { value, parts: of, asAt, verified } = known.best;
      const isAddress = personAttributes[attribute].label.toLowerCase().includes('address');
      const shown = isAddress
        ? [...addressLines(value), ...(of?.postcode === undefined ? [] : [of.postcode])]
        : [valueText(attribute, value)];
      const also = known.alsoHeldBy.map(({ source }) => sourceTitle(source));
      const from = [...new Set([sourceTitle(known.best.source), ...also])];
      return [
        {
          label: personAttributes[attribute].label,
          lines: shown,
          source: `${from.join(', ')}, ${dateText(asAt)}${verified ? ', proof seen' : ''}`,
          others: [
            ...new Set(
              known.passedOver.map(
                ({ held }) => `${valueText(attribute, held.value)} (${sourceTitle(held.source)})`,
              ),
            ),
          ],
        },
      ];
    });
  const home = golden.get('address')?.best;
  return {
    name: name === null || name === '' ? 'Name not shown' : name,
    born:
      dateOfBirth === null
        ? null
        : `${dateText(dateOfBirth)} (${dateOfDeath === null ? `aged ${ageOn(dateOfBirth, on)}` : `would be ${ageOn(dateOfBirth, on)}`})`,
    died: dateOfDeath === null ? null : dateText(dateOfDeath),
    homeNow:
      home === null || home === undefined
        ? []
        : [...addressLines(home.value), ...(home.parts?.postcode ? [home.parts.postcode] : [])],
    markers: [
      ...new Set(
        view.services.flatMap(({ records }) =>
          records.flatMap(({ markers }) => markers.map(({ text, code }) => text ?? code)),
        ),
      ),
    ],
    contact: rowsOf(CONTACT),
    identity: rowsOf(IDENTITY),
    services: view.services.flatMap(({ service, records }) =>
      records.map((record) => cardOf(policy.services[service]?.title ?? service, record, on)),
    ),
    timeline: timelineOf(view, sourceTitle, on),
  };
}

/** A value as people write and say it. */
function valueText(attribute: keyof typeof personAttributes, value: string): string {
  if (attribute === 'mobile' || attribute === 'phone') return phoneText(value);
  return personAttributes[attribute].type === 'date' ? dateText(value) : value;
}

function isText(text: string | null): text is string {
  return text !== null && text !== '';
}

function cardOf(service: string, record: ServiceRecord, on: string): ServiceCard {
  const isPast = !record.isHeld || !record.isLive;
  const more = record.attached.length - MOST_ATTACHED;
  return {
    service,
    title: record.title,
    isPast,
    seen: record.isHeld
      ? `As at ${dateText(record.lastSeen)}`
      : `Last there on ${dateText(record.lastSeen)}`,
    rows: [
      ...(record.started === null
        ? []
        : [{ label: record.started > on ? 'Begins' : 'Began', value: dateText(record.started) }]),
      ...(record.ended === null
        ? []
        : [{ label: record.ended > on ? 'Ends' : 'Ended', value: dateText(record.ended) }]),
      ...record.facts.map(factRow),
      ...record.professionals.map(({ name, team, role }) => ({
        label: role,
        value: [name, team].filter(isText).join(', '),
      })),
    ],
    attached: [
      ...record.attached
        .slice(0, MOST_ATTACHED)
        .map(({ title, facts }) => ({ title, rows: facts.map(factRow) })),
      ...(more > 0 ? [{ title: `And ${more} more`, rows: [] }] : []),
    ],
    people: record.relationships.map(({ role, name, personId }) => ({
      role,
      name: name ?? 'Name not shown',
      personId,
    })),
  };
}

/** A fact in words: money in pounds, days as people write them. */
export function factRow({ label, type, value }: ShownFact): {
  readonly label: string;
  readonly value: string;
} {
  if (type === 'money' && typeof value === 'number') {
    return { label, value: MONEY.format(value / 100) };
  }
  if (typeof value === 'boolean') return { label, value: value ? 'Yes' : 'No' };
  return { label, value: type === 'date' ? dateText(value) : String(value) };
}

const MONEY = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** Everything that has a day, the latest first. */
function timelineOf(
  view: PersonView,
  sourceTitle: (source: string) => string,
  today: string,
): TimelineEntry[] {
  const says = (on: string, past: string, future: string) => (on > today ? future : past);
  const entries: TimelineEntry[] = view.services.flatMap(({ records }) =>
    records.flatMap((record) => {
      const of = record.title;
      return [
        ...(record.started === null
          ? []
          : [{ on: record.started, what: `${of}: ${says(record.started, 'began', 'begins')}` }]),
        ...(record.ended === null
          ? []
          : [{ on: record.ended, what: `${of}: ${says(record.ended, 'ended', 'ends')}` }]),
        ...(record.isHeld ? [] : [{ on: record.lastSeen, what: `${of}: last in the source` }]),
      ];
    }),
  );
  for (const { value, from, until, sources } of view.earlierAddresses) {
    const who = sources.map(sourceTitle).join(', ');
    entries.push({ on: from, what: `At ${value} (${who})` });
    if (until !== null) entries.push({ on: until, what: `No longer at ${value} (${who})` });
  }
  for (const { value, from } of view.earlierNames) {
    entries.push({ on: from, what: `Known as ${value}` });
  }
  const unique = new Map(entries.map((entry) => [`${entry.on} ${entry.what}`, entry]));
  return [...unique.values()].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
