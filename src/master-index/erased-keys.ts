import type { Queryable } from '../database/index.ts';
import type { ReceivedRow, SourceMapper } from '../intake/index.ts';
import { erasureDigest } from './erasure-digest.ts';
import { erasedKeysOf } from './store/erased-keys-store.ts';
import { installation } from './store/erasure-store.ts';

/**
 * What was erased of some sources, held in memory: by digest, as nothing else is kept of it. To
 * tell whether a record is among them costs a hash of its key, and nothing where none was erased.
 */
export class ErasedKeys {
  readonly #installation: string;
  /** By source, then role. */
  readonly #digests: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

  private constructor(
    log: string,
    digests: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>,
  ) {
    this.#installation = log;
    this.#digests = digests;
  }

  static async of(db: Queryable, sources: readonly string[]): Promise<ErasedKeys> {
    const digests = new Map<string, Map<string, Set<string>>>();
    for (const { source, role, digest } of await erasedKeysOf(db, sources)) {
      const ofSource = digests.get(source) ?? new Map<string, Set<string>>();
      digests.set(source, ofSource);
      const ofRole = ofSource.get(role) ?? new Set<string>();
      ofSource.set(role, ofRole.add(digest));
    }
    return new ErasedKeys(digests.size === 0 ? '' : await installation(db), digests);
  }

  get isEmpty(): boolean {
    return this.#digests.size === 0;
  }

  /** Whether the record of this name was erased. */
  has(source: string, role: string, key: string): boolean {
    const digests = this.#digests.get(source)?.get(role);
    return digests?.has(erasureDigest(this.#installation, { source, role, key })) ?? false;
  }

  /**
   * Whether facts about this are about a record that was erased.
   *
   * @param about as `record_version.about`: a source and a key, or a property
   */
  hasAbout(about: string): boolean {
    const at = about.indexOf(':');
    const [source, key] = [about.slice(0, at), about.slice(at + 1)];
    const roles = this.#digests.get(source)?.keys() ?? [];
    for (const role of roles) {
      if (this.has(source, role, key)) return true;
    }
    return false;
  }
}

/**
 * A row without the values that only erased records are read from, when other people's records are
 * read from the same row: a birth is a child, a mother and a father. Found by trying: a value stays
 * if without it any record that stays would be another. Values that nothing is read from go too.
 *
 * @param isErased of a role or kind, whether its record in the row was erased
 */
export function withoutErased(
  map: SourceMapper,
  values: ReceivedRow,
  line: number,
  isErased: (role: string) => boolean,
): ReceivedRow {
  const reading = (row: ReceivedRow): string => {
    const { records, attachments } = map(row, line);
    return JSON.stringify([
      records.filter(({ role }) => !isErased(role)),
      attachments.filter(({ kind }) => !isErased(kind)),
    ]);
  };
  const whole = reading(values);
  let left = values;
  values.forEach((value, i) => {
    if (value === null || value === '') return;
    const without = left.with(i, null);
    if (reading(without) === whole) left = without;
  });
  return left;
}
