import { createHash } from 'node:crypto';

/** Statements prepared by name on a connection at most; others are prepared each time. */
const preparedAtMost = 500;

/** Names for statements that come again: preparing one that never does would be wasted. */
export class StatementNames {
  readonly #seen = new Set<string>();
  readonly #names = new Map<string, string>();

  of(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (!this.#seen.has(text)) {
      if (this.#seen.size >= 10 * preparedAtMost) this.#seen.clear();
      this.#seen.add(text);
      return undefined;
    }
    if (this.#names.size >= preparedAtMost) return undefined;
    const name = createHash('sha256').update(text).digest('base64url');
    this.#names.set(text, name);
    return name;
  }
}
