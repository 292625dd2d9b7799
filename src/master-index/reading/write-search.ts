import type { Queryable } from '../../database/index.ts';
import {
  addSearchRecords,
  addWords,
  type NewSearchWord,
  removeSearchRecords,
  unknownWords,
} from '../store/search-store.ts';
import type { SearchRow, SearchWord } from './search-keys.ts';
import { wordTags } from './word-tags.ts';

/** Words of names with how many records have them: of all records, as they are written. */
export class WordCount {
  readonly #words = new Map<number, { readonly word: SearchWord; records: number }>();

  add({ words }: SearchRow): void {
    for (const word of words) {
      const known = this.#words.get(word.key);
      if (known === undefined) this.#words.set(word.key, { word, records: 1 });
      else known.records++;
    }
  }

  /** Some words at a time, ready to be written. */
  *chunks(size: number): Generator<NewSearchWord[]> {
    const all = [...this.#words.values()];
    for (let from = 0; from < all.length; from += size) {
      yield all.slice(from, from + size).map(({ word, records }) => withTags(word, records));
    }
  }
}

/**
 * Writes records in place of what they were found by, but not their words. A record that is
 * sealed stays so.
 *
 * @param areNew whether none of them was there before
 * @returns those whose words may be known: not sealed, or but for where the person lives
 */
export async function replaceSearchRows(
  tx: Queryable,
  rows: readonly SearchRow[],
  areNew: boolean,
): Promise<readonly SearchRow[]> {
  const seals = areNew
    ? new Map<number, number>()
    : await removeSearchRecords(
        tx,
        rows.map(({ recordId }) => recordId),
      );
  await addSearchRecords(
    tx,
    rows.map((row) => ({ ...row, seal: seals.get(row.recordId) ?? 0 })),
  );
  return rows.filter(({ recordId }) => (seals.get(recordId) ?? 0) < 2);
}

/** Writes records in place of what they were found by, and the words that are new. */
export async function putSearchRows(tx: Queryable, rows: readonly SearchRow[]): Promise<void> {
  const open = await replaceSearchRows(tx, rows, false);
  const words = new Map(open.flatMap((row) => row.words.map((word) => [word.key, word] as const)));
  const unknown = await unknownWords(tx, [...words.keys()]);
  // In order, so that two that add the same words do not wait for each other in a circle.
  const added = [...unknown].sort((a, b) => a - b).map((key) => words.get(key) as SearchWord);
  await addWords(
    tx,
    added.map((word) => withTags(word, 1)),
  );
}

function withTags({ key, word, isFamily }: SearchWord, records: number): NewSearchWord {
  const tags = wordTags(word, isFamily).map(({ tag }) => tag);
  return { key, word, isFamily, tags: [...new Set(tags)], records };
}
