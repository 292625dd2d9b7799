import { isPatronymic } from './naming-systems/eastern-european.ts';
import { isIcelandicPatronymic } from './naming-systems/icelandic.ts';
import { isSikhReligiousName } from './naming-systems/sikh.ts';
import { isFemaleHonorific, isFirstPart } from './naming-systems/south-asian.ts';
import { isPatronymicParticle } from './particles.ts';
import type { NameMark } from './person-name.ts';
import { keyOf } from './words.ts';

/**
 * What the parts of a name do, by the word alone: so that a search need not
 * take Begum or Singh for a name that a family shares. Nothing is said of the
 * person, and no tradition is named.
 */
export function marksOf(
  given: readonly string[],
  middle: readonly string[],
  particles: readonly string[],
  surnames: readonly string[],
): NameMark[] {
  const marks: NameMark[] = [];
  const first = given[0];
  if (first !== undefined && middle.length > 0 && isFirstPart(keyOf(first))) {
    marks.push({ word: first, role: 'often-unused' });
  }
  for (const word of [...middle, ...surnames]) {
    const key = keyOf(word);
    if (isSikhReligiousName(key)) marks.push({ word, role: 'religious' });
    else if (isFemaleHonorific(key)) marks.push({ word, role: 'honorific' });
    else if (isPatronymic(key) || isIcelandicPatronymic(key)) marks.push({ word, role: 'father' });
  }
  const patronymic = particles.some((particle) => isPatronymicParticle(keyOf(particle)));
  if (patronymic) {
    for (const word of surnames) marks.push({ word, role: 'father' });
  }
  for (const unit of middle) {
    const [head, ...rest] = unit.split(' ');
    if (rest.length > 0 && isPatronymicParticle(keyOf(head ?? ''))) {
      marks.push({ word: unit, role: 'father' });
    }
  }
  return marks;
}
