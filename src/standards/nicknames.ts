import { NICKNAME_TABLE } from './nickname-table.ts';

/** Every name the table speaks of, to the names it may stand for, itself first. */
const CANONICAL_NAMES: ReadonlyMap<string, readonly string[]> = readTable(NICKNAME_TABLE);

function readTable(table: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const line of table.split('\n')) {
    const [canonical, forms] = line.split(': ');
    if (canonical === undefined || forms === undefined) continue;
    for (const form of [canonical, ...forms.split(' ')]) {
      const known = names.get(form) ?? [form];
      if (!known.includes(canonical)) known.push(canonical);
      names.set(form, known);
    }
  }
  return names;
}

/**
 * The names that a given name may stand for, itself included and first. Two
 * given names that share one of these may be one person's: `bob` and `robbie`
 * share robert. Of several given names the first counts.
 *
 * The table's line is one step: `nell` stands for ellen and for eleanor, which
 * makes nobody called Ellen an Eleanor.
 *
 * @example
 * nicknameGroup('alex'); // ['alex', 'alexander', 'alexandra', 'alexis', ...]
 */
export function nicknameGroup(givenName: string): readonly string[] | null {
  if (givenName === '') return null;
  const whole = CANONICAL_NAMES.get(givenName);
  if (whole !== undefined) return whole;
  const space = givenName.indexOf(' ');
  if (space <= 0) return [givenName];
  const first = givenName.slice(0, space);
  return [givenName, ...(CANONICAL_NAMES.get(first) ?? [first])];
}

/** Every given name in the table, for recognising columns. */
export function namesInNicknameTable(): IterableIterator<string> {
  return CANONICAL_NAMES.keys();
}
