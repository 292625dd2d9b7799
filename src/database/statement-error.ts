import { ReeveError } from '../kernel/index.ts';

/** What both drivers tell of a statement that failed. */
interface DriverError extends Error {
  readonly code?: string | undefined;
  readonly where?: string | undefined;
  readonly hint?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly constraint?: string | undefined;
}

/**
 * A statement that the database refused, told apart by its SQLSTATE
 * (PostgreSQL documentation, Appendix A). What it says of the values, which may
 * be of a person, is left out: `detail`, and the value quoted in a data error.
 */
export class StatementError extends ReeveError {
  /** Five characters, such as `23505` for a key that is there already. */
  readonly sqlState: string;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;

  constructor(error: DriverError, sqlState: string) {
    const place = /^COPY \S+, line \d+(, column [^:\s]+)?/.exec(error.where ?? '')?.[0];
    const message = withoutValues(error.message, sqlState);
    super('database/statement', place === undefined ? message : `${place}: ${message}`, {
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    });
    this.name = 'StatementError';
    this.sqlState = sqlState;
    this.table = error.table;
    this.column = error.column;
    this.constraint = error.constraint;
  }
}

/** Messages of class 22 (data exceptions) quote the value; others quote names. */
function withoutValues(message: string, sqlState: string): string {
  return sqlState.startsWith('22') ? message.replace(/"(?:[^"]|"(?!$))*"/gs, 'a value') : message;
}

const connectionLost = /^(08|57P0[1-3])/;

/** An error of a driver as one of Reeve's; any other error as it is. */
export function asReeveError(error: unknown): unknown {
  if (error instanceof ReeveError || !(error instanceof Error)) return error;
  const { code } = error as DriverError;
  if (code !== undefined && connectionLost.test(code)) return lostConnection(error);
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code)) return new StatementError(error, code);
  const lost = /Connection terminated|not queryable|ECONNRESET|EPIPE|ETIMEDOUT/;
  return lost.test(`${error.message} ${code ?? ''}`) ? lostConnection(error) : error;
}

function lostConnection(error: Error): ReeveError {
  return new ReeveError('database/connection-lost', 'The database server ended the connection', {
    hint: 'Nothing uncommitted was kept. See whether the server is running, and try again.',
    cause: error,
  });
}
