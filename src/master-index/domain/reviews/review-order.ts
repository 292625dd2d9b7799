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
 * What two records of two persons count that no review asks about: below the review threshold, or
 * without a blocking key in common. A judgement: the threshold is at -3.2 bits, and most such pairs
 * are far below it.
 */
const NOT_ASKED = -6;

/** No pair counts for more, as in clustering: one cannot outvote all the rest. */
const MOST_BITS = 20;

/**
 * log2 odds that two persons are one: the mean over all pairs of their records. The likeliest pair
 * alone says little of persons of many records, most of which may be at odds: a father and a son
 * of one name have some that look like one person's.
 *
 * @param weights of the pairs that reviews ask about
 * @param pairs how many pairs of their records there are
 */
export function questionWeight(weights: readonly number[], pairs: number): number {
  const sum = weights.reduce((total, weight) => total + Math.min(weight, MOST_BITS), 0);
  return (sum + Math.max(0, pairs - weights.length) * NOT_ASKED) / Math.max(pairs, weights.length);
}

/**
 * From this chance on a question is put to stewards; those below wait, and are listed when asked
 * for. A judgement: of those below, on the borough, one in eight is one person
 * (bench/results/index-year.md).
 */
const LIKELY = 0.25;

/** Whether a question of this weight is worth a steward's time before all likely ones are answered. */
export function isLikely(weight: number): boolean {
  return chanceOf(weight) >= LIKELY;
}

/**
 * How soon a question is worth a steward's time; higher is sooner. The chance that there is
 * something to link, times what hangs on it, each further thing counting for less; one that a
 * steward could not decide waits behind those not looked at. An order, not an estimate: the
 * logarithm and the halving are judgements.
 *
 * @param question.weight that of `questionWeight`
 */
export function reviewPriority(
  { weight, notSure }: Pick<Review, 'weight' | 'notSure'>,
  { records, waiting }: ReviewImpact,
): number {
  return (chanceOf(weight) * Math.log2(2 + records + waiting)) / (1 + notSure);
}

const chanceOf = (weight: number): number => 1 / (1 + 2 ** -weight);

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
