import { ReeveError } from '../../../kernel/index.ts';

/** One record of a gazetteer file, with where it stands. */
export interface GazetteerRow {
  readonly fields: readonly string[];
  /** 1-based line of the file. */
  readonly line: number;
}

/** Texts shorter than this are copied when they are cut out (V8's SlicedString::kMinLength). */
const SHORTEST_WINDOW = 13;

/** Reads the fields of records by name, and says where one is wrong. */
export class FieldReader {
  readonly #file: string;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #texts = new Map<string, string>();

  constructor(file: string, names: readonly string[]) {
    this.#file = file;
    this.#positions = new Map(names.map((name, position) => [name, position]));
  }

  has(name: string): boolean {
    return this.#positions.has(name);
  }

  /** A text as the file has it, trimmed; null where it is empty or not in the file. */
  text(row: GazetteerRow, name: string): string | null {
    const value = this.key(row, name);
    return value === null ? null : this.#once(value);
  }

  /** As `text`, for what no two records share. */
  key(row: GazetteerRow, name: string): string | null {
    const position = this.#positions.get(name);
    const value = position === undefined ? undefined : row.fields[position]?.trim();
    return value === undefined || value === '' ? null : value;
  }

  /**
   * One copy of a text that many records share. Longer texts are, in V8, windows
   * on the piece of the file that they were cut from, and would keep all of it.
   */
  #once(text: string): string {
    if (text.length < SHORTEST_WINDOW) return text;
    const key = `${text}|`;
    let copy = this.#texts.get(key);
    if (copy === undefined) {
      copy = key.slice(0, -1);
      this.#texts.set(key, copy);
    }
    return copy;
  }

  /** A whole number, or null where the field is empty. Throws `gazetteer/bad-number`. */
  whole(row: GazetteerRow, name: string, most: number): number | null {
    const text = this.key(row, name);
    if (text === null) return null;
    const value = /^[0-9]+(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
    if (!(value <= most)) {
      throw this.error(
        row,
        name,
        'gazetteer/bad-number',
        `"${text}" is not a whole number up to ${most}`,
      );
    }
    return value;
  }

  /** A UPRN or USRN without leading zeros. Throws `gazetteer/bad-reference`. */
  reference(row: GazetteerRow, name: string): string | null {
    const text = this.key(row, name);
    if (text === null) return null;
    // Up to 12 digits (BS 7666-2); spreadsheets write them as 100061234567.0.
    const digits = /^0*([0-9]{1,12})(?:\.0+)?$/.exec(text)?.[1];
    if (digits === undefined) {
      throw this.error(
        row,
        name,
        'gazetteer/bad-reference',
        `"${text}" is not a reference of up to 12 digits`,
      );
    }
    return digits;
  }

  /** As `reference`, for a field that every record has. Throws `gazetteer/missing-value`. */
  requiredReference(row: GazetteerRow, name: string): string {
    const reference = this.reference(row, name);
    if (reference !== null) return reference;
    throw this.error(row, name, 'gazetteer/missing-value', `There is no ${name}`);
  }

  error(
    row: GazetteerRow,
    column: string,
    code: string,
    message: string,
    hint?: string,
  ): ReeveError {
    return new ReeveError(code, message, {
      location: { file: this.#file, line: row.line, column },
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

/** Highest number BS 7666-2 has room for. */
export const HIGHEST_NUMBER = 9999;

/** The first letter of a suffix, as a capital; null for none or for what is no letter. */
export function suffixOf(text: string | null): string | null {
  const letter = text?.[0]?.toUpperCase();
  return letter !== undefined && letter >= 'A' && letter <= 'Z' ? letter : null;
}
