import type { World } from '../world/world.ts';

/** How many are found for each, of each degree of likeness: all of them may be needed. */
const ENOUGH = 3;

/**
 * Living residents who are easily taken for each of some people: of the same
 * surname, or else the same first name, or else anyone who suits. One pass over
 * the borough, however many are to be resembled; nobody is found for two.
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
  const bySurname = new Wanted(people.map((person) => surname.get(person)));
  const byGiven = new Wanted(people.map((person) => given.get(person)));
  const anyone: number[] = [];
  for (let i = 0; i < world.personCount; i++) {
    const person = (start + i) % world.personCount;
    if (household.get(person) < 0) continue;
    const wanted = bySurname.isWanted(surname.get(person))
      ? bySurname
      : byGiven.isWanted(given.get(person))
        ? byGiven
        : undefined;
    if (wanted === undefined && anyone.length >= ENOUGH * people.length) continue;
    if (!isSuitable(person)) continue;
    if (wanted === undefined) anyone.push(person);
    else wanted.take((wanted === bySurname ? surname : given).get(person), person);
  }
  return people.map((_, i) => [
    ...(bySurname.found[i] as number[]),
    ...(byGiven.found[i] as number[]),
    ...anyone.slice(i * ENOUGH, (i + 1) * ENOUGH),
  ]);
}

/** Who is still looked for, by one part of the name. */
class Wanted {
  readonly found: number[][];
  readonly #open = new Map<number, number[]>();

  constructor(names: readonly number[]) {
    this.found = names.map(() => []);
    names.forEach((name, i) => {
      const waiting = this.#open.get(name);
      if (waiting === undefined) this.#open.set(name, [i]);
      else waiting.push(i);
    });
  }

  isWanted(name: number): boolean {
    return this.#open.has(name);
  }

  /** Gives someone to the first who waits for the name, who waits no more when it is enough. */
  take(name: number, person: number): void {
    const waiting = this.#open.get(name) as number[];
    const first = this.found[waiting[0] as number] as number[];
    first.push(person);
    if (first.length < ENOUGH) return;
    waiting.shift();
    if (waiting.length === 0) this.#open.delete(name);
  }
}
