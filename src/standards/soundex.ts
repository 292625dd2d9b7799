const CODES: Readonly<Record<string, string>> = {
  b: '1',
  f: '1',
  p: '1',
  v: '1',
  c: '2',
  g: '2',
  j: '2',
  k: '2',
  q: '2',
  s: '2',
  x: '2',
  z: '2',
  d: '3',
  t: '3',
  l: '4',
  m: '5',
  n: '5',
  r: '6',
};

/**
 * American Soundex of the first word: its first letter and three digits. Null
 * where the word does not begin with a letter a to z.
 *
 * Method: US National Archives, "The Soundex Indexing System": letters of one
 * code side by side, or with h or w between them, count once; a vowel between
 * them separates.
 *
 * @example
 * soundex('ashcraft'); // 'A261'
 */
export function soundex(standard: string): string | null {
  const first = standard[0];
  if (first === undefined || first < 'a' || first > 'z') return null;
  let code = first.toUpperCase();
  let before = CODES[first] ?? '';
  for (let i = 1; i < standard.length && code.length < 4; i += 1) {
    const letter = standard[i] as string;
    if (letter === ' ') break;
    if (letter === 'h' || letter === 'w') continue;
    const digit = CODES[letter] ?? '';
    if (digit !== '' && digit !== before) code += digit;
    before = digit;
  }
  return code.padEnd(4, '0');
}
