import type { Queryable } from '../database/index.ts';
import { probabilityOfWeight, type RecordMatcher, type RecordValues } from '../linkage/index.ts';
import { candidatesByKeys } from './store/match-store.ts';
import { liveLinksOf } from './store/person-store.ts';

/** A person that a record could be. */
export interface PossiblePerson {
  readonly personId: number;
  /** Of the best pair of records. */
  readonly probability: number;
  /** log2 odds. */
  readonly weight: number;
  /** The record that it is most like. */
  readonly recordId: number;
}

/** What matching says of a record that is not kept. */
export interface MatchAnswer {
  /** `link`: it would be this person's; `review`: a steward would decide; `new`: nobody's. */
  readonly outcome: 'link' | 'review' | 'new';
  readonly person: PossiblePerson | null;
  /** Others that it could be, the likeliest first. */
  readonly others: readonly PossiblePerson[];
}

/** A record that shares keys with one that is asked about. */
interface FoundRecord {
  readonly recordId: number;
  readonly personId: number;
  /** Those that they share. */
  readonly keys: ReadonlySet<number>;
}

/** A found record by what the viewer may see of it, in the model's columns. */
export interface SeenRecord extends FoundRecord {
  readonly values: RecordValues;
}

/**
 * Records that one could be of the same person as, by all that sources say: whom to tell of is for
 * `matchSeen` to say. Of whoever is sealed, in the address alone too, there are none: a score that
 * goes up with the right postcode would confirm it.
 *
 * @param asked in the model's columns
 */
export async function recordsLike(
  tx: Queryable,
  matcher: RecordMatcher,
  asked: RecordValues,
): Promise<FoundRecord[]> {
  const found = await candidatesByKeys(tx, matcher.keys(asked), 'unsealed');
  const keysOf = new Map(found.map(({ recordId, keys }) => [recordId, new Set(keys)]));
  const links = await liveLinksOf(tx, [...keysOf.keys()]);
  return links.map((link) => ({ ...link, keys: keysOf.get(link.recordId) ?? new Set() }));
}

/**
 * Whether a record would match, and to whom, as if nothing were held but what the viewer may see. A
 * hidden value neither finds a record nor weighs: with the right one the answer would be another
 * than with a wrong one, and confirm it. What models gather at places is left out, as it is of all
 * that is held there. Each record is compared by itself: what others of the same person would add
 * or take, only loading says.
 *
 * @param asked in the model's columns
 * @param seen what was found of the record
 */
export function matchSeen(
  matcher: RecordMatcher,
  asked: RecordValues,
  seen: readonly SeenRecord[],
): MatchAnswer {
  const best = new Map<number, Pair>();
  for (const { recordId, personId, keys, values } of seen) {
    if (!matcher.keys(values).some((key) => keys.has(key))) continue;
    const { clusters, scored } = matcher.cluster([values, asked]);
    const weight = scored.weight[0];
    if (weight === undefined) continue;
    const isLinked = clusters[0] === clusters[1];
    const pair = { personId, weight, probability: probabilityOfWeight(weight), recordId, isLinked };
    const known = best.get(personId);
    if (known === undefined || byLikeliest(pair, known) < 0) best.set(personId, pair);
  }
  const possible = [...best.values()].sort(byLikeliest);
  const [first, ...rest] = possible;
  if (first?.isLinked) return { outcome: 'link', person: first, others: rest };
  return { outcome: first === undefined ? 'new' : 'review', person: null, others: possible };
}

interface Pair extends PossiblePerson {
  readonly isLinked: boolean;
}

function byLikeliest(a: Pair, b: Pair): number {
  return Number(b.isLinked) - Number(a.isLinked) || b.weight - a.weight || a.personId - b.personId;
}
