import { initialsAtEnd } from './initials.ts';
import {
  isFamilyName,
  isGivenName,
  isOnlyFamilyName,
  isOnlyGivenName,
  isSeldomFamilyName,
} from './known-names.ts';
import { NAMING_SYSTEMS } from './naming-systems/all.ts';
import { type DivisionReading, familyFirst, givenFirst } from './naming-systems/naming-system.ts';
import {
  isIrishO,
  isJoinedPrefix,
  isParticle,
  isParticleBeforeLast,
  isStrongParticle,
} from './particles.ts';
import type { NameContext } from './person-name.ts';
import { caseOf, isInitial, type Word } from './words.ts';

/*
 * Which part of a whole name is the family name. Evidence, strongest first:
 * what the source says of its order; a family name in capitals beside others
 * that are not; initials at one end; a naming system that knows the parts;
 * names that are only ever given or only ever family names; and else the usual
 * order in Britain, given name first.
 */

/** Ways to divide a whole name, likeliest first; at least one. */
export function readingsOf(words: readonly Word[], context: NameContext = {}): DivisionReading[] {
  const certain = certainReading(words, context);
  const found = certain === null ? [] : [certain];
  for (const system of NAMING_SYSTEMS) {
    for (const reading of system.read(words)) {
      // The source's order outweighs what the name looks like.
      found.push(context.order === undefined ? reading : { ...reading, sure: reading.sure * 0.5 });
    }
  }
  found.push(...usualReadings(words));
  const distinct = new Map<string, DivisionReading>();
  for (const reading of found) {
    const key = [reading.given, reading.middle, [reading.family]]
      .map((units) => units.map((unit) => unit.map((word) => word.key).join(' ')).join('|'))
      .join('/');
    const known = distinct.get(key);
    if (known === undefined || known.sure < reading.sure) distinct.set(key, reading);
  }
  return [...distinct.values()].sort((a, b) => b.sure - a.sure);
}

function certainReading(words: readonly Word[], context: NameContext): DivisionReading | null {
  if (words.length < 2) return null;
  if (context.order === 'family-first') {
    return {
      ...familyFirst(words, familyWordsAtStart(words)),
      sure: 0.97,
      because: 'The source puts the family name first',
    };
  }
  if (context.order === 'given-first') {
    return {
      ...givenFirst(words, familyWordsAtEnd(words)),
      sure: 0.97,
      because: 'The source puts the given name first',
    };
  }
  return readingByCapitals(words) ?? readingByInitials(words);
}

/** `SMITH John`, `Jean DUPONT`: capitals set the family name apart. */
function readingByCapitals(words: readonly Word[]): DivisionReading | null {
  const isCapitals = (word: Word): boolean =>
    word.key.length > 1 && caseOf(word.text) === 'upper' && /\p{Lu}{2}/u.test(word.text);
  const others = words.filter((word) => !isCapitals(word));
  if (others.length === 0 || others.length === words.length) return null;
  if (!others.some((word) => caseOf(word.text) === 'mixed' && word.key.length > 1)) return null;
  const because = 'Capitals set the family name apart';
  const firstPlain = words.findIndex((word) => !isCapitals(word));
  if (firstPlain > 0 && words.slice(firstPlain).every((word) => !isCapitals(word))) {
    return { ...familyFirst(words, firstPlain), sure: 0.93, because };
  }
  const firstCapitals = words.findIndex(isCapitals);
  if (firstCapitals > 0 && words.slice(firstCapitals).every(isCapitals)) {
    return { ...givenFirst(words, words.length - firstCapitals), sure: 0.95, because };
  }
  return null;
}

/** `Smith J R`: initials are not family names, so they come after it. */
function readingByInitials(words: readonly Word[]): DivisionReading | null {
  const atEnd = initialsAtEnd(words);
  if (atEnd === 0 || atEnd === words.length || isInitial(words[0] as Word)) return null;
  const names = words.slice(0, words.length - atEnd);
  const because = 'Initials stand last';
  // `Smith J`, `de Souza M`, `Smith John A`: the family name is first in all of them,
  // unless the name before the initials begins as given names do: `John Smith A`.
  const family = familyWordsAtStart(words);
  if (isOnlyGivenName((names[0] as Word).key)) return null;
  const sure = names.length === family ? 0.85 : 0.7;
  return { ...familyFirst(words, family), sure, because };
}

/** The two plain orders, weighed by whether the names at the ends are given or family names. */
function usualReadings(words: readonly Word[]): DivisionReading[] {
  const [first] = words;
  const last = words[words.length - 1];
  if (first === undefined || last === undefined) return [];
  if (words.length === 1) return [oneWord(first)];
  const atEnd = familyWordsAtEnd(words);
  const atStart = familyWordsAtStart(words);
  const family = words[words.length - 1] as Word;
  const usual = givenFirst(words, atEnd);
  const turned = familyFirst(words, atStart);
  const particleInside = words.some((word, at) => at > 0 && isStrongParticle(word.key));
  const turnedGiven = turned.given[0]?.[0];
  const turnedFits =
    !particleInside &&
    turnedGiven !== undefined &&
    (isOnlyGivenName(turnedGiven.key) || isOnlyGivenName(last.key));
  const firstIsFamily = isOnlyFamilyName((turned.family[turned.family.length - 1] as Word).key);
  const firstIsGiven = isOnlyGivenName(first.key) || isInitial(first);
  const lastIsFamily = isOnlyFamilyName(family.key);
  const readings: DivisionReading[] = [];
  if (words.length >= 3 && atStart > 1 && beginsWithParticle(words)) {
    readings.push({ ...turned, sure: 0.82, because: 'A particle stands first' });
    return readings;
  }
  if (firstIsFamily && turnedFits && !lastIsFamily) {
    readings.push(
      { ...turned, sure: 0.8, because: 'A family name stands first and a given name after it' },
      { ...usual, sure: 0.25, because: 'Usual order in Britain' },
    );
    return readings;
  }
  if (firstIsGiven || lastIsFamily) {
    readings.push({
      ...usual,
      sure: firstIsGiven && lastIsFamily ? 0.92 : 0.8,
      because: 'Usual order in Britain',
    });
    if (!firstIsGiven && !lastIsFamily)
      readings.push({ ...turned, sure: 0.15, because: 'Family name first' });
  } else {
    // Nothing is known of the first word, and the last is a given name only.
    const turnedLikelier =
      words.length === 2 && !isGivenName(first.key) && turnedFits && isSeldomFamilyName(last.key);
    if (turnedLikelier) {
      return [
        {
          ...turned,
          sure: 0.6,
          because: 'A given name stands last',
          findings: ['order-unclear'],
        },
        { ...usual, sure: 0.4, because: 'Usual order in Britain' },
      ];
    }
    const unclear =
      firstIsFamily || turnedFits || (isFamilyName(first.key) && isGivenName(last.key));
    readings.push(
      {
        ...usual,
        sure: unclear ? 0.55 : 0.7,
        because: 'Usual order in Britain',
        ...(unclear ? { findings: ['order-unclear'] as const } : {}),
      },
      { ...turned, sure: unclear ? 0.45 : 0.25, because: 'Family name first' },
    );
  }
  const middle = words[words.length - 2];
  if (words.length >= 3 && atEnd === 1 && middle !== undefined && isOnlyFamilyName(middle.key)) {
    readings.push({
      ...givenFirst(words, 2),
      sure: 0.35,
      because: 'Two family names without a hyphen',
    });
  }
  return readings;
}

/** `Van der Berg Ludwig`, `De Souza Maria`: no given name begins so; Van alone may be one. */
function beginsWithParticle(words: readonly Word[]): boolean {
  const [first, second] = words;
  if (first === undefined || second === undefined) return false;
  return (
    isStrongParticle(first.key) ||
    ['de', 'da', 'du', 'di'].includes(first.key) ||
    (isParticle(first.key) && isStrongParticle(second.key))
  );
}

function oneWord(word: Word): DivisionReading {
  const given = isOnlyGivenName(word.key);
  return {
    given: given ? [[word]] : [],
    middle: [],
    family: given ? [] : [word],
    sure: 0.5,
    because: given ? 'Known as a given name' : 'One name alone is more often the family name',
    findings: ['one-word'],
  };
}

/** Words of the family name where it stands last, particles included. */
export function familyWordsAtEnd(words: readonly Word[]): number {
  const strong = words.findIndex(
    (word, at) => at > 0 && at < words.length - 1 && isStrongParticle(word.key),
  );
  let start = words.length - 1;
  if (strong > 0) start = strong;
  while (start - 1 >= 1) {
    const before = words[start - 1] as Word;
    const prefix = isJoinedPrefix(before.key) && joins(before, words[start] as Word);
    // Irish Ní has its accent, which tells it from a short name.
    const irish = /^[NnUu][íÍ]$/u.test(before.text);
    if (!isParticleBeforeLast(before.key) && !prefix && !irish) break;
    start -= 1;
  }
  return words.length - start;
}

/** Words of the family name where it stands first, particles included. */
function familyWordsAtStart(words: readonly Word[]): number {
  let at = 0;
  while (at < words.length - 2) {
    const word = words[at] as Word;
    const prefix = isJoinedPrefix(word.key) && joins(word, words[at + 1] as Word);
    if (!isParticle(word.key) && !prefix) break;
    at += 1;
  }
  return at + 1;
}

/** Whether `O`, `Mc` or `Mac` before a word is its prefix: O Brien, Mc Donald; not the initial O. */
export function joins(prefix: Word, next: Word): boolean {
  if (prefix.key === 'o') return isIrishO(`o${next.key}`);
  return (prefix.key === 'mc' || prefix.key === 'mac') && next.key.length > 2;
}
