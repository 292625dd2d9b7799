import type { NamingSystem } from './naming-system.ts';

/*
 * Icelandic names: the father's or mother's name in the genitive with -son,
 * -dottir or -bur (Iceland: Personal Names Act no. 45/1996, article 8). Not a
 * family name: brother and sister differ, and women keep theirs in marriage.
 * English names in -son are family names, so only -sson and -dottir count.
 */
const DAUGHTER = /dott[io]r$/;
const SON = /(?:ars|ss)son$/;

export function isIcelandicPatronymic(key: string): boolean {
  return (
    key.length > 7 &&
    (DAUGHTER.test(key) || /(?:arsson|ursson|nsson|gsson|ksson)$/.test(key)) &&
    key !== 'ericsson'
  );
}

export const icelandic: NamingSystem = {
  id: 'icelandic',
  label: 'Icelandic patronymics',
  source: 'Iceland: Personal Names Act no. 45/1996, article 8.',
  signs: (words) => {
    const last = words[words.length - 1]?.key ?? '';
    return DAUGHTER.test(last) ? 0.9 : SON.test(last) ? 0.4 : 0;
  },
  read: () => [],
};
