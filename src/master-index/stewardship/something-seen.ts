import { ReeveError } from '../../kernel/index.ts';
import type { PairEvidence } from './pair-evidence.ts';
import type { MergeOutlook } from './question-to-answer.ts';
import type { EvidenceOptions } from './record-sight.ts';

/**
 * Whether a viewer sees anything that both records say: what is weighed of where they are from and
 * of who else there is says nothing that a person could judge by.
 */
function isAnythingCompared({ explained }: PairEvidence): boolean {
  return (explained?.steps ?? []).some(
    ({ level, left, right }) => level !== null && left.raw !== null && right.raw !== null,
  );
}

const NOTHING_SEEN = 'You see nothing that both records say';

/** What a merge would do, or that somebody who sees nothing of it cannot say so. */
export function outlookFor(
  evidence: PairEvidence,
  outlook: MergeOutlook | { readonly cannot: string },
  { policy }: EvidenceOptions,
): MergeOutlook | { readonly cannot: string } {
  return policy === undefined || isAnythingCompared(evidence) ? outlook : { cannot: NOTHING_SEEN };
}

/** @throws ReeveError `review/nothing-seen` of a yes by whoever sees nothing that both records say */
export function requireSomethingSeen(evidence: PairEvidence, { policy }: EvidenceOptions): void {
  if (policy === undefined || isAnythingCompared(evidence)) return;
  throw new ReeveError('review/nothing-seen', NOTHING_SEEN, {
    location: { field: 'answer' },
    hint: 'Say that you are not sure, or ask somebody who may see more.',
  });
}
