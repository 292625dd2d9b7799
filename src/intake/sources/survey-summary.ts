import type { ColumnMeaning } from './column-meanings.ts';
import type { ColumnComparison } from './compare-columns.ts';
import type { Rejection } from './mapped-row.ts';

/** How often something was found in a column, with a first example as received. */
export interface FindingCount {
  readonly code: string;
  readonly severity: 'wrong' | 'suspicious' | 'repaired';
  readonly message: string;
  readonly count: number;
  readonly example: string;
}

/** What became of one attribute or fact. */
export interface ItemSurvey {
  /** Role of the record, or kind of the attachment. */
  readonly of: string;
  /** `surname`, `fact:balance`. */
  readonly item: string;
  readonly label: string;
  readonly columns: readonly string[];
  /** Records, or attachments, that could have it. */
  readonly among: number;
  /** Those with a usable value. */
  readonly filled: number;
  /** Those with a value that cannot be right. */
  readonly wrong: number;
  readonly findings: readonly FindingCount[];
  /** First values that differ from each other, as received and as they are kept. */
  readonly examples: readonly { readonly received: string; readonly value: string }[];
  /** Codes that are not in the list, commonest first. */
  readonly unknownCodes: readonly { readonly code: string; readonly count: number }[];
}

/** Something in a sample that its definition should perhaps say otherwise. */
export interface Advice {
  /** With an error the file cannot be loaded as defined. */
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** What a definition makes of a sample. */
export interface SourceSurveySummary {
  readonly rows: number;
  readonly filtered: readonly { readonly filter: string; readonly rows: number }[];
  /** Rows of which something was not taken. */
  readonly rejected: number;
  readonly rejections: readonly {
    readonly column: string;
    readonly reason: string;
    readonly count: number;
    readonly first: Rejection;
  }[];
  readonly kinds: readonly {
    readonly of: string;
    readonly title: string;
    readonly count: number;
    readonly live: number;
    /** Keys that came more than once, and the lines of the first. */
    readonly repeatedKeys: number;
    readonly firstRepeated: { readonly key: string; readonly lines: readonly number[] } | null;
  }[];
  readonly items: readonly ItemSurvey[];
  readonly columns: readonly ColumnMeaning[];
  readonly comparison: ColumnComparison;
  readonly relationships: number;
  readonly professionals: number;
  readonly markers: number;
  readonly advice: readonly Advice[];
}
