import { isMissingMarker, saysMissing } from '../missing.ts';
import { keyOf } from './words.ts';

/*
 * Words typed because a field must be filled. Beside those of missing.ts:
 * forms of name fields in particular. `Test` as the whole of a name is a
 * tester's; `Test` as a surname with a given name is a name (it exists).
 */
const WHOLE: ReadonlySet<string> = new Set(
  (
    'unknown|not known|name not known|name unknown|unknown name|not given|not stated|not supplied|' +
    'not provided|not recorded|no name|noname|no name given|no first name|no forename|no surname|' +
    'name withheld|withheld|anonymous|anon|a n other|an other|ann other|tbc|tba|to be confirmed|' +
    'to be advised|test|testing|test test|test testing|test user|test person|tester test|test record|' +
    'mr test|dummy|dummy record|asdf|qwerty|aaa|abc|xyz|mickey mouse|donald duck|joe bloggs|' +
    'joanne bloggs|none|nil|n a|blank|null|void|vacant|empty|empty property|unoccupied|not applicable|' +
    'same as above|as above|see above|see notes|various|other|surname|forename|first name|last name|' +
    'name|firstname|lastname|full name|customer|member of public|caller|resident name|refused|' +
    'declined|unnamed|no details|not disclosed|do not know|dont know|john doe|jane doe|deleted|' +
    'delete|duplicate|error|invalid|spare|temp|temporary'
  ).split('|'),
);

/** Placeholders as one of the parts: `Unknown Smith`, `John TBC`. */
const PART: ReadonlySet<string> = new Set(
  'unknown tbc tba unk xxx xxxx notknown notgiven noname unnamed anon notstated nfn nln nmn fnu lnu notapplicable'.split(
    ' ',
  ),
);

const REPEATED = /^(\p{L})\1+$/u;

/** Whether the whole text stands for no name: Unknown, TBC, XXX, Test. */
export function isPlaceholder(text: string): boolean {
  const cleaned = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\s]+/gu, ' ')
    .replace(/^\s*(?:mr|mrs|miss|ms|dr|mx)\s+(?=\S)/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (WHOLE.has(cleaned) || isMissingMarker(text) || saysMissing(cleaned)) return true;
  const joined = cleaned.replaceAll(' ', '');
  return joined.length > 2 && REPEATED.test(joined);
}

/** Whether one word of a name stands for a name not known. */
export function isPlaceholderWord(text: string): boolean {
  return PART.has(keyOf(text));
}
