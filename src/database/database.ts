/**
 * A value given to a statement. An array is an array of the database, a plain
 * object is JSON (so JSON that is an array is given as `JSON.stringify(list)`),
 * a Date is a moment, undefined is NULL.
 */
export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Date
  | Uint8Array
  | readonly SqlValue[]
  | { readonly [key: string]: unknown };

/** Rows in the order of the columns of a COPY. */
export type CopyRows = Iterable<readonly SqlValue[]> | AsyncIterable<readonly SqlValue[]>;

/** What runs statements: a database, or a transaction in it. */
export interface Queryable {
  /**
   * Runs one statement (PostgreSQL 15, parameters as `$1`) and gives its rows
   * as plain objects. Alike on both databases: int8 as number (an error past
   * 2^53: read a hash of 64 bits as text), date as `YYYY-MM-DD`, timestamptz
   * as ISO 8601 in UTC with six decimals, numeric as text, json parsed, bytea
   * as Uint8Array, arrays as arrays, every other type as PostgreSQL writes it.
   *
   * @throws ReeveError `database/*`; {@link StatementError} when the statement fails
   * @example
   * const [row] = await db.query<{ n: number }>('SELECT count(*) AS n FROM person WHERE born < $1', ['1940-01-01']);
   */
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * Loads rows with COPY. All of them are in, or none.
   *
   * Rows must not come from statements of the same transaction, nor slowly: on
   * an embedded database everything else waits until the last of them.
   *
   * @param table a name, or `schema.name`, in lower case
   * @param columns the columns that each row gives a value for, in order
   * @returns how many rows were loaded
   * @example
   * await db.copyIn('postcode', ['code', 'district'], [['AB1 2CD', 'AB1'], ['AB1 2CE', null]]);
   */
  copyIn(table: string, columns: readonly string[], rows: CopyRows): Promise<number>;
}

export interface TransactionOptions {
  /** Read committed unless told otherwise. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
}

export interface Database extends Queryable {
  /** PGlite in this process, or a PostgreSQL server. */
  readonly kind: 'embedded' | 'server';
  /**
   * Runs `work` in one transaction and gives back what it gives; rolls back
   * when it throws. When the database asks for it to be tried again
   * (serialisation failure, deadlock) `work` runs again, so it must do nothing
   * outside the transaction that may not be done twice.
   *
   * Inside `work` only `tx` is used: a statement on the database itself would
   * wait for the transaction that waits for it, and is refused.
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Waits for what is running, then closes. Closing twice does nothing. */
  close(): Promise<void>;
}

/** What runs inside this process and keeps a folder to itself. */
export interface FolderUser {
  /** What runs, as a person knows it: `reeve serve`. */
  readonly command?: string;
  /** Where it is reached, for others to go through: `http://127.0.0.1:8080`. */
  readonly address?: string;
}

export interface DatabaseOptions {
  /** What the server lists this program as; `reeve` by default. */
  readonly applicationName?: string;
  /** Milliseconds after which the server stops a statement. PGlite cannot stop one: there it does nothing. */
  readonly statementTimeout?: number;
  /** Connections to a server at most; 10 by default. */
  readonly connections?: number;
  /** Milliseconds to wait for a connection; 10,000 by default. */
  readonly connectionTimeout?: number;
  /** False where a pool between here and the server forgets prepared statements. */
  readonly prepare?: boolean;
  /** Refuses a database that a power cut could take commits from: an embedded one, or a server without fsync. */
  readonly durable?: boolean;
  /** Told what the database has to say beside its answers. */
  readonly onNotice?: (message: string) => void;
  /** Named to others who want the folder meanwhile. */
  readonly user?: FolderUser;
  /** Memory of an embedded database. */
  readonly memory?: EmbeddedMemory;
}

/** In MB. PGlite lives in 2 GB at most: all three and its own 100 MB must fit. */
export interface EmbeddedMemory {
  /** Pages kept: `shared_buffers`. 256 by default. */
  readonly pages?: number;
  /** Each sort or hash of a statement: `work_mem`. 32 by default. */
  readonly sort?: number;
  /** Making an index: `maintenance_work_mem`. 512 by default. */
  readonly index?: number;
}
