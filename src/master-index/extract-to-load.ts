import type { ReceivedRow, SourceDefinition } from '../intake/index.ts';

/** A row of an extract, as read. */
export interface ExtractRow {
  /** Where it stands in its file. */
  readonly line: number;
  readonly values: ReceivedRow;
  /** See `rowDigest`; without it, it is worked out. */
  readonly digest?: number;
}

/** A row that was known by its digest, and whose values were not read. */
export interface KnownRow {
  readonly line: number;
  readonly values: null;
  readonly digest: number;
}

/** An extract that has been read and is to be loaded. */
export interface ExtractToLoad {
  readonly definition: SourceDefinition;
  readonly fileName: string;
  /** Of the file as received. */
  readonly sha256: string;
  /** Date the extract is of, `YYYY-MM-DD`. */
  readonly asAt: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** By column, in how many rows it is filled. */
  readonly filled: Readonly<Record<string, number>>;
  /**
   * Rows in the order of the file, some at a time.
   *
   * @param isKnown by its digest, whether a row has been read before: its values may then be left out
   */
  rows(isKnown?: (digest: number) => boolean): AsyncIterable<readonly (ExtractRow | KnownRow)[]>;
}
