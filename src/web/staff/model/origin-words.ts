import type { ValueOrigin } from '../../../linkage/index.ts';
import type { TrainingNoted } from '../../../master-index/index.ts';
import { numberText } from '../../shared/formats.ts';

/** Where the values of a comparison came from, a sentence for each. */
export interface OriginWords {
  /** How often among records of one person. */
  readonly m: string;
  /** How often among records of two people. */
  readonly u: string;
}

const NOT_NOTED = 'given with the model; where it came from is not noted';

/** What m and u of a comparison rest on. */
export function originWords(comparison: string, trained: TrainingNoted | null): OriginWords {
  const origin = trained?.origins.find(({ name }) => name === comparison);
  if (origin === undefined) return { m: NOT_NOTED, u: NOT_NOTED };
  const matches = numberText(Math.round(origin.matches));
  return {
    m: words(origin.m, `trained, on about ${matches} pairs of one person`, matches),
    u: words(origin.u, 'trained, on pairs drawn at random', matches),
  };
}

function words(origin: ValueOrigin, estimated: string, matches: string): string {
  switch (origin) {
    case 'fixed':
      return 'set by hand, and left so by training';
    case 'labels':
      return `counted from ${matches} pairs that are known to be one person`;
    case 'estimated':
      return estimated;
    case 'given':
      return 'given as a start and kept: the records taught too little';
    case 'assumed':
      return 'a general guess: the records taught too little';
    default:
      return 'it does not tell people apart here, and weighs nothing';
  }
}
