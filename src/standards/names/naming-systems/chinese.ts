import { isOnlyGivenName } from '../known-names.ts';
import type { Word } from '../words.ts';
import { type DivisionReading, type NamingSystem, wordSet } from './naming-system.ts';

/*
 * Chinese names: a family name of one syllable (rarely two) first, then a given
 * name of one or two syllables, written joined (Xiaoming, Mainland habit),
 * apart (Tai Man, Hong Kong) or with a hyphen (Chi-ming, Taiwan). In Britain
 * often turned round, and often with an English given name before all.
 * Syllables: the table of Hanyu Pinyin (ISO 7098), and Cantonese spellings of
 * Hong Kong as they are seen on passports.
 */
const FAMILY = wordSet(`
  wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song
  tang deng feng han cao zeng peng xiao cai pan tian dong yuan yu ye jiang du wei cheng lu ding shen ren
  yao cui tan qiu zhong fan fang shi jia zou xiong bai meng qin qiao hou lei xue shao gong
  chan wong cheung lau leung ng ho lam yip tsang kwok chow lee yeung tse mak fung cheng chiu tam siu poon
  kwan lui yuen fong hui choi kong law szeto au auyeung ouyang tsui chung kwong chu lai shek to wan so hung
  ip man lo mok pang sit tong yau yim yiu lim ong goh teo koh chua ouyang sima zhuge situ`);

/** The commonest of them, so that in Wang Wei the first is likelier the family name. */
const COMMONEST = wordSet(
  'wang li zhang liu chen yang huang zhao wu zhou chan wong cheung lau leung ng',
);

const SYLLABLE =
  /^(?:zh|ch|sh|ts|kw|ng|gw|hs|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|eung|eong|uen|uei|iao|ian|ang|eng|ing|ong|ung|uan|uai|iam|iat|iap|oon|een|on|ao|ai|an|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|au|am|at|ap|ak|ok|ik|it|ip|im|om|uk|ut|ow|oi|oy|ee|oo|eu|ew|a|e|i|o|u|um)$/;

function isSyllable(key: string): boolean {
  return key.length <= 6 && (SYLLABLE.test(key) || key === 'ng');
}

/** Two syllables joined: Xiaoming, Taiman. */
function isTwoSyllables(key: string): boolean {
  if (key.length < 4 || key.length > 12) return false;
  for (let i = 2; i < key.length - 1; i += 1) {
    if (isSyllable(key.slice(0, i)) && isSyllable(key.slice(i))) return true;
  }
  return false;
}

const isFamily = (word: Word | undefined): boolean => word !== undefined && FAMILY.has(word.key);

function isGiven(words: readonly Word[]): boolean {
  if (words.length === 0 || words.length > 2) return false;
  if (words.length === 2) return words.every((word) => isSyllable(word.key));
  const [word] = words as [Word];
  const parts = word.text.split('-');
  if (parts.length === 2) return parts.every((part) => isSyllable(part.toLowerCase()));
  return isSyllable(word.key) || isTwoSyllables(word.key);
}

const reading = (
  family: Word,
  given: readonly Word[],
  western: readonly Word[],
  sure: number,
  because: string,
): DivisionReading => ({
  given: western.length > 0 ? western.slice(0, 1).map((word) => [word]) : [given],
  middle: western.length > 0 ? [...western.slice(1).map((word) => [word]), given] : [],
  family: [family],
  sure,
  because,
});

function readings(words: readonly Word[]): DivisionReading[] {
  if (HAN.test(words[0]?.text ?? '')) return readingsInCharacters(words);
  const count = words.length;
  if (count < 2 || count > 4) return [];
  const [first] = words as [Word];
  const last = words[count - 1] as Word;
  const found: DivisionReading[] = [];
  // `David Chan Tai Man`, `Chan Tai Man David`: an English name at either end.
  if (count >= 3 && isOnlyGivenName(first.key) && !isSyllable(first.key)) {
    const rest = words.slice(1);
    for (const each of readings(rest)) {
      const given = each.given[0] ?? [];
      found.push(
        reading(
          each.family[0] as Word,
          given,
          [first],
          Math.min(0.94, each.sure + 0.2),
          each.because,
        ),
      );
    }
    return found;
  }
  if (count >= 3 && isOnlyGivenName(last.key) && !isSyllable(last.key)) {
    const rest = words.slice(0, -1);
    if (isFamily(first) && isGiven(rest.slice(1))) {
      found.push(
        reading(first, rest.slice(1), [last], 0.94, 'Chinese order, an English name after it'),
      );
    }
    return found;
  }
  const firstFits = isFamily(first) && isGiven(words.slice(1));
  const lastFits = isFamily(last) && isGiven(words.slice(0, -1));
  // A name that English knows too (Lee, Man, May) must not turn an English name round.
  const english = words.filter(
    (word) => isOnlyGivenName(word.key) && !isTwoSyllables(word.key),
  ).length;
  const weight = english > 0 ? 0.3 : 1;
  const longGiven = (given: readonly Word[]): boolean =>
    given.length === 2 || (given[0] !== undefined && !isSyllable(given[0].key));
  // Two monosyllables that are both family names: only how common they are tells, and that little.
  if (count === 2 && firstFits && lastFits && !longGiven([first]) && !longGiven([last])) {
    const familyFirst = COMMONEST.has(first.key) && !COMMONEST.has(last.key);
    const because = 'Both may be Chinese family names';
    const turned = reading(first, [last], [], (familyFirst ? 0.86 : 0.5) * weight, because);
    const usual = reading(last, [first], [], (familyFirst ? 0.5 : 0.86) * weight, because);
    return [turned, usual].map((each) => ({ ...each, findings: ['order-unclear'] as const }));
  }
  if (firstFits) {
    const sure = lastFits ? 0.75 : longGiven(words.slice(1)) ? 0.85 : 0.7;
    found.push(
      reading(first, words.slice(1), [], sure * weight, 'A Chinese family name stands first'),
    );
  }
  if (lastFits) {
    const sure = firstFits ? 0.5 : 0.88;
    found.push(
      reading(last, words.slice(0, -1), [], sure * weight, 'A Chinese family name stands last'),
    );
  }
  return found;
}

const COMPOUND_FAMILY = /^(?:欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|司徒|夏侯|皇甫|端木|东方|東方)/u;
const HAN = /^\p{Script=Han}+$/u;

/** Names in Chinese characters: one character of family name, or a known pair. */
function readingsInCharacters(words: readonly Word[]): DivisionReading[] {
  const text = words.map((word) => word.text).join('');
  const length = [...text].length;
  if (words.length > 2 || length < 2 || length > 5 || !HAN.test(text)) return [];
  const [first, second] = words;
  if (first === undefined) return [];
  const because = 'Chinese characters, family name first';
  if (second !== undefined) return [reading(first, [second], [], 0.85, because)];
  const characters = COMPOUND_FAMILY.test(text) && length > 2 ? 2 : 1;
  const family = [...text].slice(0, characters).join('');
  const given = [...text].slice(characters).join('');
  return [reading({ text: family, key: family }, [{ text: given, key: given }], [], 0.75, because)];
}

export const chinese: NamingSystem = {
  id: 'chinese',
  label: 'Chinese names',
  source: 'ISO 7098 (Hanyu Pinyin syllables); Hong Kong spellings from general knowledge.',
  signs: (words) => Math.max(0, ...readings(words).map((each) => each.sure)),
  read: readings,
};
