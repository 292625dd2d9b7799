import { isFamilyName } from '../known-names.ts';
import { isInitial, type Word } from '../words.ts';
import { type DivisionReading, type NamingSystem, wordSet } from './naming-system.ts';

/*
 * Tamil names: one given name, with the first letter of the father's name (and
 * of the village's) before it: `S. Sivakumar`. There is no family name; on
 * British forms the father's whole name, or the husband's, goes into the
 * surname field, before or after. General knowledge.
 */
const ENDINGS =
  /(?:kumar|rajah|lingam|nathan|samy|swamy|sami|moorthy|murthy|murthi|waran|varan|eswaran|esan|rasa|rajan|pillai|athan|anathan|vel|velu|durai|thurai|selvam|selvan|mani|malar|devi|ambal|ammal|vathy|vathi|lakshmi|logan|haran|karan|tharan|theran|kanthan|kandan|jeyan|pathy|pathi|yogan|nesan|segaran|sekaran|siva)$/;
const KNOWN = wordSet(
  'murugan arumugam kandiah ponniah sinnathamby vijay kandasamy ramasamy muthu selva siva suppiah nagalingam arulanandam sivapalan thambirajah',
);

function isTamil(word: Word): boolean {
  return KNOWN.has(word.key) || (word.key.length >= 7 && ENDINGS.test(word.key));
}

function readings(words: readonly Word[]): DivisionReading[] {
  const [first] = words;
  const last = words[words.length - 1];
  if (!first || !last || words.length < 2) return [];
  const initials = words.filter(isInitial).length;
  // Initials before or after one Tamil name: the father's, not the person's.
  if (
    initials === words.length - 1 &&
    (isInitial(first) ? isTamil(last) : isTamil(first)) &&
    !isFamilyName(last.key)
  ) {
    const own = isInitial(first) ? last : first;
    const fathers = words.filter((word) => word !== own);
    return [
      {
        given: [[own]],
        middle: [],
        family: fathers,
        sure: 0.86,
        because: 'The initial of a father’s name beside the only given name',
        findings: ['surname-of-father'],
      },
    ];
  }
  return [];
}

export const tamil: NamingSystem = {
  id: 'tamil',
  label: 'Tamil names',
  source: 'General knowledge; no published table used.',
  signs: (words) => {
    const found = words.filter(isTamil).length;
    return found === 0 ? 0 : words.some(isInitial) ? 0.8 : 0.4 + 0.2 * Math.min(found - 1, 2);
  },
  read: readings,
};
