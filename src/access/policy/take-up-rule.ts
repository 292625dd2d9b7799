import type { PurposeCode } from './purposes.ts';

/**
 * A service that somebody may not know of: who is one thing and not known to be another may want
 * it. What they are is told by entitlements, so the same facts answer both.
 */
export interface TakeUpRule {
  /** The service or the help: `Free school meals`. */
  readonly title: string;
  /** What staff tell the customer. */
  readonly tell: string;
  readonly purposes: readonly PurposeCode[];
  /** Entitlements that all have to be answered yes; of a list in the list, one of them. */
  readonly because: readonly (string | readonly string[])[];
  /** Entitlements that none may be answered yes: whoever has it already. */
  readonly unless: readonly string[];
  /** Years of age, both included. */
  readonly ages?:
    | { readonly from?: number | undefined; readonly to?: number | undefined }
    | undefined;
}
