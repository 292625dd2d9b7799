import type { Finding } from '../parsed.ts';
import { nameFindings } from './findings.ts';

/*
 * Text of a name field before anything is read from it: one form for each
 * apostrophe, hyphen, quote and space (Unicode Standard Annex 15, NFKC), the
 * damage of wrong encodings put right, digits taken out.
 */

const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;
/** As in names.ts: every mark that keyboards give for an apostrophe. */
const APOSTROPHES = /[’‘‛ʼʻʹ′´`]/g;
const DOUBLE_QUOTES = /[“”„«»″]/g;
const HYPHENS = /[‐‑‒–—―−﹘﹣－]/g;
/** UTF-8 read as Windows-1252: a lead byte as Ã, Ä, Å, Ç or â, then a continuation byte. */
const MOJIBAKE =
  /(?:[ÂÃÄÅÇÈÉØÙ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]|â€[\u0080-\uffff])/u;

/** Windows-1252 characters whose byte is not their code point (the vendor's code page 1252). */
const WINDOWS_1252: Readonly<Record<string, number>> = Object.fromEntries(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((character, at) => [
    character,
    0x80 + at,
  ]),
);

function readAgainAsUtf8(text: string): string | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = WINDOWS_1252[character] ?? (character.codePointAt(0) as number);
    if (code > 0xff) return null;
    bytes.push(code);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes));
  } catch {
    return null;
  }
}

export interface CleanedText {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * Characters beyond which a field holds a story and no name: reading it would
 * cost time that grows with its square, and find nothing.
 */
export const LONGEST_NAME = 250;

/**
 * The text of a field that can be a name, or null where it is too long. Padding
 * of a long field is taken off here; that of a short one may be half of a letter
 * in a wrong encoding.
 */
export function withinLength(raw: string): string | null {
  if (raw.length <= LONGEST_NAME) return raw;
  const trimmed = raw.trim();
  return trimmed.length <= LONGEST_NAME ? trimmed : null;
}

/**
 * A name field in one form of spaces, quotes and hyphens, with what was put
 * right on the way. Case and accents stay.
 *
 * @example cleanText('  O’BRIEN –  SMITH ').text; // "O'BRIEN-SMITH"
 */
export function cleanText(raw: string): CleanedText {
  const findings: Finding[] = [];
  let text = raw;
  if (MOJIBAKE.test(text)) {
    const again = readAgainAsUtf8(text);
    if (again !== null) {
      text = again;
      findings.push(nameFindings.finding('wrong-encoding'));
    }
  }
  if (text.includes('\ufffd') || /\p{L}\?+\p{Ll}/u.test(text)) {
    findings.push(nameFindings.finding('lost-letters'));
    text = text.replaceAll('\ufffd', '');
  }
  text = text
    // Before NFKC, which would take a spacing acute accent apart.
    .replace(APOSTROPHES, "'")
    .normalize('NFKC')
    .replace(/[\t\r\n\v\f]+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .replace(/''/g, '"')
    .replace(DOUBLE_QUOTES, '"')
    .replace(HYPHENS, '-')
    // Before hyphens: a run of spaces would be searched from each of them.
    .replace(/\s+/g, ' ')
    .replace(/ ?- ?(?=\S)/g, (hyphen) => (hyphen.length > 1 ? ' - ' : '-'))
    .replace(/ {2,}/g, ' ')
    .trim();
  return { text, findings };
}

/** Names without digits: 0 between letters is read as O, other digits go. */
export function withoutDigits(text: string): CleanedText {
  if (!/\p{N}/u.test(text)) return { text, findings: [] };
  const findings: Finding[] = [];
  let rest = text;
  const zero = /(?<=\p{L})0(?=\p{L})|(?<![\p{L}\p{N}])0(?='\p{L})/gu;
  if (zero.test(rest)) {
    rest = rest.replace(zero, (_, at: number) =>
      // Lower case before lower case, so that writing stays as it was.
      /\p{Ll}/u.test(rest[at + 1] ?? '') ? 'o' : 'O',
    );
    findings.push(nameFindings.finding('zero-for-o'));
  }
  if (/\p{N}/u.test(rest)) {
    rest = rest
      .replace(/\p{N}+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    findings.push(nameFindings.finding('digits'));
  }
  return { text: rest, findings };
}
