import type { RecordId } from '../ids.ts';
import type { ReviewStatus } from '../reviews/review.ts';
import type { Effect } from './effects.ts';
import type { PartReader } from './index-part.ts';

/**
 * The reviews of a record of the one side and one of the other get what a decision makes of
 * them. Only open ones do, unless the decision overrules what was said before.
 */
export function answerReviews(
  reader: PartReader,
  left: Iterable<RecordId>,
  right: Iterable<RecordId>,
  answer: (key: string) => ReviewStatus,
  overrules = false,
): Effect[] {
  const one = new Set(left);
  const other = new Set(right);
  return reader.part.reviews.flatMap(({ key, records: [a, b], status }): Effect[] => {
    const across = (one.has(a) && other.has(b)) || (one.has(b) && other.has(a));
    const to = answer(key);
    if (!across || status === to || (status !== 'open' && !overrules)) return [];
    return [{ of: 'review', review: key, from: status, to }];
  });
}
