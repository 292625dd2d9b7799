import { expressionError } from './errors.ts';

export interface Token {
  readonly kind: 'name' | 'quoted name' | 'text' | 'number' | 'symbol' | 'end';
  /** What was written, unquoted; keywords and names keep their case. */
  readonly text: string;
  /** 1-based position, in UTF-16 code units as editors count columns. */
  readonly at: number;
}

const pattern = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    String.raw`(?<name>[\p{L}_][\p{L}\p{M}\p{N}_]*)`,
    String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`,
    "'(?<text>(?:[^']|'')*)'",
    '"(?<quoted>(?:[^"]|"")*)"',
    String.raw`(?<symbol><>|!=|<=|>=|\|\||[=<>+\-*/(),.])`,
  ].join('|'),
  'uy',
);

/**
 * Splits an expression into tokens; the last is always `end`.
 * Throws `model/expression` where a character starts none.
 */
export function tokenize(text: string, field?: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    const at = position + 1;
    if (match?.groups === undefined) throw strayCharacter(text, position, field);
    position = pattern.lastIndex;
    const { space, name, number, text: literal, quoted, symbol } = match.groups;
    if (space !== undefined) continue;
    if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, at });
    else if (literal !== undefined)
      tokens.push({ kind: 'text', text: literal.replaceAll("''", "'"), at });
    else tokens.push({ kind: 'quoted name', text: (quoted ?? '').replaceAll('""', '"'), at });
  }
  tokens.push({ kind: 'end', text: '', at: text.length + 1 });
  return tokens;
}

function strayCharacter(text: string, position: number, field: string | undefined) {
  const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
  if (character === "'" || character === '"') {
    return expressionError(
      'A quote is not closed',
      { text, at: position + 1, field },
      'Close it; a quote inside is written twice.',
    );
  }
  return expressionError(
    `Unexpected ${JSON.stringify(character)}`,
    { text, at: position + 1, field },
    character === ';'
      ? 'An expression is one condition or value, without semicolons.'
      : 'Text goes in single quotes, unusual column names in double quotes.',
  );
}
