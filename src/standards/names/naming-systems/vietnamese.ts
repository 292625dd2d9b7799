import type { Word } from '../words.ts';
import { type DivisionReading, type NamingSystem, wordSet } from './naming-system.ts';

/*
 * Vietnamese names: family name first, a middle name (Thi for women, Van for
 * men, and many others), the given name last. People are called by the given
 * name; in Britain the order is often turned round. General knowledge.
 */
const FAMILY = wordSet(
  'nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly truong dinh doan trinh lam mai dao cao luong luu',
);
const CERTAIN_FAMILY = wordSet('nguyen tran pham huynh phan dang bui ngo duong truong doan trinh');
const MIDDLE = wordSet('thi van thanh minh ngoc duc quang hoang xuan kim huu dinh');

function readings(words: readonly Word[]): DivisionReading[] {
  const count = words.length;
  if (count < 2 || count > 5) return [];
  const first = words[0] as Word;
  const last = words[count - 1] as Word;
  const middleSign = words.slice(1, -1).some((word) => MIDDLE.has(word.key));
  const found: DivisionReading[] = [];
  if (FAMILY.has(first.key) && (CERTAIN_FAMILY.has(first.key) || middleSign)) {
    found.push({
      given: [[last]],
      middle: words.slice(1, -1).map((word) => [word]),
      family: [first],
      sure: CERTAIN_FAMILY.has(first.key) ? 0.86 : 0.75,
      because: 'A Vietnamese family name stands first',
    });
  }
  if (FAMILY.has(last.key) && (CERTAIN_FAMILY.has(last.key) || middleSign)) {
    found.push({
      given: [[first]],
      middle: words.slice(1, -1).map((word) => [word]),
      family: [last],
      sure: CERTAIN_FAMILY.has(first.key) ? 0.4 : 0.84,
      because: 'A Vietnamese family name stands last',
    });
  }
  return found;
}

export const vietnamese: NamingSystem = {
  id: 'vietnamese',
  label: 'Vietnamese names',
  source: 'General knowledge; no published table used.',
  signs: (words) => Math.max(0, ...readings(words).map((each) => each.sure)),
  read: readings,
};
