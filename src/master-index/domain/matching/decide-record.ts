import { assignPersons, type PersonStanding } from '../assign-persons.ts';
import type { StandingConstraints } from '../decisions/constraints.ts';
import { compareIds, type PersonId, type RecordId } from '../ids.ts';

/** A record of the index that the record in hand may be one person with. */
export interface MatchCandidate {
  readonly record: RecordId;
  readonly person: PersonId;
  /** log2 odds that they are one person. */
  readonly weight: number;
}

export interface RecordToDecide {
  readonly record: RecordId;
  readonly candidates: readonly MatchCandidate[];
  /** Records that clustering puts with this one, constraints held; itself need not be named. */
  readonly together: readonly RecordId[];
  /** log2 odds: from `link` on two records are one person, from `review` on a steward decides. */
  readonly thresholds: { readonly link: number; readonly review: number };
  readonly constraints?: StandingConstraints;
  /** Who of several persons stays; default: as if all were of one age, with the links given. */
  readonly standing?: ReadonlyMap<PersonId, PersonStanding>;
}

/** Why a record was decided on as it was; `matchReasonTexts` says it in words. */
export type MatchReason =
  | 'one-person'
  | 'several-persons'
  | 'in-doubt'
  | 'cut-from-cluster'
  | 'kept-apart'
  | 'nobody-alike';

export const matchReasonTexts: Readonly<Record<MatchReason, string>> = {
  'one-person': 'The evidence says that this is the same person',
  'several-persons': 'The record shows that persons held apart until now are one',
  'in-doubt': 'It may be the same person: the evidence does not settle it',
  'cut-from-cluster':
    'It is like one record of the person, and the person’s other records speak against it',
  'kept-apart': 'A steward has said that these are not the same person',
  'nobody-alike': 'No record held is like it',
};

/** What becomes of one record. */
export interface RecordDecision {
  readonly outcome: 'link' | 'review' | 'new-person';
  /** Who the record is of; null for a person of its own, while a review is open too. */
  readonly person: PersonId | null;
  /** Persons who turn out to be that person as well: with them the records go to `assignPersons`. */
  readonly joins: readonly PersonId[];
  /** The likeliest record of each person that a steward has to decide on, likeliest first. */
  readonly reviews: readonly MatchCandidate[];
  readonly reasons: readonly MatchReason[];
}

/**
 * Decides on one record by what the batch would: the clusters, and for what they leave out the
 * thresholds. A link is never made on a pair alone: where clustering, which looks at all the
 * records of a person, did not follow, a steward is asked.
 *
 * @example
 * decideRecord({ record: 'new', candidates, together: ['r1', 'r2'], thresholds });
 * // { outcome: 'link', person: 'p1', joins: [], reviews: [], reasons: ['one-person'] }
 */
export function decideRecord(given: RecordToDecide): RecordDecision {
  const { record, candidates, thresholds, constraints } = given;
  const together = new Set(given.together.filter((other) => other !== record));
  const cluster = candidates.filter((candidate) => together.has(candidate.record));
  const clustered = new Set(cluster.map(({ person }) => person));
  const person = cluster.length === 0 ? null : whoStays(given, cluster);

  const likeliest = new Map<PersonId, MatchCandidate>();
  let hasKeptApart = false;
  for (const candidate of [...candidates].sort(byWeight)) {
    if (clustered.has(candidate.person) || candidate.weight < thresholds.review) continue;
    if (constraints?.between(record, candidate.record) !== undefined) hasKeptApart = true;
    else if (!likeliest.has(candidate.person)) likeliest.set(candidate.person, candidate);
  }
  const reviews = [...likeliest.values()];
  const isCut = reviews.some(({ weight }) => weight >= thresholds.link);
  const isInDoubt = reviews.some(({ weight }) => weight < thresholds.link);

  const reasons: MatchReason[] = [];
  if (person !== null) reasons.push(clustered.size > 1 ? 'several-persons' : 'one-person');
  if (isCut) reasons.push('cut-from-cluster');
  if (isInDoubt) reasons.push('in-doubt');
  if (hasKeptApart) reasons.push('kept-apart');
  return {
    outcome: person !== null ? 'link' : reviews.length > 0 ? 'review' : 'new-person',
    person,
    joins: [...clustered].filter((other) => other !== person).sort(compareIds),
    reviews,
    reasons: reasons.length === 0 ? ['nobody-alike'] : reasons,
  };
}

/** The id that stays is the one that a batch would keep. */
function whoStays(given: RecordToDecide, cluster: readonly MatchCandidate[]): PersonId {
  const links = new Map(cluster.map(({ record, person }) => [record, { record, person }]));
  const { clusters } = assignPersons({
    links: links.values(),
    partition: [[...links.keys()]],
    ...(given.standing === undefined ? {} : { standing: given.standing }),
    newPerson: () => given.record,
  });
  return clusters[0] as PersonId;
}

function byWeight(a: MatchCandidate, b: MatchCandidate): number {
  return b.weight - a.weight || compareIds(a.record, b.record);
}
