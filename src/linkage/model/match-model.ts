/**
 * The match model: what is compared, how, and with which weights.
 *
 * It is plain JSON. The theory is Fellegi and Sunter, "A Theory for Record
 * Linkage" (JASA, 1969): each comparison puts a pair of records at one of its
 * ordered levels; a level's m is the probability of that level among matches,
 * its u among non-matches; log2(m / u) is the level's match weight.
 */
export interface MatchModel {
  readonly $schema?: string;
  readonly format: 'reeve-match-model/1';
  readonly description?: string;
  readonly linkType: LinkType;
  /** The columns comparisons and rules speak of, by name, made from the input's columns. */
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
  readonly comparisons: readonly Comparison[];
  readonly blocking: readonly BlockingRule[];
  /** Rules that link a pair whatever its weight. */
  readonly deterministic?: readonly DeterministicRule[];
  /** Probability that two records taken at random are the same person; absent until trained. */
  readonly prior?: number;
  /** Probability that two records taken at random are two people of one household; absent until trained. */
  readonly relatives?: number;
  readonly thresholds?: Thresholds;
  readonly clustering?: ClusteringSettings;
  readonly training?: TrainingSettings;
  /** How often values occur, for the columns that term-frequency adjustments use. */
  readonly termFrequencies?: Readonly<Record<string, TermFrequencyTable>>;
  /** Who trained it, on what: written by the trainer, never read by matching. */
  readonly provenance?: Readonly<Record<string, unknown>>;
}

/** `dedupe`: within files; `link-only`: between files; `link-and-dedupe`: both. */
export type LinkType = 'dedupe' | 'link-only' | 'link-and-dedupe';

export type ValueType = 'text' | 'number' | 'date' | 'text[]';

export interface ColumnDefinition {
  /**
   * Input column or columns (joined by a space where several), or another
   * column of this model. By data set where the names differ.
   */
  readonly from: string | readonly string[] | Readonly<Record<string, string | readonly string[]>>;
  /**
   * What all records of a data set have, by data set, where no input column says it: that the
   * electoral register holds adults, or which data set a record is of. As received: it is
   * standardised and derived from as input is.
   */
  readonly constant?: Readonly<Record<string, string>>;
  /** Default `text`. */
  readonly type?: ValueType;
  /** Name of a standardiser (see `standardisers`); default none: the value as received, trimmed. */
  readonly standardise?: string;
  /** Name of a derivation applied to the standardised value, such as `double-metaphone`. */
  readonly derive?: string;
  /** Separator that splits text into `text[]`. */
  readonly split?: string;
  /**
   * Gathers from other records: what `from`, a column of this model, is in those that have the
   * same values in these columns of the model, as a list. Given names by address: who else lives
   * there. Values that start with the letter of the record's own are left out, as they may be
   * its own in another form, and so are single letters. Missing where nothing is left, or more
   * than 12 values come together: that is no home.
   */
  readonly gather?: readonly string[];
}

export interface Comparison {
  readonly name: string;
  readonly description?: string;
  /**
   * Expression that says when the pair cannot be compared. Default: for every
   * column the levels use, one side is missing. Missing weighs nothing.
   */
  readonly missing?: string;
  /**
   * What it speaks of. A `household`'s address, phone and surname are those of all
   * its people, so agreeing on them tells the household and not the person; where a
   * model has both kinds, pairs of relatives are reckoned with. What is handed down
   * in the `family`, such as middle names, two relatives may share or not. Default `person`.
   */
  readonly about?: Subject;
  /** Ordered: a pair is at the first level whose condition holds; the last is `else`. */
  readonly levels: readonly Level[];
}

/** What a comparison speaks of. */
export type Subject = 'person' | 'household' | 'family';

export interface Level {
  readonly description?: string;
  readonly when: Condition;
  readonly m?: number;
  readonly u?: number;
  /** Keeps the given m, u or both through training. */
  readonly fixed?: 'm' | 'u' | 'both';
  readonly termFrequency?: TermFrequencyAdjustment;
}

/** Splits an agreement level by how common the agreed value is. */
export interface TermFrequencyAdjustment {
  /** The column whose value's frequency counts. */
  readonly column: string;
  /** 0 (no adjustment) to 1 (full); default 1. */
  readonly weight?: number;
}

/** A condition on a pair: a ready-made comparator, an expression, or `else`. */
export type Condition =
  | 'else'
  | { readonly exact: string }
  | { readonly jaroWinkler: string; readonly atLeast: number }
  | { readonly levenshtein: string; readonly atMost: number }
  | { readonly damerauLevenshtein: string; readonly atMost: number }
  | { readonly jaccard: string; readonly atLeast: number }
  | { readonly numeric: string; readonly within: number }
  | { readonly date: string; readonly within: number; readonly unit: 'day' | 'month' | 'year' }
  | { readonly swapped: readonly [string, string] }
  | { readonly overlap: string; readonly atLeast: number }
  | { readonly expression: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export interface BlockingRule {
  readonly description?: string;
  /** Expressions over one record; both records must give the same value for each. */
  readonly on: readonly string[];
  /** Columns of type `text[]` in `on` match on any element in common. */
  readonly explode?: readonly string[];
}

export interface DeterministicRule {
  readonly description?: string;
  readonly on: readonly string[];
  /** Share of the pairs it finds that are matches; for the prior. Default 1. */
  readonly precision?: number;
  /** `link`: links whatever the weight. `prior`: only estimates the prior. */
  readonly use?: 'link' | 'prior';
}

/** Probabilities: at or above `link` is a link, at or above `review` a review. */
export interface Thresholds {
  readonly link: number;
  readonly review: number;
}

export interface ClusteringSettings {
  /** `connected`: connected components; `average`: average-link agglomeration inside them. Default `average`. */
  readonly method?: 'connected' | 'average';
  /**
   * Bits by which the mean weight between two groups may be below the threshold for links,
   * when some pair between them reaches it. Default 4; 0 asks for as much of the whole as of a pair.
   */
  readonly allowance?: number;
  /**
   * How much the weight of two groups as wholes counts beside the mean of their pairs, 0 to 1: what is
   * of the person is averaged where it is known, what is of the household counts at its best.
   * Default 0, the mean alone.
   */
  readonly groupShare?: number;
  /** Data sets that hold a person at most once. */
  readonly oneRecordPer?: readonly string[];
}

export interface TrainingSettings {
  readonly seed?: number;
  /** Random pairs drawn to estimate u. */
  readonly randomPairs?: number;
  /** Share of true matches that the `prior` rules find. */
  readonly recall?: number;
  readonly maxIterations?: number;
  readonly tolerance?: number;
}

/**
 * How often the values of a column occur. Values fall in classes by the power
 * of two of their frequency (see `term-frequency.ts`).
 */
export interface TermFrequencyTable {
  /** Number of values counted, repeats included. */
  readonly total: number;
  /** Per class, how agreeing matches spread: the share of all values that fall in it, or as counted in training. */
  readonly share: readonly number[];
  /** Per class, how agreeing non-matches spread: the share of chance agreements, or as counted in training. */
  readonly agreement: readonly number[];
  /** Count of each value that at least `FEWEST_LISTED` records have and that is not in the class of rare ones. */
  readonly counts: Readonly<Record<string, number>>;
}
