/** What a standardiser needs of the type of its result; the same words as the match model's. */
export type StandardType = 'text' | 'date' | 'number' | 'text[]';

/**
 * Turns a value as received into its standard form, so that two ways of
 * writing the same thing become equal.
 *
 * Every standardiser is pure, never throws, never gives an empty string, and
 * changes nothing when applied to its own result.
 */
export interface Standardiser {
  readonly name: string;
  readonly description: string;
  readonly type: StandardType;
  /** Value as received to standard form; null when it holds nothing usable. */
  readonly standardise: (raw: string) => string | null;
  /**
   * Regular expression of raw values that are standard already, to be matched
   * against the whole value: on them `standardise` is the identity. Written in
   * the common part of JavaScript (`u` flag) and RE2, so that a database can
   * leave such values alone. Null where nothing simple can be said.
   */
  readonly alreadyStandard: string | null;
}

/** Computes something coarser, or something hidden, from a standard form. */
export interface Derivation {
  readonly name: string;
  readonly description: string;
  readonly type: 'text' | 'text[]' | 'number';
  /** Standard form to derived value; null when there is none. Never empty text, never an empty list. */
  readonly derive: (standard: string) => string | readonly string[] | null;
}
