import { ReeveError } from '../../../kernel/index.ts';

/** Where in which expression something is wrong; what is not known is left out. */
export interface ExpressionPlace {
  readonly text?: string | undefined;
  /** 1-based position in the text. */
  readonly at?: number | undefined;
  /** Path of the expression in the model. */
  readonly field?: string | undefined;
}

/** A `model/expression` error, quoting the expression where its text is known. */
export function expressionError(message: string, place: ExpressionPlace, hint: string): ReeveError {
  const { text, at, field } = place;
  const shown =
    text === undefined ? '' : ` in "${text.length > 120 ? `${text.slice(0, 117)}...` : text}"`;
  return new ReeveError('model/expression', `${message}${shown}.`, {
    location: {
      ...(at === undefined ? {} : { column: at }),
      ...(field === undefined ? {} : { field }),
    },
    hint,
  });
}
