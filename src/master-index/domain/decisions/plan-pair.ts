import { ReeveError } from '../../../kernel/index.ts';
import { pairKey, type RecordPair } from '../ids.ts';
import { answerReviews } from './answer-reviews.ts';
import type { DecisionPlan } from './decision.ts';
import { inverseOf } from './effects.ts';
import { type IndexPart, PartReader } from './index-part.ts';

/**
 * Two records are not one person, and never will be, through third records neither. Open
 * reviews between their persons are answered by that.
 *
 * @throws ReeveError `decision/one-person-now` where they are one at present: who goes with whom
 *   has to be said; `decision/unknown-record`
 */
export function planNeverMatch(
  part: IndexPart,
  { records: [a, b] }: { readonly records: RecordPair },
): DecisionPlan {
  const reader = new PartReader(part);
  const [left, right] = [reader.personOf(a), reader.personOf(b)];
  if (left === right) {
    throw new ReeveError(
      'decision/one-person-now',
      `Records ${a} and ${b} are both of person ${left}`,
      {
        hint: 'Split the person: that says which other records go with which.',
      },
    );
  }
  const asked = pairKey(a, b);
  const effects = [
    ...answerReviews(reader, [a], [b], () => 'not-the-same', true),
    ...answerReviews(reader, reader.recordsOf(left), reader.recordsOf(right), (key) =>
      key === asked ? 'not-the-same' : 'superseded',
    ).filter((effect) => effect.of !== 'review' || effect.review !== asked),
  ];
  return {
    kind: 'never-match',
    effects,
    inverse: inverseOf(effects),
    constraints: [{ kind: 'never', left: [a], right: [b] }],
    basedOn: reader.versionsOf(left, right),
    notes: [],
  };
}

/**
 * A steward has looked at two records and cannot say. Nothing changes but that it is known: the
 * review stays open, and comes after those nobody has looked at.
 *
 * @throws ReeveError `decision/unknown-record`
 */
export function planNotSure(
  part: IndexPart,
  { records: [a, b] }: { readonly records: RecordPair },
): DecisionPlan {
  const reader = new PartReader(part);
  return {
    kind: 'not-sure',
    effects: [],
    inverse: [],
    constraints: [],
    basedOn: reader.versionsOf(reader.personOf(a), reader.personOf(b)),
    notes: [],
  };
}
