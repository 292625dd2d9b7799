import type { Sql } from '../sql/index.ts';
import type { EncodedRecords } from './encoded-records.ts';
import type { PairWorker } from './pair-worker.ts';

/** What an engine is to read of its records, to compare them in process. */
export interface EncodeRequest {
  /**
   * A row for each record, in any order, with columns by position: its number (INTEGER), its data set
   * (INTEGER), `slots` texts, and `classes.length` term-frequency classes (INTEGER).
   */
  readonly query: Sql;
  /**
   * A row for each record, in any order, with columns by position: its number (INTEGER), and a 64-bit
   * key for each rule that gives a record one key at most.
   */
  readonly keyQuery: Sql;
  readonly recordCount: number;
  readonly slots: number;
  /** The slot that each class column belongs to. */
  readonly classes: readonly number[];
  /** Class of a value that is missing. */
  readonly rarestClass: number;
  /** By rule: null where its key is in `keyQuery`, else a query of rows (record number, 64-bit key). */
  readonly listQueries: readonly (Sql | null)[];
}

/**
 * What an engine may be able to do beside running SQL: hand over its records encoded, and run
 * workers on them. Millions of pairs are compared many times faster so than by SQL.
 */
export interface ProcessComparison {
  /** Reads the records and starts as many workers as the engine may use cores. */
  start(request: EncodeRequest): Promise<{
    readonly records: EncodedRecords;
    readonly workers: readonly PairWorker[];
  }>;
}
