import { ReeveError } from '../../../kernel/index.ts';
import type { RecordId } from '../ids.ts';
import type { StandingConstraints } from './constraints.ts';
import { describeDecision } from './index-part.ts';

/**
 * Refuses to make these records one person where a steward has said that some are not, be it
 * through third records.
 *
 * @throws ReeveError `decision/never-match-holds`
 */
export function refuseAgainstNever(
  records: Iterable<RecordId>,
  constraints: StandingConstraints,
): void {
  const never = constraints.against(records);
  if (never === undefined) return;
  throw new ReeveError(
    'decision/never-match-holds',
    `Records ${never.pair.join(' and ')} are not one person: ${describeDecision(never.decision)}`,
    { hint: `If that was wrong, undo decision ${never.decision.id} first.` },
  );
}
