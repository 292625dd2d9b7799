import type { Queryable } from '../database/index.ts';
import { probabilityOfWeight, type RecordMatcher, type RecordValues } from '../linkage/index.ts';
import type { SubmittedAttributes } from './hub-source.ts';
import { gatherAtPlaces, type WeighedPair, weighGroup } from './match-group.ts';
import { standardiserOf } from './matching-input.ts';
import { SUBMITTED, submittedRaw } from './place-submitted.ts';
import { liveLinksOf } from './store/person-store.ts';

/** Stands for the record that is asked about: above every record's number. */
const ASKED = 2 ** 31 - 1;

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

/**
 * Whether a record would match, and to whom: the answer it would get were it loaded, and were
 * nobody there who is sealed. A score that goes up with the right postcode would confirm it, so of
 * whoever is sealed in the address alone there is none either. Nothing is kept. What of it a viewer
 * may see is for the caller to decide.
 *
 * @param place finds the property of an address
 */
export async function matchOne(
  tx: Queryable,
  matcher: RecordMatcher,
  attributes: SubmittedAttributes,
  place?: (address: string, postcode: string | null) => { readonly uprn: string } | null,
): Promise<MatchAnswer> {
  const values = new Map<number, RecordValues>();
  values.set(
    ASKED,
    standardiserOf(matcher)({ dataset: SUBMITTED, raw: submittedRaw(attributes, place) }),
  );
  const changed = new Set([ASKED]);
  await gatherAtPlaces(tx, matcher, values, changed, [], 'unsealed');
  const { pairs, partition, personOf } = await weighGroup(tx, matcher, values, changed, 'unsealed');
  const own = pairs.filter(({ b }) => b === ASKED);
  const known = new Map(personOf);
  const unknown = own.map(({ a }) => a).filter((record) => !known.has(record));
  for (const { recordId, personId } of await liveLinksOf(tx, unknown)) {
    known.set(recordId, personId);
  }
  const possible = bestByPerson(own, known);
  const cluster = partition.find((records) => records.includes(ASKED)) ?? [];
  const counts = Map.groupBy(
    cluster.flatMap((record) => known.get(record) ?? []),
    (person) => person,
  );
  const [joined] = [...counts].sort(
    ([a, some], [b, others]) => others.length - some.length || a - b,
  );
  const person = joined && possible.find(({ personId }) => personId === joined[0]);
  const others = possible.filter((each) => each !== person);
  if (person !== undefined) return { outcome: 'link', person, others };
  return { outcome: others.length > 0 ? 'review' : 'new', person: null, others };
}

function bestByPerson(
  pairs: readonly WeighedPair[],
  personOf: ReadonlyMap<number, number>,
): PossiblePerson[] {
  const best = new Map<number, PossiblePerson>();
  for (const { a, weight } of pairs) {
    const personId = personOf.get(a);
    if (personId === undefined || (best.get(personId)?.weight ?? -Infinity) >= weight) continue;
    best.set(personId, { personId, weight, probability: probabilityOfWeight(weight), recordId: a });
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight || a.personId - b.personId);
}
