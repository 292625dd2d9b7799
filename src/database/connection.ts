/** One connection to a database, used by one caller at a time. Errors are the driver's own. */
export interface Connection {
  /** Runs one statement with values in text format. */
  run(text: string, values: readonly (string | null)[]): Promise<StatementResult>;
  /** Runs several statements, without values. */
  script(text: string): Promise<void>;
  /** Runs `COPY ... FROM STDIN` with chunks of whole lines; returns how many rows it took. */
  copy(statement: string, chunks: AsyncIterable<Uint8Array>): Promise<number>;
}

export interface StatementResult {
  readonly rows: Record<string, unknown>[];
  /** First word of the command tag: `SELECT`, `COMMIT`. */
  readonly command: string;
}

/** Where connections come from. */
export interface Connections {
  readonly kind: 'embedded' | 'server';
  /** Lends a connection to `work` alone. With `broken`, it is not lent again. */
  use<T>(work: (connection: Connection, broken: () => void) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
