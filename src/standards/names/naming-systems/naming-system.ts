import type { NameFindingName } from '../findings.ts';
import type { Word } from '../words.ts';

/** A name divided: each given and middle name may be of several words (`Abdul Rahman`). */
export interface Division {
  readonly given: readonly (readonly Word[])[];
  readonly middle: readonly (readonly Word[])[];
  readonly family: readonly Word[];
}

/** One way to divide a name whose order is not known. */
export interface DivisionReading extends Division {
  /** 0 to 1, set by hand to put readings in order; no measured probability. */
  readonly sure: number;
  readonly because: string;
  readonly findings?: readonly NameFindingName[];
}

/**
 * How names are made in one tradition: what its parts look like and in which
 * order they come. Knows names, not people: that a name can be read in a
 * tradition says nothing certain of whoever bears it.
 */
export interface NamingSystem {
  readonly id: string;
  readonly label: string;
  /** What the rules of this file rest on. */
  readonly source: string;
  /** How much these words look like names of this system, 0 to 1. */
  readonly signs: (words: readonly Word[]) => number;
  /** Readings that this system adds; none where the usual order says all. */
  readonly read: (words: readonly Word[]) => readonly DivisionReading[];
}

export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Given name first, family name last, the rest between. */
export function givenFirst(words: readonly Word[], familyWords = 1): Division {
  const end = Math.max(1, words.length - familyWords);
  return {
    given: words.slice(0, 1).map((word) => [word]),
    middle: words.slice(1, end).map((word) => [word]),
    family: words.slice(end),
  };
}

/** Family name first, then given names. */
export function familyFirst(words: readonly Word[], familyWords = 1): Division {
  return {
    given: words.slice(familyWords, familyWords + 1).map((word) => [word]),
    middle: words.slice(familyWords + 1).map((word) => [word]),
    family: words.slice(0, familyWords),
  };
}
