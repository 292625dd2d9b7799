import type { OpinionAsked } from '../store/second-opinions.ts';
import type { DecisionEffects } from './make-decision.ts';
import type { PairEvidence } from './pair-evidence.ts';
import type { RecordsInShort } from './person-records.ts';
import type { ShownOrigin } from './record-sight.ts';

/** One of the two persons that a question is about. */
export interface QuestionPerson {
  readonly person: string;
  /** The record that is laid beside the other's. */
  readonly record: ShownOrigin;
  /** The other records of the person. */
  readonly more: RecordsInShort;
}

/** What saying that they are one would do. */
export type MergeOutlook = Pick<DecisionEffects, 'persons' | 'notes' | 'basedOn'>;

/** A question as a steward sees it: the same whether what is answered is carried out or noted alone. */
export interface QuestionToAnswer {
  readonly reviewId: number;
  readonly persons: readonly [QuestionPerson, QuestionPerson];
  readonly evidence: PairEvidence;
  /** Or why they cannot be said to be one, in a sentence. */
  readonly merge: MergeOutlook | { readonly cannot: string };
  /** What other stewards ask about it. */
  readonly asked: readonly OpinionAsked[];
  /** Whether the viewer has asked others about it. */
  readonly isPassedOn: boolean;
}
