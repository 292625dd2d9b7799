import type { Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { ageOn } from '../../standards/index.ts';
import { notKnownText } from '../domain/index.ts';
import { latestVersionsOfPersons } from '../store/read-store.ts';
import {
  type FoundRecord,
  recordsByKeys,
  searchRecordsOfCleared,
  searchRecordsOfPersons,
  searchSize,
  wordsByTags,
} from '../store/search-store.ts';
import type { AuditedReads, Reading, ReadRequest } from './audited-read.ts';
import { goldenOf, heldRecords } from './held-records.ts';
import {
  type AskedPart,
  askedParts,
  type KnownWord,
  type Likeness,
  type PersonEvidence,
  personEvidence,
  wordsSeen,
} from './search-evidence.ts';
import { type SearchKind, searchKey } from './search-keys.ts';
import { type TakenApart, takeApart } from './take-apart.ts';
import { likenessOf, type WordLikeness, wordTags } from './word-tags.ts';

export interface SearchRequest extends ReadRequest {
  /** Whatever the caller tells: any part of a name, a date of birth, a telephone, an account... */
  readonly text: string;
  readonly postcode?: string | undefined;
  /** Results at most, 1 to 50; default 10. */
  readonly limit?: number | undefined;
}

/** One person that fits, with what tells people apart on the telephone. */
export interface SearchResult {
  readonly personId: string;
  /** 0 to 1: how much of what was asked for fits, weighed by how rare it is. */
  readonly fit: number;
  readonly matched: readonly { readonly what: AskedPart['kind']; readonly how: Likeness }[];
  /** Null where no name may be seen. */
  readonly name: string | null;
  readonly dateOfBirth: string | null;
  readonly age: number | null;
  readonly address: string | null;
  readonly postcode: string | null;
  /** Services that know the person, of those that may be named to the viewer. */
  readonly services: readonly string[];
}

export interface SearchAnswer {
  readonly results: readonly SearchResult[];
  /** Whether more people fit than were looked at: something else is needed to find the right one. */
  readonly isCapped: boolean;
  /** What to do next, for staff; null where there is nothing to say. */
  readonly advice: string | null;
}

/** Records read for one way of asking. */
const PROBE_LIMIT = 400;
/** Persons of whom all records are weighed. */
const MOST_WEIGHED = 60;
const MOST_WORDS_LIKE = 200;

/** What tells people of one name apart, and what it is asked for as. */
const TELLING: readonly (readonly [kinds: readonly AskedPart['kind'][], text: string])[] = [
  [['name'], 'a name'],
  [['postcode', 'uprn'], 'a full postcode'],
  [['born'], 'a date of birth'],
  [['address', 'uprn'], 'a house number and street'],
];

/**
 * Finds people as somebody on the telephone does: one box and a postcode, in any order, typing
 * errors forgiven. The likeliest comes first.
 *
 * @throws ReeveError `search/nothing-asked` for a text without anything to look for
 * @example
 * await searchPeople(reads, { viewer, purpose: 'answer-enquiry', requestId: 'r-1',
 *   text: 'jon smyth', postcode: 'nw9 4aa' });
 */
export async function searchPeople(
  reads: AuditedReads,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const taken = takeApart(request.text, request.postcode);
  if (taken.parts.length === 0 && taken.names.length === 0) {
    throw new ReeveError('search/nothing-asked', 'There is nothing to search for in this', {
      hint: 'Give a name and a postcode, or a date of birth, a telephone, an email, an account.',
    });
  }
  const limit = Math.min(50, Math.max(1, Math.trunc(request.limit ?? 10)));
  return reads.read(request, 'search', ['search'], async (reading) => {
    const known = await wordsLike(reading.tx, taken);
    const size = await searchSize(reading.tx);
    const { found, isCapped } = await candidates(reading, askedParts(taken, known, size));
    const { ranked, asked } = await weigh(reading, found, known, (words) =>
      askedParts(taken, words, size),
    );
    const shown = ranked.slice(0, limit);
    const results = await describe(reading, shown, asked);
    const persons = shown.map(({ personId }) => personId);
    const more = isCapped || ranked.length > limit;
    const advice = results.length === 0 ? nobodyText(reading) : more ? whatElse(taken) : null;
    return { value: { results, isCapped, advice }, persons };
  });
}

/** Nobody is found, or nobody can be: where agreements show nothing for the purpose. */
function nobodyText({ visibility }: Reading): string {
  if (visibility.datasets(true).length > 0) return notKnownText('nobody-found');
  return 'For what you are here to do nobody’s data is shown to you, so nobody can be found. This says nothing of the person. Say what else you are here to do.';
}

/** What to ask for where too many fit: of what was not given yet. */
function whatElse({ parts, names }: TakenApart): string {
  const given = new Set<AskedPart['kind']>(parts.map(({ kind }) => kind));
  if (names.length > 0) given.add('name');
  const others = TELLING.filter(([kinds]) => !kinds.some((kind) => given.has(kind))).map(
    ([, text]) => text,
  );
  const more = 'More people fit than can be shown.';
  if (others.length === 0) return `${more} Ask for a telephone number or an account.`;
  return `${more} Ask for ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(others)}.`;
}

async function wordsLike(tx: Queryable, taken: TakenApart): Promise<readonly KnownWord[]> {
  const tags = taken.names.flatMap((name) =>
    [false, true].flatMap((isFamily) => wordTags(name, isFamily).map(({ tag }) => tag)),
  );
  const exact = taken.names.flatMap((name) => [
    searchKey('given', name),
    searchKey('family', name),
  ]);
  if (tags.length === 0) return [];
  const words = await wordsByTags(tx, tags, exact, MOST_WORDS_LIKE);
  return words.map((known) => {
    const likeness = new Map<string, WordLikeness>();
    for (const name of taken.names) {
      const like = likenessOf(name, known.word, known.isFamily);
      if (like !== undefined) likeness.set(name, like);
    }
    return { ...known, likeness };
  });
}

interface Candidates {
  readonly found: readonly FoundRecord[];
  readonly isCapped: boolean;
}

/**
 * Records that could be of whom is asked for. What narrows down most is asked first, and wider
 * questions only where those found nobody: a common surname alone never reads all who have it.
 */
async function candidates(
  { tx, visibility, catalogue, purpose, heedConsents }: Reading,
  asked: readonly AskedPart[],
): Promise<Candidates> {
  const found = new Map<number, FoundRecord>();
  let isCapped = false;
  /** Asks for records that have something of every list. Returns whether there were any. */
  const ask = async (...lists: (readonly AskedPart[])[]): Promise<boolean> => {
    const all = lists.map((parts) => [...new Set(parts.flatMap(({ keys }) => [...keys.keys()]))]);
    if (all.some((keys) => keys.length === 0)) return false;
    const kinds = new Set(
      lists.flat().flatMap(({ keys }) => [...keys.values()].map(({ kind }) => kind)),
    );
    let isAny = false;
    for (const probe of [
      { all, datasets: visibility.foundBy([...kinds]) },
      { all, datasets: visibility.foundByConsent([...kinds]), consentTo: purpose },
    ]) {
      if (probe.datasets.length === 0) continue;
      const records = await recordsByKeys(tx, probe, PROBE_LIMIT);
      if (records.length === PROBE_LIMIT) isCapped = true;
      if (records.length > 0) isAny = true;
      for (const record of records) found.set(record.recordId, record);
    }
    return isAny;
  };
  /** Whether a record may be found by something of this that is more than like it in sound. */
  const hasOf = ({ datasetId, personId, keys }: FoundRecord, parts: readonly AskedPart[]) => {
    const dataset = catalogue.datasets.get(datasetId);
    return keys.some((key) =>
      parts.some((part) => {
        const of = part.keys.get(key);
        return (
          of !== undefined &&
          of.likeness !== 'sound' &&
          dataset !== undefined &&
          visibility.of(personId).isFoundBy(dataset, of.kind)
        );
      }),
    );
  };
  const of = (...kinds: AskedPart['kind'][]) => asked.filter(({ kind }) => kinds.includes(kind));
  const names = of('name');
  const initials = of('initial');
  const [postcode, outward, born] = [of('postcode'), of('outward'), of('born')];
  for (const part of of('phone', 'email', 'nino', 'nhs', 'pupil', 'uprn', 'reference', 'address')) {
    await ask([part]);
  }
  if (postcode.length > 0) await ask(names, postcode);
  if (born.length > 0) await ask(names, born);
  if (postcode.length > 0) await ask(born, postcode);
  const each = [...names, ...initials].slice(0, 3).map((part) => [part]);
  if (found.size > 0 && each.length > 1 && postcode.length > 0) {
    // Whose record lacks the postcode is not to be passed over for a neighbour of half the name.
    await heedConsents([...found.values()]);
    const areNamed = (record: FoundRecord) => each.every((parts) => hasOf(record, parts));
    if (![...found.values()].some(areNamed)) await ask(...each);
  }
  if (found.size === 0 && each.length > 1) {
    if (outward.length > 0) await ask(...each.slice(0, 2), outward);
    if (found.size === 0) await ask(...each);
    for (let skip = 0; found.size === 0 && each.length > 2 && skip < each.length; skip++) {
      await ask(...each.toSpliced(skip, 1));
    }
  }
  if (found.size === 0) await ask(names, outward);
  if (found.size === 0) await ask(postcode);
  if (found.size === 0) await ask(born);
  if (found.size === 0) await ask(names);
  await heedConsents([...found.values()]);
  return { found: [...found.values()], isCapped };
}

/**
 * The likeliest, by all of their records that count, and what was asked for as it was weighed: by
 * words that the viewer sees on some record, as if the index knew no others.
 */
async function weigh(
  { tx, visibility, catalogue, cleared, heedConsents }: Reading,
  found: readonly FoundRecord[],
  known: readonly KnownWord[],
  askedBy: (words: readonly KnownWord[]) => AskedPart[],
): Promise<{ readonly ranked: PersonEvidence[]; readonly asked: readonly AskedPart[] }> {
  const sealed = await searchRecordsOfCleared(tx, cleared, visibility.datasets(true));
  if (found.length + sealed.length === 0) return { ranked: [], asked: [] };
  if (sealed.length > 0) await heedConsents(sealed);
  const counts = ({ datasetId, personId }: FoundRecord, kind: SearchKind): boolean => {
    const dataset = catalogue.datasets.get(datasetId);
    return dataset !== undefined && visibility.of(personId).isFoundBy(dataset, kind);
  };
  const first = [...found, ...sealed];
  const askedFirst = askedBy(wordsSeen(known, first, counts));
  const likely = personEvidence(first, askedFirst, counts).slice(0, MOST_WEIGHED);
  const persons = likely.map(({ personId }) => personId);
  const all = await searchRecordsOfPersons(tx, persons, visibility.datasets(true));
  const weighed = new Set(persons);
  const ofSealed = sealed.filter(({ personId }) => weighed.has(personId));
  // What only others than the likeliest have is no less seen.
  const asked = askedBy(wordsSeen(known, [...first, ...all], counts));
  return { ranked: personEvidence([...all, ...ofSealed], asked, counts), asked };
}

async function describe(
  { tx, visibility, catalogue, cleared, today }: Reading,
  shown: readonly PersonEvidence[],
  asked: readonly AskedPart[],
): Promise<SearchResult[]> {
  if (shown.length === 0) return [];
  const most = asked.reduce((sum, part) => sum + (part.kind === 'outward' ? 0 : part.most), 0);
  const versions = await latestVersionsOfPersons(
    tx,
    shown.map(({ personId }) => personId),
    visibility.datasets(true),
    cleared,
  );
  const byPerson = Map.groupBy(versions, ({ personId }) => personId);
  return shown.map(({ personId, bits, matched }): SearchResult => {
    const records = heldRecords(byPerson.get(personId) ?? [], { visibility, catalogue }, 'summary');
    const golden = goldenOf(records, today);
    const best = (name: string) => golden.get(name)?.best?.value ?? null;
    const name = [best('forenames'), best('surname')].filter((part) => part !== null).join(' ');
    const dateOfBirth = best('dateOfBirth');
    const address = golden.get('address')?.best;
    return {
      personId: String(personId),
      fit: most === 0 ? 1 : Math.min(1, bits / most),
      matched: matched.map(({ kind, likeness }) => ({ what: kind, how: likeness })),
      name: name === '' ? best('fullName') : name,
      dateOfBirth,
      age: dateOfBirth === null ? null : ageOn(dateOfBirth, today),
      address: address?.value ?? null,
      postcode: address?.parts?.postcode ?? best('postcode'),
      services: [...new Set(records.map(({ dataset }) => dataset.service))].sort(),
    };
  });
}
