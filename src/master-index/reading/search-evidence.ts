import type { FoundRecord } from '../store/search-store.ts';
import type { SearchKind } from './search-keys.ts';
import { searchKey } from './search-keys.ts';
import type { SearchPart, TakenApart } from './take-apart.ts';
import type { WordLikeness } from './word-tags.ts';

/** How something that was asked for was found. */
export type Likeness = WordLikeness | 'exchanged' | 'district';

/** One thing asked for, with all keys that answer it. */
export interface AskedPart {
  readonly kind: 'name' | 'initial' | SearchPart['kind'];
  readonly keys: ReadonlyMap<number, KeyEvidence>;
  /** Most that it can add: bits. */
  readonly most: number;
}

export interface KeyEvidence {
  readonly kind: SearchKind;
  readonly likeness: Likeness;
  /** Bits that it adds. */
  readonly bits: number;
}

/**
 * How much of the evidence of a word that is the same is left in one that is like it. Judgements
 * for putting results in order, measured on nothing; matching weighs by its model.
 */
const SHARE: Readonly<Record<WordLikeness, number>> = {
  same: 1,
  spelling: 0.95,
  nickname: 0.8,
  slip: 0.7,
  sound: 0.5,
};

/**
 * Bits by which each kind narrows a council's residents down, roughly: a date of birth is one of
 * 30,000 days of eighty years, a number is nobody else's. Judgements, for order alone.
 */
const BITS: Readonly<Record<SearchPart['kind'], number>> = {
  born: 15,
  phone: 16,
  email: 18,
  postcode: 12,
  outward: 4,
  address: 11,
  uprn: 16,
  nino: 24,
  nhs: 24,
  pupil: 24,
  reference: 20,
};
const INITIAL_BITS = 4;
/** Alternatives of one word that are looked for, the best first. */
const MOST_ALTERNATIVES = 24;

/** A word that records have. */
export interface KnownWord {
  readonly key: number;
  readonly word: string;
  readonly isFamily: boolean;
  readonly records: number;
  /** How it is like each name that was typed; those that it is not like have none. */
  readonly likeness: ReadonlyMap<string, WordLikeness>;
}

/**
 * Of words of the index those that records have which the viewer may find by them. The index knows
 * words of all sources, and of people who were sealed since: by what is weighed with those, how
 * well anybody fits would tell that somebody unseen has such a name.
 *
 * @param counts whether a record may be found by a kind of key
 */
export function wordsSeen(
  known: readonly KnownWord[],
  records: readonly FoundRecord[],
  counts: (record: FoundRecord, kind: SearchKind) => boolean,
): KnownWord[] {
  const kindOf = new Map(known.map(({ key, isFamily }) => [key, isFamily ? 'family' : 'given']));
  const seen = new Set<number>();
  for (const record of records) {
    for (const key of record.keys) {
      const kind = seen.has(key) ? undefined : kindOf.get(key);
      if (kind !== undefined && counts(record, kind as SearchKind)) seen.add(key);
    }
  }
  return known.filter(({ key }) => seen.has(key));
}

/**
 * What is asked for, as keys with their evidence.
 *
 * @param known words of the index that are like those that were typed
 * @param size about how many records there are
 */
export function askedParts(
  { parts, names, initials }: TakenApart,
  known: readonly KnownWord[],
  size: number,
): AskedPart[] {
  const words = names.map((name) => wordPart(name, known, size));
  // The names as typed too: else whether there is an initial to look for tells who is known.
  const families = new Map<string, WordLikeness>(names.map((name) => [name, 'same']));
  for (const { word, isFamily, likeness } of words.flatMap(({ like }) => like)) {
    const best = families.get(word);
    if (isFamily && (best === undefined || SHARE[likeness] > SHARE[best])) {
      families.set(word, likeness);
    }
  }
  return [
    ...words.map(({ part }) => part),
    ...initials.map((initial): AskedPart => {
      const keys = [...families].map(([word, likeness]) => {
        const bits = INITIAL_BITS * SHARE[likeness];
        const key = searchKey('initial', `${initial} ${word}`);
        return [key, { kind: 'initial', likeness, bits }] as const;
      });
      return { kind: 'initial', keys: new Map(keys), most: INITIAL_BITS };
    }),
    ...parts.map(({ kind, texts }): AskedPart => {
      const keys = texts.map((text, i) => {
        const likeness: Likeness = i === 0 ? 'same' : 'exchanged';
        const bits = i === 0 || kind !== 'born' ? BITS[kind] : BITS[kind] / 2;
        return [searchKey(kind, text), { kind, likeness, bits }] as const;
      });
      return { kind, keys: new Map(keys), most: BITS[kind] };
    }),
  ].filter(({ keys }) => keys.size > 0);
}

/** Words of fewer records than this count as one of so many. */
const RAREST = 16;

/**
 * How common a word is taken to be, and how large the index: a power of two, of so many records or
 * more. Both are counted once for all viewers, over what some of them may not see; by exact counts, how
 * well somebody of a rare name fits would tell whether anybody unseen has the name as well.
 */
function commonness(records: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(records, RAREST)));
}

function wordPart(name: string, known: readonly KnownWord[], size: number) {
  const like = known
    .flatMap((word) => {
      const likeness = word.likeness.get(name);
      return likeness === undefined ? [] : [{ ...word, likeness }];
    })
    .sort((a, b) => SHARE[b.likeness] - SHARE[a.likeness] || b.records - a.records)
    .slice(0, MOST_ALTERNATIVES);
  // A word is as rare as it is in names of any kind: Smith is not rarer for being a forename too.
  const total = new Map<string, number>();
  for (const { word, records } of like) total.set(word, (total.get(word) ?? 0) + records);
  const bitsOf = (word: string) =>
    Math.max(1, Math.log2(commonness(size) / commonness(total.get(word) ?? 1)));
  // One that is not known, nor any like it, is as rare as a word of one record.
  const alike = total.size === 0 ? [name] : total.keys();
  const most = total.has(name) ? bitsOf(name) : Math.max(...Array.from(alike, bitsOf));
  const keys = like.map(({ key, word, isFamily, likeness }): [number, KeyEvidence] => {
    const bits = SHARE[likeness] * Math.min(most, bitsOf(word));
    return [key, { kind: isFamily ? 'family' : 'given', likeness, bits }];
  });
  // A word that no record has, or sealed ones alone: whoever may see those finds them by it.
  for (const [kind, key] of [
    ['given', searchKey('given', name)],
    ['family', searchKey('family', name)],
  ] as const) {
    if (!keys.some(([known]) => known === key)) {
      keys.push([key, { kind, likeness: 'same', bits: most }]);
    }
  }
  const part: AskedPart = { kind: 'name', keys: new Map(keys), most };
  return { part, like };
}

/** What was found of one person. */
export interface PersonEvidence {
  readonly personId: number;
  /** Bits: the sum over what was asked for. */
  readonly bits: number;
  /** What of it was found, and how. */
  readonly matched: readonly { readonly kind: AskedPart['kind']; readonly likeness: Likeness }[];
}

/**
 * The evidence for each person: of each thing asked for the best that any of their records has.
 *
 * @param counts whether a record may be found by a kind of key
 */
export function personEvidence(
  records: readonly FoundRecord[],
  asked: readonly AskedPart[],
  counts: (record: FoundRecord, kind: SearchKind) => boolean,
): PersonEvidence[] {
  const best = new Map<number, (KeyEvidence | undefined)[]>();
  for (const record of records) {
    const own = best.get(record.personId) ?? asked.map(() => undefined);
    best.set(record.personId, own);
    for (const key of record.keys) {
      asked.forEach(({ keys }, i) => {
        const evidence = keys.get(key);
        if (evidence === undefined || evidence.bits <= (own[i]?.bits ?? 0)) return;
        if (counts(record, evidence.kind)) own[i] = evidence;
      });
    }
  }
  return [...best]
    .map(([personId, found]) => ({
      personId,
      bits: total(found, asked),
      matched: found.flatMap((evidence, i) =>
        evidence === undefined
          ? []
          : [{ kind: (asked[i] as AskedPart).kind, likeness: evidence.likeness }],
      ),
    }))
    .filter(({ matched }) => matched.length > 0)
    .sort((a, b) => b.bits - a.bits || a.personId - b.personId);
}

/** A district adds nothing to its postcode. */
function total(found: readonly (KeyEvidence | undefined)[], asked: readonly AskedPart[]): number {
  const hasPostcode = found.some((evidence, i) => evidence && asked[i]?.kind === 'postcode');
  return found.reduce(
    (sum, evidence, i) =>
      evidence === undefined || (hasPostcode && asked[i]?.kind === 'outward')
        ? sum
        : sum + evidence.bits,
    0,
  );
}
