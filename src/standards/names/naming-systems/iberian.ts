import { isGivenName } from '../known-names.ts';
import { isParticle } from '../particles.ts';
import type { Word } from '../words.ts';
import { type DivisionReading, type NamingSystem, wordSet } from './naming-system.ts';

/*
 * Two family names: in Spanish the father's first and the mother's second
 * (Spain: Ley 20/2011 del Registro Civil, article 49, lets parents choose the
 * order); in Portuguese usually the mother's first and the father's, by which
 * people are called, last. British forms often keep one of the two.
 */
const SPANISH = wordSet(`
  garcia rodriguez martinez lopez gonzalez hernandez perez sanchez ramirez torres flores rivera gomez diaz
  reyes cruz morales ortiz gutierrez chavez ramos ruiz alvarez castillo moreno romero herrera medina jimenez
  fernandez dominguez vazquez blanco molina delgado castro suarez ortega rubio marin sanz nunez iglesias
  vargas rojas mendoza guerrero munoz alonso navarro serrano gil vega aguilar pena cabrera campos
  velasquez zapata quispe mamani cardenas restrepo ospina londono arango salazar valencia`);
const PORTUGUESE = wordSet(`
  silva santos oliveira souza sousa pereira lima carvalho ferreira ribeiro almeida costa rodrigues gomes
  martins araujo fernandes goncalves lopes marques teixeira nunes mendes cardoso alves barbosa rocha dias
  nascimento moreira correia pinto machado andrade freitas vieira monteiro ramos melo azevedo moura
  coelho cunha pires reis tavares barros fonseca antunes simoes henriques esteves`);
const JOINING = wordSet('y e');

const isIberian = (word: Word | undefined): boolean =>
  word !== undefined &&
  (SPANISH.has(word.key) ||
    PORTUGUESE.has(word.key) ||
    word.text
      .split('-')
      .some((part) => SPANISH.has(part.toLowerCase()) || PORTUGUESE.has(part.toLowerCase())));

const isIberianParticle = (word: Word | undefined): boolean =>
  word !== undefined &&
  ['de', 'del', 'la', 'las', 'los', 'da', 'do', 'das', 'dos'].includes(word.key);

/** Where two family names begin, from the end; null where there are not two. */
function twoFamilyNamesAt(words: readonly Word[]): number | null {
  let at = words.length - 1;
  const joinedBefore =
    words.length >= 4 && JOINING.has(words[at - 1]?.key ?? '') && isIberian(words[at - 2]);
  // `Fernández de la Torre`: after particles any word is a family name.
  const particlesBefore = words.length >= 4 && isIberianParticle(words[at - 1]);
  if (!isIberian(words[at]) && !joinedBefore && !particlesBefore) return null;
  while (
    at - 1 >= 1 &&
    isParticle((words[at - 1] as Word).key) &&
    !JOINING.has((words[at - 1] as Word).key)
  )
    at -= 1;
  if (at - 1 >= 2 && JOINING.has((words[at - 1] as Word).key)) at -= 1;
  const before = words[at - 1];
  if (at - 1 < 1 || before === undefined) return null;
  const joined = JOINING.has((words[at] as Word).key);
  if (!isIberian(before) && !(joined && !isGivenName(before.key))) return null;
  at -= 1;
  while (at - 1 >= 1 && isParticle((words[at - 1] as Word).key)) at -= 1;
  return at;
}

function readings(words: readonly Word[]): DivisionReading[] {
  if (words.length < 3) return [];
  const at = twoFamilyNamesAt(words);
  if (at === null) return [];
  const two: DivisionReading = {
    given: words.slice(0, 1).map((word) => [word]),
    middle: words.slice(1, at).map((word) => [word]),
    family: words.slice(at),
    sure: 0.93,
    because: 'Two Spanish or Portuguese family names stand last',
  };
  return [
    two,
    {
      ...two,
      middle: words.slice(1, -1).map((word) => [word]),
      family: words.slice(-1),
      sure: 0.35,
      because: 'Only the last is the family name',
    },
  ];
}

export const iberian: NamingSystem = {
  id: 'iberian',
  label: 'Spanish and Portuguese names',
  source: 'Spain: Ley 20/2011 del Registro Civil, article 49; Portugal: general knowledge.',
  signs: (words) => {
    if (words.length >= 3 && twoFamilyNamesAt(words) !== null) return 0.85;
    return words.length > 1 && isIberian(words[words.length - 1]) ? 0.5 : 0;
  },
  read: readings,
};
