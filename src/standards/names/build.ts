import { marksOf } from './marks.ts';
import type { Division } from './naming-systems/naming-system.ts';
import { joins } from './order.ts';
import { isParticle, isPatronymicParticle } from './particles.ts';
import type { PersonName } from './person-name.ts';
import { caseOf, inCapitals, isInitial, keyOf, partsOf, type Word } from './words.ts';

/** What stands around a name and is no part of it. */
export interface NameSurroundings {
  readonly titles: readonly string[];
  readonly generation: string | null;
  readonly suffixes: readonly string[];
  readonly formerNames: readonly string[];
  readonly knownAs: readonly string[];
}

/** A name from its division into words. */
export function buildName(division: Division, around: NameSurroundings): PersonName {
  const given = division.given.map(unitInCapitals);
  const middle = division.middle.map(unitInCapitals);
  const { particles, surnames, surname } = familyName(division.family);
  return {
    titles: around.titles,
    given,
    middle,
    initials: [...given, ...middle]
      .flatMap((unit) => unit.split(/[\s-]+/))
      .map((word) => [...word][0]?.toUpperCase() ?? '')
      .join(''),
    particles,
    surnames,
    surname,
    generation: around.generation,
    suffixes: around.suffixes,
    formerNames: around.formerNames.map(namesInCapitals),
    knownAs: around.knownAs.map(namesInCapitals),
    marks: marksOf(given, middle, particles, surnames),
  };
}

function unitInCapitals(unit: readonly Word[]): string {
  return unit
    .map((word, at) => {
      // `bin Khalid`, `Abd al-Rahman`.
      const small =
        at === 0 ? isPatronymicParticle(word.key) : unit.length > 2 && isParticle(word.key);
      return small && unit.length > 1 ? particle(word) : oneInCapitals(word);
    })
    .join(' ');
}

function oneInCapitals(word: Word): string {
  return isInitial(word) ? word.text.toUpperCase() : inCapitals(word.text);
}

function namesInCapitals(text: string): string {
  return text.split(/\s+/).map(inCapitals).join(' ');
}

/** Particles as written where the source used both cases, else small. */
function particle(word: Word): string {
  if (word.key === 'st') return 'St';
  return caseOf(word.text) === 'mixed' ? word.text : word.text.toLowerCase();
}

function familyName(
  words: readonly Word[],
): Pick<PersonName, 'particles' | 'surnames' | 'surname'> {
  const joined = joinPrefixes(words);
  if (joined.length === 0) return { particles: [], surnames: [], surname: null };
  const particles: string[] = [];
  const surnames: string[] = [];
  const written: string[] = [];
  joined.forEach((word, at) => {
    const [head, ...rest] = partsOf(word);
    // `al-Rahman`: the article and its hyphen.
    if (head !== undefined && rest.length > 0 && isArticle(keyOf(head))) {
      const article = particle({ text: head, key: keyOf(head) });
      const parts = rest.map(inCapitals);
      particles.push(article);
      surnames.push(...parts);
      written.push([article, ...parts].join('-'));
    } else if (at < joined.length - 1 && isParticle(word.key)) {
      particles.push(particle(word));
      written.push(particle(word));
    } else {
      surnames.push(
        ...partsOf(word).map((part) => oneInCapitals({ text: part, key: keyOf(part) })),
      );
      written.push(oneInCapitals(word));
    }
  });
  return { particles, surnames, surname: written.join(' ') };
}

function isArticle(key: string): boolean {
  return ['al', 'el', 'ul', 'ur', 'ud', 'as', 'ash', 'ad', 'ar', 'an', 'az', 'at'].includes(key);
}

/** `O` + `Brien`, `Mc` + `Donald` to one word. */
function joinPrefixes(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as Word;
    const next = words[i + 1];
    if (next !== undefined && joins(word, next)) {
      const text = word.key === 'o' ? `${word.text}'${next.text}` : `${word.text}${next.text}`;
      joined.push({ text, key: `${word.key}${next.key}` });
      i += 1;
    } else joined.push(word);
  }
  return joined;
}
