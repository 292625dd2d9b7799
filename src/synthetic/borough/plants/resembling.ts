import type { World } from '../world/world.ts';

/** How many are looked at for each, of each degree of likeness. */
const ENOUGH = 6;

/**
 * Living residents who are easily taken for each of some people: of the same
 * surname, or else the same first name, or else anyone who suits. One pass over
 * the borough, however many are to be resembled.
 *
 * @param isSuitable whether someone may be chosen at all.
 * @param start where in the borough to begin, so that not always the same are found.
 * @returns for each of the people, in order, those found, the most alike first.
 */
export function resembling(
  world: World,
  people: readonly number[],
  isSuitable: (person: number) => boolean,
  start: number,
): number[][] {
  const { surname, given, household } = world.people;
  const byName = (names: typeof surname): Map<number, number[]> => {
    const map = new Map<number, number[]>();
    people.forEach((person, i) => {
      map.set(names.get(person), [...(map.get(names.get(person)) ?? []), i]);
    });
    return map;
  };
  const [bySurname, byGiven] = [byName(surname), byName(given)];
  const found = people.map(() => [[], [], []] as [number[], number[], number[]]);
  const anyone: number[] = [];
  for (let i = 0; i < world.personCount; i++) {
    const person = (start + i) % world.personCount;
    if (household.get(person) < 0) continue;
    const sameSurname = bySurname.get(surname.get(person));
    const sameGiven = byGiven.get(given.get(person));
    const isNobodys = sameSurname === undefined && sameGiven === undefined;
    if ((isNobodys && anyone.length >= ENOUGH * people.length) || !isSuitable(person)) continue;
    if (isNobodys) anyone.push(person);
    for (const one of sameSurname ?? []) pushTo(found[one]?.[0], person);
    for (const one of sameGiven ?? []) pushTo(found[one]?.[1], person);
  }
  return found.map(([surnames, givens], i) => [
    ...new Set([...surnames, ...givens, ...anyone.slice(i * ENOUGH, (i + 1) * ENOUGH)]),
  ]);
}

function pushTo(list: number[] | undefined, person: number): void {
  if (list !== undefined && list.length < ENOUGH) list.push(person);
}
