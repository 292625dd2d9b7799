import type {
  Decision,
  DecisionId,
  DecisionPlan,
  Hanger,
  PersonId,
  RecordId,
  RecordPair,
  Review,
  Standing,
} from '../../../src/master-index/domain/index.ts';

/** What a steward asks for. */
export type StewardRequest =
  | { readonly kind: 'link' | 'move'; readonly record: RecordId; readonly to: PersonId }
  | { readonly kind: 'merge'; readonly keep: PersonId; readonly other: PersonId }
  | {
      readonly kind: 'split';
      readonly person: PersonId;
      readonly records: readonly RecordId[];
    }
  | { readonly kind: 'never-match' | 'always-match' | 'not-sure'; readonly records: RecordPair }
  | { readonly kind: 'undo'; readonly decision: DecisionId };

/** Evidence on two records, in place of what a match model would make of their values. */
export interface PairEvidence {
  readonly records: RecordPair;
  /** log2 odds that they are one person. */
  readonly weight: number;
}

/** The evidence from which the index under test links, and from which it asks a steward. */
export const thresholds = { link: 8, review: 2 } as const;

/** All that the index holds, in no order. */
export interface IndexSnapshot {
  /** Every live link there is: two of one record would be there twice. */
  readonly links: readonly { readonly record: RecordId; readonly person: PersonId }[];
  readonly persons: readonly { readonly person: PersonId; readonly standing: Standing }[];
  readonly hangers: readonly Omit<Hanger, 'since'>[];
  readonly reviews: readonly Review[];
  /** As they were made. */
  readonly decisions: readonly Decision[];
}

/**
 * A master index as the model-based test sees it: the one in memory, or a store on a database
 * behind an adaptor. What a steward may not do is thrown as a ReeveError whose code begins with
 * `decision/`; anything else that is thrown is a fault.
 */
export interface IndexUnderTest {
  /** An extract: records that are new, records that are gone, and evidence on pairs, new or old. */
  load(extract: {
    readonly records: readonly RecordId[];
    readonly gone: readonly RecordId[];
    readonly evidence: readonly PairEvidence[];
  }): Promise<void>;
  /** Something comes to hang on a person, or on a person's record. */
  hang(hanger: Omit<Hanger, 'since'>): Promise<void>;
  /** What a request would do; changes nothing. */
  plan(request: StewardRequest): Promise<DecisionPlan>;
  /** Carries out a plan, if what it was made on is as it was. */
  carryOut(plan: DecisionPlan, reason: string): Promise<DecisionId>;
  snapshot(): Promise<IndexSnapshot>;
}
