import { isOnlyFamilyName, isOnlyGivenName } from '../known-names.ts';
import type { Word } from '../words.ts';
import {
  type DivisionReading,
  familyFirst,
  givenFirst,
  type NamingSystem,
  wordSet,
} from './naming-system.ts';

/*
 * Names of Ghana and Nigeria. Akan day names tell the weekday of birth and are
 * given names, whether they stand first or second. Yoruba and Igbo names are
 * sentences (Olu-, Ade-, Chi-, -chukwu) that serve as given and as family
 * names; forms in Nigeria put the family name first as often as last, and
 * several given names are usual: the order is not fixed.
 */
const DAY_NAMES = wordSet(`
  kwame kwami kofi koffi kwaku kweku kwabena kobina kojo kwadwo kodjo kwasi kwesi akwasi yaw yao
  ama abena adwoa adjoa akua ekua yaa afia afua efua akosua esi aba araba`);

const YORUBA =
  /^(?:ade|adé|olu|ola|oluwa|ayo|aki|akin|ifa|ogun|oye|omo|baba|yewa|fola|mofolu|temi|tolu|damil|abi|abim|abio|bola|ore|ire|iyan|ade|adew|adey|olad|olaj|olay)[a-z]{3,}$/;
const YORUBA_SHORT = wordSet(
  'ayo ola olu ojo ade bola tola kemi yemi femi segun seun tunde wale dele bayo lanre sade shade folake funmi tayo dayo kunle gbenga bisi ronke titi toyin',
);
const IGBO =
  /^(?:chi|chukwu|nna|nne|nwa|nwo|ngo|ife|obi|oko|okwu|ugo|uche|ike|ikech|amara|ama|ada|ezi|eze|ebu|ony|onye|ogo|kele|kene|kosi|soma|ifu|mmes)[a-z]{2,}$|chukwu$|(?:[^aeiou]amaka|oma|chi|nna)$/;
const IGBO_FAMILY = wordSet(
  'okafor okonkwo okeke okoro okoye eze nwosu nwachukwu ofori onyeka igwe obi nnamdi azikiwe achebe adichie',
);

function isYorubaOrIgbo(key: string): boolean {
  if (isOnlyGivenName(key) && key.length < 4) return false;
  return (
    YORUBA_SHORT.has(key) ||
    IGBO_FAMILY.has(key) ||
    (key.length > 5 && (YORUBA.test(key) || IGBO.test(key)) && !NOT_SIGNS.has(key))
  );
}

/** Names of other origin that begin alike. */
const NOT_SIGNS = wordSet(
  'adelaide adeline adela olivia oliver abigail amanda amalia chiara chloe chilton chisholm oleksandr olesya akira ugolini ferruchi gianna johanna nwanna vianna abiha oliveira adamson adams irena omorose orellana irelan obinson ikeda',
);

function readings(words: readonly Word[]): DivisionReading[] {
  const [first, second] = words;
  if (!first || !second) return [];
  const dayAt = words.findIndex((word) => DAY_NAMES.has(word.key));
  const last = words[words.length - 1] as Word;
  if (words.length === 2 && dayAt === 1 && !isOnlyGivenName(first.key)) {
    return [
      { ...familyFirst(words), sure: 0.85, because: 'A day name is a given name, and stands last' },
    ];
  }
  if (dayAt === 0 || (dayAt > 0 && dayAt < words.length - 1)) {
    if (isOnlyFamilyName(first.key) && !isOnlyFamilyName(last.key)) {
      return [{ ...familyFirst(words), sure: 0.8, because: 'A day name follows the family name' }];
    }
    return [
      { ...givenFirst(words), sure: 0.8, because: 'A day name stands among the given names' },
    ];
  }
  const signs = words.filter((word) => isYorubaOrIgbo(word.key)).length;
  if (signs < 2) return [];
  // Both ends could be either: told, and not decided.
  if (isOnlyGivenName(first.key) || !isYorubaOrIgbo(last.key)) return [];
  if (isOnlyFamilyName(first.key) && !isOnlyFamilyName(last.key)) {
    return [
      {
        ...familyFirst(words),
        sure: 0.72,
        because: 'A family name stands first',
        findings: ['order-unclear'],
      },
      { ...givenFirst(words), sure: 0.4, because: 'Usual order' },
    ];
  }
  const familyLast = isOnlyFamilyName(last.key);
  return [
    {
      ...givenFirst(words),
      sure: familyLast ? 0.82 : 0.72,
      because: 'Usual order in Britain',
      ...(familyLast ? {} : { findings: ['order-unclear'] as const }),
    },
    { ...familyFirst(words), sure: 0.4, because: 'Family name first, as on Nigerian forms' },
  ];
}

export const westAfrican: NamingSystem = {
  id: 'west-african',
  label: 'Names of Ghana and Nigeria',
  source: 'General knowledge; no published table used.',
  signs: (words) => {
    if (words.some((word) => DAY_NAMES.has(word.key))) return 0.8;
    const signs = words.filter((word) => isYorubaOrIgbo(word.key)).length;
    return signs >= 2 ? 0.75 : signs * 0.4;
  },
  read: readings,
};
