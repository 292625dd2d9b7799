import { SPELLING_TABLE } from './spelling-table.ts';

/** Why two spellings of one name differ. */
export type SpellingKind = 'transcription' | 'spelling';
export type NamePart = 'given' | 'family';

interface SpellingGroup {
  readonly representative: string;
  readonly kind: SpellingKind;
  readonly parts: readonly NamePart[];
  readonly why: string;
}

interface Membership {
  readonly group: SpellingGroup;
  /** The spelling is also a name of its own, or stands in another group. */
  readonly ambiguous: boolean;
}

const GROUPS: ReadonlyMap<string, readonly Membership[]> = readTable(SPELLING_TABLE);

function readTable(table: string): Map<string, Membership[]> {
  const memberships = new Map<string, Membership[]>();
  for (const line of table.trim().split('\n')) {
    const [head, rest] = line.split(': ', 2) as [string, string];
    const [kind, part, representative] = head.split(' ') as [string, string, string];
    const [forms, why] = rest.split(' = ') as [string, string];
    const group: SpellingGroup = {
      representative,
      kind: kind === 't' ? 'transcription' : 'spelling',
      parts: part === 'b' ? ['given', 'family'] : [part === 'g' ? 'given' : 'family'],
      why,
    };
    for (const form of new Set([representative, ...forms.split(' ')])) {
      const key = form.replace(/[?'-]/g, '');
      const known = memberships.get(key) ?? [];
      if (!known.some((each) => each.group === group)) {
        known.push({ group, ambiguous: form.endsWith('?') });
      }
      memberships.set(key, known);
    }
  }
  return memberships;
}

function groupsOf(key: string, part: NamePart): readonly Membership[] {
  return (GROUPS.get(key) ?? []).filter((each) => each.group.parts.includes(part));
}

/** A spelling's certain groups; certain means that it stands for nothing else. */
function certain(memberships: readonly Membership[]): readonly Membership[] {
  const sure = memberships.filter((each) => !each.ambiguous);
  return sure.length === 1 ? sure : [];
}

/**
 * The spelling that stands for all spellings of a name, where there is no
 * doubt which name it is; else the name itself.
 *
 * @example canonicalSpelling('mohamed', 'given'); // 'muhammad'
 */
export function canonicalSpelling(key: string, part: NamePart): string {
  const [only] = certain(groupsOf(key, part));
  return only?.group.representative ?? key;
}

/** As `canonicalSpelling`, for a word that may be a given or a family name. */
export function canonicalWord(key: string): string {
  const [only] = certain(GROUPS.get(key) ?? []);
  return only?.group.representative ?? key;
}

/**
 * The representatives of every name that a spelling may be, ambiguous ones
 * included; the name itself where the table does not know it.
 *
 * @example spellingsOf('said', 'given'); // ['saeed', 'syed']
 */
export function spellingGroup(key: string, part?: NamePart): readonly string[] {
  const groups = part === undefined ? (GROUPS.get(key) ?? []) : groupsOf(key, part);
  const found = new Set(groups.map((each) => each.group.representative));
  // An ambiguous spelling is also itself.
  if (groups.every((each) => each.ambiguous)) found.add(key);
  return [...found];
}

/** How two spellings of one name differ; null where the table has no group with both. */
export function spellingRelation(
  a: string,
  b: string,
  part: NamePart,
): { readonly kind: SpellingKind; readonly why: string } | null {
  const groups = groupsOf(a, part);
  if (groups.length === 0) return null;
  for (const other of groupsOf(b, part)) {
    const shared = groups.find(
      // Two ambiguous spellings of a third name say little of each other.
      (each) => each.group === other.group && !(each.ambiguous && other.ambiguous),
    );
    if (shared !== undefined) return { kind: shared.group.kind, why: shared.group.why };
  }
  return null;
}

/** Every spelling in the table used as this part. */
export function* spellingsKnown(part: NamePart): Generator<string> {
  for (const [key, memberships] of GROUPS) {
    if (memberships.some((each) => each.group.parts.includes(part))) yield key;
  }
}
