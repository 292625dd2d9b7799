import { compareIds, type PersonId, type RecordId, type RecordPair } from '../ids.ts';

/** What a steward says of two records: one person, two, or that they do not say enough. */
export type OpinionAnswer = 'same' | 'different' | 'unsure';

/**
 * A question whose answer is there: it is put to a steward as any other, and what is answered is
 * noted and changes nothing. Of a decision it checks whether somebody else decides alike; of a pair
 * whose truth is known, how often stewards are right.
 */
export interface CheckQuestion {
  readonly records: RecordPair;
  readonly truth: Exclude<OpinionAnswer, 'unsure'>;
  /** Whether it is of a decision; else of a pair that was known from the first. */
  readonly isOfDecision: boolean;
  /** The ids to show where the two are one person now. */
  readonly persons: readonly [PersonId, PersonId];
  /** Records that belong to the second then. */
  readonly sideB: readonly RecordId[];
}

/** What was answered to a check, by whomever. */
export interface CheckAnswer {
  readonly answer: OpinionAnswer;
  /** Whether the truth was known when it was answered. */
  readonly isKnown: boolean;
}

/** One side of a question: a person, with the records that are theirs. */
export interface QuestionSide {
  readonly person: PersonId;
  /** In order. */
  readonly records: readonly RecordId[];
}

/**
 * The two persons of a check, as they would be if nobody had said yet that they are one. Null where
 * it cannot be asked any more: a record is gone, or who is who has changed since in a way that tells
 * the answer.
 *
 * @param links the live links of both records' persons, at least
 */
export function sidesOfCheck(
  { records: [a, b], truth, isOfDecision, persons, sideB }: CheckQuestion,
  links: readonly { readonly record: RecordId; readonly person: PersonId }[],
): readonly [QuestionSide, QuestionSide] | null {
  const personOf = (record: RecordId) => links.find((link) => link.record === record)?.person;
  const [one, other] = [personOf(a), personOf(b)];
  if (one === undefined || other === undefined) return null;
  const isOne = one === other;
  if (isOfDecision && isOne !== (truth === 'same')) return null;
  const recordsOf = (person: PersonId) =>
    links
      .filter((link) => link.person === person)
      .map(({ record }) => record)
      .sort(compareIds);
  if (!isOne) {
    return [
      { person: one, records: recordsOf(one) },
      { person: other, records: recordsOf(other) },
    ];
  }
  const all = recordsOf(one);
  const right = all.filter((record) => sideB.includes(record));
  const left = all.filter((record) => !sideB.includes(record));
  if (!left.includes(a) || !right.includes(b)) return null;
  return [
    { person: persons[0], records: left },
    { person: persons[1], records: right },
  ];
}

/**
 * Whether the truth of a check is known: from the first, or since a second steward has decided as the
 * first did.
 */
export function isTruthKnown(
  { isOfDecision, truth }: Pick<CheckQuestion, 'isOfDecision' | 'truth'>,
  answers: readonly Pick<CheckAnswer, 'answer'>[],
): boolean {
  return !isOfDecision || answers.some(({ answer }) => answer === truth);
}

/** Of two stewards: whether they decided alike; null where either was not sure. */
export function haveAgreed(one: OpinionAnswer, other: OpinionAnswer): boolean | null {
  return one === 'unsure' || other === 'unsure' ? null : one === other;
}
