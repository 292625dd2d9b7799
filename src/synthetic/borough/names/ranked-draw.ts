import { type Random, type WeightedDraw, weightedDraw, zipfWeights } from '../../random.ts';
import type { FormedNames } from './lists/community-names.ts';

/**
 * Draws names that are listed commonest first, for a share `of` all people. A
 * name may state its own share of all in per cent (`Patel=17`); the others divide
 * the rest by rank, as 1 / (rank + 2)^fall. A name listed twice is drawn by its
 * first place.
 */
export function rankedDraw(names: readonly string[], fall: number, of = 1): WeightedDraw<string> {
  const stated = new Map<string, number>();
  const others: string[] = [];
  for (const entry of new Set(names)) {
    const [name, share] = entry.split('=') as [string, string?];
    if (share === undefined) others.push(name);
    else stated.set(name, Number(share) / 100 / of);
  }
  const rest = 1 - [...stated.values()].reduce((sum, share) => sum + share, 0);
  const zipf = zipfWeights(others.length, fall, 2);
  const total = zipf.reduce((sum, weight) => sum + weight, 0);
  return weightedDraw(
    [...stated.keys(), ...others],
    [...stated.values(), ...zipf.map((weight) => (weight / total) * rest)],
  );
}

/** How steeply elements of names fall with rank: illustrative. */
const ELEMENT_FALL = 0.35;

/** Draws a name put together of two elements; an ending that is a word stands apart by a blank. */
export function formedDraw({ openings, endings }: FormedNames): WeightedDraw<string> {
  const opening = rankedDraw(openings, ELEMENT_FALL);
  const ending = rankedDraw(endings, ELEMENT_FALL);
  return (random: Random): string => joined(opening(random), ending(random));
}

function joined(opening: string, ending: string): string {
  // Siva + arajah is no name: vowels that meet are written once.
  const isMeeting = opening.at(-1)?.toLowerCase() === ending.at(0);
  if (isMeeting && /[aeiou]$/.test(opening)) return opening + ending.slice(1);
  return opening + ending;
}

/** Draws of one kind or another, each with its share; what the shares leave is the last. */
export function mixedDraw(
  kinds: readonly (readonly [share: number, draw: WeightedDraw<string>])[],
  otherwise: WeightedDraw<string>,
): WeightedDraw<string> {
  if (kinds.length === 0) return otherwise;
  return (random) => {
    let at = random.next();
    for (const [share, draw] of kinds) {
      if (at < share) return draw(random);
      at -= share;
    }
    return otherwise(random);
  };
}
