import { fieldInto } from '../../kernel/index.ts';

/** What is wrong with a text that should be JSON, and at which offset. */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

/** A text read as JSON, with the offset at which each value stands, by path. */
export type JsonReading =
  | { readonly fault: JsonFault }
  | { readonly value: unknown; readonly offsets: ReadonlyMap<string, number> };

/** Deeper nesting than any model has, and less than the stack. */
const DEEPEST = 100;

/**
 * Reads JSON (RFC 8259) and remembers where every value stood, so that an error
 * in a model can name its line. Stricter than `JSON.parse` in one point: a key
 * given twice in one object is a fault, as one of the two would be lost.
 *
 * Paths are written as in errors: `comparisons[2].levels[0].when`, the whole
 * text being the empty path.
 */
export function readJson(text: string): JsonReading {
  const scanner = new Scanner(text);
  try {
    scanner.document();
  } catch (fault) {
    if (fault instanceof Fault) return { fault: { offset: fault.offset, message: fault.message } };
    throw fault;
  }
  return { value: JSON.parse(text), offsets: scanner.offsets };
}

/** 1-based line and column of an offset. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

class Fault extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

class Scanner {
  readonly offsets = new Map<string, number>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): void {
    this.#value('', 0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#unexpected('the end');
  }

  #value(path: string, depth: number): void {
    this.#space();
    this.offsets.set(path, this.#at);
    if (depth > DEEPEST) throw new Fault(this.#at, 'Nested too deeply');
    const next = this.#text[this.#at];
    if (next === '{') this.#object(path, depth);
    else if (next === '[') this.#array(path, depth);
    else if (next === '"') this.#string();
    else this.#plain();
  }

  #object(path: string, depth: number): void {
    this.#at++;
    const keys = new Set<string>();
    this.#space();
    if (this.#take('}')) return;
    while (true) {
      this.#space();
      const start = this.#at;
      if (this.#text[start] !== '"') throw this.#unexpected('a key in double quotes');
      this.#string();
      const key = JSON.parse(this.#text.slice(start, this.#at)) as string;
      if (keys.has(key)) throw new Fault(start, `The key "${key}" is given twice`);
      keys.add(key);
      this.#space();
      if (!this.#take(':')) throw this.#unexpected('a colon');
      this.#value(fieldInto(path, key), depth + 1);
      this.#space();
      if (this.#take('}')) return;
      if (!this.#take(',')) throw this.#unexpected('a comma or }');
    }
  }

  #array(path: string, depth: number): void {
    this.#at++;
    this.#space();
    if (this.#take(']')) return;
    for (let index = 0; ; index++) {
      this.#value(fieldInto(path, index), depth + 1);
      this.#space();
      if (this.#take(']')) return;
      if (!this.#take(',')) throw this.#unexpected('a comma or ]');
    }
  }

  #string(): void {
    // Characters below space must be escaped; \u takes four hexadecimal digits (RFC 8259, section 7).
    const pattern = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy;
    pattern.lastIndex = this.#at;
    pattern.test(this.#text);
    const start = this.#at;
    this.#at = pattern.lastIndex;
    if (this.#take('"')) return;
    const next = this.#text[this.#at];
    if (next === undefined) throw new Fault(start, 'A text that is not closed');
    if (next === '\\') throw new Fault(this.#at, 'A backslash that escapes nothing');
    throw new Fault(this.#at, 'A line break or control character inside a text');
  }

  /** A number or one of the three words. */
  #plain(): void {
    const pattern =
      /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?![\w.])/y;
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) throw this.#unexpected('a value');
    this.#at = pattern.lastIndex;
  }

  #space(): void {
    const pattern = /[ \t\r\n]*/y;
    pattern.lastIndex = this.#at;
    pattern.test(this.#text);
    this.#at = pattern.lastIndex;
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #unexpected(wanted: string): Fault {
    const rest = this.#text.slice(this.#at, this.#at + 20);
    const found =
      rest === ''
        ? 'The text ends'
        : `Found ${/^(\w+|.|\n)/su.exec(rest)?.[0] ?? rest.slice(0, 1)}`;
    return new Fault(this.#at, `${found} where ${wanted} should be`);
  }
}
