/** How one part of the installation is. */
export interface PartHealth {
  readonly name: string;
  readonly kind: 'well' | 'warned' | 'failed' | 'past';
  /** A word or two. */
  readonly tag: string;
  readonly text: string;
  /** What to do, or where; empty where there is nothing. */
  readonly hint: string;
}
