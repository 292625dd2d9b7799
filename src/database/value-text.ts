import { ReeveError } from '../kernel/index.ts';
import type { SqlValue } from './database.ts';

/**
 * A value in PostgreSQL's text format, null for NULL. Values go to both
 * databases as text, so that both take them alike.
 *
 * @param place what the value is for, to name in an error: `parameter $2`
 * @throws ReeveError `database/text` for a text that PostgreSQL cannot hold
 */
export function valueText(value: unknown, place: () => string): string | null {
  switch (typeof value) {
    case 'string':
      return holdable(value, place);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return null;
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return arrayText(value as readonly SqlValue[], place);
      if (value instanceof Uint8Array) return bytesText(value);
      if (value instanceof Date) return momentText(value, place);
      return holdable(JSON.stringify(value), place);
    default:
      throw new ReeveError('database/value', `${place()} is a ${typeof value}, not a value`);
  }
}

/** Texts of all values of a statement. */
export function parameterTexts(values: readonly unknown[]): (string | null)[] {
  return values.map((value, index) => valueText(value, () => `Parameter $${index + 1}`));
}

/**
 * PostgreSQL keeps text as UTF-8 that ends at a zero byte: U+0000 would end it,
 * and half a surrogate pair has no UTF-8 and would come back as another character.
 */
function holdable(text: string, place: () => string): string {
  if (text.includes('\0')) {
    throw new ReeveError('database/text', `${place()} holds the character U+0000`, {
      hint: 'PostgreSQL keeps no text with it: take it out, or refuse the record.',
    });
  }
  if (!text.isWellFormed()) {
    throw new ReeveError('database/text', `${place()} holds half of a surrogate pair`, {
      hint: 'It is not a character, and no text in UTF-8 can hold it: refuse the record.',
    });
  }
  return text;
}

function momentText(moment: Date, place: () => string): string {
  if (Number.isNaN(moment.getTime())) {
    throw new ReeveError('database/value', `${place()} is a date that is no date`);
  }
  return moment.toISOString();
}

function bytesText(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}

/**
 * An array as PostgreSQL reads one: elements quoted, so that none is taken for
 * NULL or a brace (PostgreSQL documentation, 8.15.6, Array Input and Output Syntax).
 */
function arrayText(array: readonly SqlValue[], place: () => string): string {
  const parts = array.map((element) => {
    if (Array.isArray(element)) return arrayText(element as readonly SqlValue[], place);
    const text = valueText(element, place);
    if (text === null) return 'NULL';
    if (typeof element === 'number' || typeof element === 'bigint') return text;
    return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
  });
  return `{${parts.join(',')}}`;
}
