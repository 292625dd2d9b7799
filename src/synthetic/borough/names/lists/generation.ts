/** Names that were in fashion together. */
export interface Generation {
  /** The year of birth in which they were given most. */
  readonly peak: number;
  /** Years from the peak at which they are given about 0.6 times as often (one standard deviation). */
  readonly spread: number;
  /** Commonest first. */
  readonly names: readonly string[];
}
