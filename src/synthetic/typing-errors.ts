import type { Random } from './random.ts';

/** Neighbours on a British QWERTY keyboard, and in the digit row. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'qsz',
  b: 'vgn',
  c: 'xdv',
  d: 'sfe',
  e: 'wrd',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  i: 'uok',
  j: 'hku',
  k: 'jli',
  l: 'ko',
  m: 'nj',
  n: 'bmh',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbf',
  w: 'qes',
  x: 'zcs',
  y: 'tuh',
  z: 'xa',
  0: '9',
  1: '2',
  2: '13',
  3: '24',
  4: '35',
  5: '46',
  6: '57',
  7: '68',
  8: '79',
  9: '80',
};

// Sound-alikes that people write down from speech.
const HEARD: readonly (readonly [RegExp, string])[] = [
  [/ph/, 'f'],
  [/f/, 'ph'],
  [/ie/, 'y'],
  [/y$/, 'ie'],
  [/ck/, 'k'],
  [/c(?=[aou])/, 'k'],
  [/ll/, 'l'],
  [/nn/, 'n'],
  [/tt/, 't'],
  [/ss/, 's'],
  [/ee/, 'ea'],
  [/ea/, 'ee'],
  [/son$/, 'sen'],
  [/ei/, 'ie'],
  [/mac/i, 'mc'],
  [/e$/, ''],
  [/s$/, ''],
  [/ley$/, 'ly'],
  [/man$/, 'mann'],
];

/**
 * One slip in a text: a neighbouring key, a letter left out, doubled or
 * exchanged with the next, or the text as it was heard. The kinds are those of
 * Damerau, "A technique for computer detection and correction of spelling
 * errors" (Communications of the ACM 7, 1964), who found them to be 80% of all.
 */
export function withTypingError(random: Random, text: string): string {
  if (text.length < 2) return text;
  const at = random.below(text.length - 1);
  const letter = text[at] as string;
  switch (random.below(6)) {
    case 0:
    case 1: {
      const near = NEIGHBOURS[letter.toLowerCase()];
      if (near === undefined) return exchanged(text, at);
      const typed = near[random.below(near.length)] as string;
      return (
        text.slice(0, at) +
        (letter === letter.toLowerCase() ? typed : typed.toUpperCase()) +
        text.slice(at + 1)
      );
    }
    case 2:
      return text.slice(0, at + 1) + text.slice(at + 2);
    case 3:
      return text.slice(0, at + 1) + letter.toLowerCase() + text.slice(at + 1);
    case 4:
      return exchanged(text, at);
    default: {
      const [sound, written] = random.pick(HEARD);
      return sound.test(text) ? text.replace(sound, written) : exchanged(text, at);
    }
  }
}

/** Two neighbouring digits exchanged, or one digit wrong; other characters stay. */
export function withDigitError(random: Random, text: string): string {
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) if (/[0-9]/.test(text[i] as string)) places.push(i);
  if (places.length < 2) return text;
  const at = places[1 + random.below(places.length - 1)] as number;
  if (random.chance(0.5) && text[at] !== text[at - 1] && /[0-9]/.test(text[at - 1] as string)) {
    return exchanged(text, at - 1);
  }
  const wrong = (Number(text[at]) + 1 + random.below(9)) % 10;
  return text.slice(0, at) + String(wrong) + text.slice(at + 1);
}

/** The letters at `at` and `at + 1` exchanged, capitals staying in place. */
function exchanged(text: string, at: number): string {
  const [a, b] = [text[at] as string, text[at + 1] as string];
  const upper = a !== a.toLowerCase() && b === b.toLowerCase();
  return (
    text.slice(0, at) + (upper ? b.toUpperCase() + a.toLowerCase() : b + a) + text.slice(at + 2)
  );
}
