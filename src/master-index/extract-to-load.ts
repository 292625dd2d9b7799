import type { ReceivedRow, SourceDefinition } from '../intake/index.ts';

/** A row of an extract, as read. */
export interface ExtractRow {
  /** Where it stands in its file. */
  readonly line: number;
  readonly values: ReceivedRow;
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
  /** Rows in the order of the file, some at a time. */
  rows(): AsyncIterable<readonly ExtractRow[]>;
}
