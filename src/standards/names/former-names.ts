/*
 * Other names of the same person, written into the field: maiden and former
 * names after née, formerly, previously; names in use after aka, known as, or
 * in quotes or brackets. They are no part of the name, and worth keeping: half
 * of a person's records may be under them.
 */
const NAME = "[\\p{L}\\p{M}'.-]+(?:\\s[\\p{L}\\p{M}'.-]+){0,3}";

const FORMER = new RegExp(
  `[\\s,;]*(?:\\(|\\[|-\\s)?\\s*(?<![\\p{L}'])(?:n[ée]e|né|formerly(?: known as)?|previously(?: known as)?|prev\\.?|form\\.|f\\.?k\\.?a\\.?|maiden name|maiden|was|ex|once|other name)(?![\\p{L}'])[\\s:.]*(${NAME})\\s*[)\\]]?`,
  'iu',
);

const KNOWN_AS = new RegExp(
  `[\\s,;]*(?:\\(|\\[|-\\s)?\\s*(?<![\\p{L}'])(?:a\\.?\\/?k\\.?\\/?a\\.?|also known as|known as|prefers(?: to be called)?|likes to be called|called|goes by|preferred name|k\\/a|alias|t\\/a|pka)(?![\\p{L}'])[\\s:.]*["']?(${NAME})["']?\\s*[)\\]]?`,
  'iu',
);

const QUOTED = /\s?"([^"]+)"|(?:^|\s)'([\p{L}\p{M}]{2,}(?: [\p{L}\p{M}]+)*)'(?=\s|$)/u;
const BRACKETED = /\s?(?:\(([^()]*)\)?|\[([^[\]]*)\]?)/u;

/** Words of NAME that begin something else, where the other name ends. */
const ENDS = /\s(?:aka|a\.k\.a\.?|nee|née|known as|formerly|and|also)(?:\s.*)?$/iu;

export interface WithoutOtherNames {
  readonly text: string;
  readonly former: readonly string[];
  readonly knownAs: readonly string[];
}

/**
 * A name without the other names written beside it.
 *
 * @example takeOtherNames('Mary Smith (née Jones)').former; // ['Jones']
 */
export function takeOtherNames(text: string): WithoutOtherNames {
  const former: string[] = [];
  const knownAs: string[] = [];
  let rest = text;
  for (let round = 0; round < 6; round += 1) {
    const next =
      take(rest, FORMER, former) ??
      take(rest, KNOWN_AS, knownAs) ??
      take(rest, QUOTED, knownAs) ??
      take(rest, BRACKETED, knownAs);
    if (next === null) break;
    rest = next;
  }
  return { text: rest, former, knownAs };
}

/** The text without the first match, its name put in `into`; null where there is none. */
function take(text: string, pattern: RegExp, into: string[]): string | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const inside = (match[1] ?? match[2] ?? '').trim();
  // Before the mark there must be a name: Nee, Once and Was are names themselves.
  const before = text.slice(0, match.index);
  if (!/\p{L}/u.test(before) && (pattern === FORMER || pattern === KNOWN_AS)) return null;
  // `Mary Nee`: an unbracketed mark with nothing after it does not match; a bracketed one is cut.
  const name = inside
    .replace(ENDS, '')
    .replace(/^["']+|["']+$/g, '')
    .trim();
  const after = text.slice(match.index + match[0].length);
  const dropped = inside.length > name.length ? inside.slice(name.length) : '';
  if (/\p{L}/u.test(name) && !into.includes(name)) into.push(name);
  return `${before} ${dropped} ${after}`.replace(/\s+/g, ' ').trim();
}
