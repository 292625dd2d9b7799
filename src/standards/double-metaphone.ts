import { doubleMetaphone as metaphone } from 'double-metaphone';

/**
 * Double Metaphone codes of each word of a name: how an English ear may hear
 * it, and how its language of origin may have it. The codes of the words of a
 * name are joined (primary with primary), so that a name of two words has at
 * most two codes. Null where no word has a sound that the method knows, such
 * as names in other scripts.
 *
 * Method: Lawrence Philips, "The Double Metaphone Search Algorithm", C/C++
 * Users Journal, June 2000; by the package `double-metaphone`.
 *
 * @example
 * doubleMetaphone('schmidt'); // ['XMT', 'SMT']
 */
export function doubleMetaphone(standard: string): readonly string[] | null {
  if (!standard.includes(' ')) return distinct(metaphone(standard));
  let primary = '';
  let secondary = '';
  for (const word of standard.split(' ')) {
    const codes = metaphone(word);
    if (codes[0] === '' && codes[1] === '') continue;
    primary += primary === '' ? codes[0] : ` ${codes[0]}`;
    secondary += secondary === '' ? codes[1] : ` ${codes[1]}`;
  }
  return distinct([primary, secondary]);
}

function distinct(codes: readonly [string, string]): readonly string[] | null {
  const [primary, secondary] = codes;
  if (primary === '') return secondary === '' ? null : [secondary];
  return secondary === '' || secondary === primary ? [primary] : [primary, secondary];
}
