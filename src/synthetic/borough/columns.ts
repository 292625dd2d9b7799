/** A column of 32-bit integers that grows: what a million people are kept in. */
export class Column {
  #values = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get(index: number): number {
    return this.#values[index] as number;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** Adds a value and returns its index. */
  push(value: number): number {
    const at = this.#length;
    if (at === this.#values.length) {
      const grown = new Int32Array(at + (at >> 1));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[at] = value;
    this.#length = at + 1;
    return at;
  }

  /** Forgets the values, and keeps the room. */
  clear(): void {
    this.#length = 0;
  }
}

/** Columns of one table, by name. */
export type Columns<Name extends string> = { readonly [N in Name]: Column };

/**
 * A table of columns that grow together.
 *
 * @example
 * const loans = new Table(['borrower', 'due']);
 * const loan = loans.add({ borrower: 7, due: 20_000 });
 * loans.due.get(loan);
 */
export class Table<Name extends string> {
  readonly columns: Columns<Name>;
  readonly #names: readonly Name[];
  #length = 0;

  constructor(names: readonly Name[]) {
    this.#names = names;
    this.columns = Object.fromEntries(names.map((name) => [name, new Column()])) as Columns<Name>;
  }

  get length(): number {
    return this.#length;
  }

  /** Adds a row and returns its number. */
  add(row: { readonly [N in Name]: number }): number {
    for (const name of this.#names) this.columns[name].push(row[name]);
    return this.#length++;
  }

  get(name: Name, row: number): number {
    return this.columns[name].get(row);
  }

  set(name: Name, row: number, value: number): void {
    this.columns[name].set(row, value);
  }

  clear(): void {
    for (const name of this.#names) this.columns[name].clear();
    this.#length = 0;
  }
}

/** Texts that many rows share, by number. */
export class Texts {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a text, the same each time. */
  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    this.#texts.push(text);
    this.#numbers.set(text, number);
    return number;
  }

  /** The text of a number; empty for -1. */
  text(number: number): string {
    return number < 0 ? '' : (this.#texts[number] as string);
  }
}
