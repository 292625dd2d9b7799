/** Where in an input something is wrong. Every part is optional: give what is known. */
export interface ErrorLocation {
  /** Path of the file, as the user gave it. */
  readonly file?: string;
  /** 1-based line in the file (the header is line 1). */
  readonly line?: number;
  /** Name, or 1-based position, of the column. */
  readonly column?: string | number;
  /** Path into a JSON document, such as `comparisons[2].levels[0].when`. */
  readonly field?: string;
}

/**
 * An error that a user of Reeve can act on: a code that scripts can test, what
 * was wrong, where, and what to do. Never shown with a stack.
 *
 * @example
 * throw new ReeveError('input/missing-file', 'No such file: people.csv', {
 *   location: { file: 'people.csv' },
 *   hint: 'Check the path.',
 * });
 */
export class ReeveError extends Error {
  readonly code: string;
  readonly location: ErrorLocation;
  readonly hint: string | undefined;

  constructor(
    code: string,
    message: string,
    options: { location?: ErrorLocation; hint?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ReeveError';
    this.code = code;
    this.location = options.location ?? {};
    this.hint = options.hint;
  }
}

/**
 * One line a person can read: `file:line, column X: message. Hint [code]`.
 * Parts that are not known are left out.
 */
export function describeError(error: ReeveError): string {
  const { file, line, column, field } = error.location;
  const place = [
    file === undefined ? undefined : line === undefined ? file : `${file}:${line}`,
    file === undefined && line !== undefined ? `line ${line}` : undefined,
    column === undefined ? undefined : `column ${column}`,
    field === undefined ? undefined : `at ${field}`,
  ].filter((part) => part !== undefined);
  const where = place.length === 0 ? '' : `${place.join(', ')}: `;
  // Messages are phrases without a full stop; a hint after one makes it a sentence.
  const stop = /[.!?]$/.test(error.message) ? '' : '.';
  const hint = error.hint === undefined ? '' : `${stop} ${error.hint}`;
  return `${where}${error.message}${hint} [${error.code}]`;
}
