import { compareIds, type PersonId, pairOf, type RecordId } from '../ids.ts';
import type { Review } from './review.ts';

/** What hangs on the answer to a review. */
export interface ReviewImpact {
  /** Live links of the person with fewer: so many records change person if the two are one. */
  readonly records: number;
  /** Leads, notifications and the like of both persons that wait for someone. */
  readonly waiting: number;
}

/**
 * How soon a review is worth a steward's time; higher is sooner. The chance that there is
 * something to link, times what hangs on it, each further thing counting for less; one that a
 * steward could not decide waits behind those not looked at. An order, not an estimate: the
 * logarithm and the halving are judgements.
 */
export function reviewPriority(
  { weight, notSure }: Pick<Review, 'weight' | 'notSure'>,
  { records, waiting }: ReviewImpact,
): number {
  const chance = 1 / (1 + 2 ** -weight);
  return (chance * Math.log2(2 + records + waiting)) / (1 + notSure);
}

/** All reviews that ask one thing: whether these two are one person. */
export interface Question {
  /** The lower id first. */
  readonly persons: readonly [PersonId, PersonId];
  /** The most likely first. */
  readonly reviews: readonly Review[];
}

/**
 * Open reviews by the two persons they are about: a steward is asked once, not for each pair of
 * records. Reviews of a record that is gone, or of one person, ask nothing.
 */
export function questionsOf(
  reviews: Iterable<Review>,
  personOf: (record: RecordId) => PersonId | undefined,
): Question[] {
  const questions = new Map<
    string,
    { persons: readonly [PersonId, PersonId]; reviews: Review[] }
  >();
  for (const review of reviews) {
    const [a, b] = review.records.map(personOf);
    if (review.status !== 'open' || a === undefined || b === undefined || a === b) continue;
    const persons = pairOf(a, b);
    const key = JSON.stringify(persons);
    const question = questions.get(key) ?? { persons, reviews: [] };
    questions.set(key, question);
    question.reviews.push(review);
  }
  for (const { reviews: asked } of questions.values()) {
    asked.sort((a, b) => b.weight - a.weight || compareIds(a.key, b.key));
  }
  return [...questions.values()].sort(
    (a, b) => compareIds(a.persons[0], b.persons[0]) || compareIds(a.persons[1], b.persons[1]),
  );
}
