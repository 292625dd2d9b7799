import { isOnlyFamilyName } from '../known-names.ts';
import type { Word } from '../words.ts';
import { type DivisionReading, type NamingSystem, wordSet } from './naming-system.ts';

/*
 * Arabic names: own name, then a chain of fathers with or without bin, ibn or
 * bint, then a family name that often begins with al- or el-. Abd (Abdul,
 * Abdel) and Abu are no names alone: with the word after them they are one.
 * General knowledge.
 */
const SERVANT = wordSet('abd abdul abdel abdal abdool abdur abdus');
const KUNYA = wordSet('abu abou umm um');
const CHAIN = wordSet('bin ibn bint binte binti ben');
const ARTICLE = wordSet('al el');

export function beginsCompound(key: string): boolean {
  return SERVANT.has(key) || KUNYA.has(key);
}

/** Words to units: `Abdul Rahman`, `Abd al Rahman` and `Abu Bakr` are one name. */
function unitsOf(words: readonly Word[]): Word[][] {
  const units: Word[][] = [];
  for (const word of words) {
    const unit = units[units.length - 1];
    const head = unit?.[0]?.key ?? '';
    const open =
      unit !== undefined &&
      beginsCompound(head) &&
      (unit.length === 1 || (unit.length === 2 && ARTICLE.has(unit[1]?.key ?? '')));
    if (open) unit.push(word);
    else units.push([word]);
  }
  return units;
}

/** Names that follow Ben in Maghrebi family names: Ben Ali, where Ben is not Benjamin. */
const AFTER_BEN = wordSet(
  'ali ahmed amor said salah salem youssef slimane sliman mohamed hassen hassan brahim khalifa abdallah moussa othman romdhane',
);

function readings(words: readonly Word[]): DivisionReading[] {
  if (words.length < 2) return [];
  const [head, ben, end] = words;
  if (head && end && words.length === 3 && ben?.key === 'ben' && AFTER_BEN.has(end.key)) {
    return [
      {
        given: [[head]],
        middle: [],
        family: words.slice(1),
        sure: 0.9,
        because: 'A family name in Ben',
      },
    ];
  }
  const chainAt = words.findIndex(
    (word, at) => at > 0 && CHAIN.has(word.key) && word.key !== 'ben',
  );
  if (chainAt > 0 && chainAt < words.length - 1) {
    const given = unitsOf(words.slice(0, chainAt));
    const rest = words.slice(chainAt);
    // bin Father [bin Grandfather] [al-Family]: what follows the last father is the family.
    const articleAt = rest.findIndex(
      (word, at) => at > 1 && (ARTICLE.has(word.key) || /^(?:al|el)-/i.test(word.text)),
    );
    const lastChain = rest.reduce((last, word, at) => (CHAIN.has(word.key) ? at : last), 0);
    const familyAt = articleAt > 0 ? articleAt : lastChain + 2 < rest.length ? lastChain + 2 : 0;
    const fathers = familyAt > 0 ? rest.slice(0, familyAt) : [];
    return [
      {
        given: given.slice(0, 1),
        middle: [...given.slice(1), ...(fathers.length > 0 ? [fathers] : [])],
        family: familyAt > 0 ? rest.slice(familyAt) : rest,
        sure: 0.9,
        because: 'bin, ibn or bint: a father’s name follows',
        ...(familyAt > 0 ? {} : { findings: ['surname-of-father'] as const }),
      },
    ];
  }
  const units = unitsOf(words);
  if (units.length === words.length) return [];
  const [first] = units as [Word[]];
  const last = units[units.length - 1] as Word[];
  if (units.length === 1) {
    // `Abdul Rahman`: on British forms the second word is entered as the surname.
    return [
      {
        given: [words.slice(0, 1)],
        middle: [],
        family: words.slice(1),
        sure: 0.7,
        because: 'Second word entered as surname',
      },
      { given: [first], middle: [], family: [], sure: 0.5, because: 'One given name of two words' },
    ];
  }
  if (last.length === 1) {
    const familyIsFirst =
      first.length === 1 &&
      isOnlyFamilyName((first[0] as Word).key) &&
      !isOnlyFamilyName((last[0] as Word).key);
    if (familyIsFirst) return [];
    return [
      {
        given: [first],
        middle: units.slice(1, -1),
        family: last,
        sure: 0.94,
        because: 'Abdul or Abu and the word after it are one name',
      },
    ];
  }
  if (units.length === 2 && first.length === 1 && isOnlyFamilyName((first[0] as Word).key)) {
    return [
      {
        given: [last],
        middle: [],
        family: first,
        sure: 0.82,
        because: 'A family name stands first',
      },
    ];
  }
  return [];
}

export const arabic: NamingSystem = {
  id: 'arabic',
  label: 'Arabic names',
  source: 'General knowledge; no published table used.',
  signs: (words) => {
    if (words.some((word, at) => at > 0 && CHAIN.has(word.key) && word.key !== 'ben')) return 0.8;
    const article = words.some(
      (word, at) => at > 0 && (ARTICLE.has(word.key) || /^(?:al|el)-/i.test(word.text)),
    );
    const compound = words.some((word) => beginsCompound(word.key));
    return (article ? 0.6 : 0) + (compound ? 0.3 : 0);
  },
  read: readings,
};
