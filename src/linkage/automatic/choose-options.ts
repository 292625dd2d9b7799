import type { Progress } from '../../kernel/index.ts';
import type { LinkType } from '../model/match-model.ts';

/** What whoever asks for a model says of it. */
export interface ChooseOptions {
  readonly linkType: LinkType;
  /** Most candidate pairs; default 15 for each record, at least 3 million. */
  readonly pairBudget?: number;
  readonly seed?: number;
  /** The date the records are of, `YYYY-MM-DD`; without it nobody is told to be a child. */
  readonly asAt?: string;
  /** Default: the UK person model where the columns are those of UK councils. */
  readonly kind?: 'uk-person' | 'any';
  readonly progress?: Progress;
}
