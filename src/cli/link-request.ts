import type { LinkType } from '../linkage/index.ts';
import type { Evaluation } from './evaluation.ts';
import type { SessionOptions } from './session.ts';

/** What `reeve link` was asked. */
export interface LinkRequest extends SessionOptions {
  readonly files: readonly string[];
  readonly out: string;
  readonly model?: string | undefined;
  readonly type?: LinkType | undefined;
  readonly threshold?: number | undefined;
  readonly review?: number | undefined;
  readonly seed?: number | undefined;
  /** The date the records are of, `YYYY-MM-DD`; default today. */
  readonly asAt?: string | undefined;
  readonly parquet?: boolean | undefined;
  readonly report?: boolean | undefined;
  readonly budget?: number | undefined;
  /** File of pairs that are known to match, to learn from. */
  readonly labels?: string | undefined;
  readonly neverMatch?: string | undefined;
  readonly alwaysMatch?: string | undefined;
}

/** What `reeve link --json` says at the end. */
export interface LinkSummary {
  readonly records: number;
  readonly clusters: number;
  readonly links: number;
  readonly reviews: number;
  readonly candidatePairs: number;
  readonly thresholds: { readonly link: number; readonly review: number };
  readonly datasets: readonly { readonly name: string; readonly records: number }[];
  readonly idColumn: string | null;
  readonly choices: readonly { readonly what: string; readonly why: string }[];
  readonly notes: readonly string[];
  readonly evaluation?: Evaluation;
  /** Seconds by phase, in order. */
  readonly timings: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, string>>;
}
