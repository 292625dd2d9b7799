import { type Random, weightedDraw } from '../../random.ts';
import { TENURE } from '../gazetteer/gazetteer.ts';

/** What kind of people come to live at an empty home. */
export type Makeup = 'single' | 'couple' | 'family' | 'lone' | 'sharers' | 'students' | 'care';

/**
 * Whether people have lived here for long (the borough's first day) or come
 * now: newcomers are younger.
 */
export type Occasion = 'founding' | 'arrival';

/** Children of a family at home. Near Census 2021 (dependent children by family); rounded. */
export const drawChildren = weightedDraw([1, 2, 3, 4, 5], [0.33, 0.42, 0.17, 0.06, 0.02]);

/**
 * By rooms: 1, 2 to 3, 4, and 5 up. Set so that the borough comes near the
 * household sizes of Census 2021 (England and Wales, TS017); the split by rooms
 * is illustrative.
 */
const MAKEUP_BY_ROOMS: Readonly<Record<Occasion, readonly WeightOf[]>> = {
  founding: [
    { single: 0.7, couple: 0.27, lone: 0.03 },
    { single: 0.31, couple: 0.37, family: 0.18, lone: 0.12, sharers: 0.02 },
    { single: 0.17, couple: 0.31, family: 0.37, lone: 0.11, sharers: 0.04 },
    { single: 0.1, couple: 0.24, family: 0.55, lone: 0.08, sharers: 0.03 },
  ],
  arrival: [
    { single: 0.5, couple: 0.43, lone: 0.07 },
    { single: 0.1, couple: 0.37, family: 0.28, lone: 0.17, sharers: 0.08 },
    { single: 0.04, couple: 0.2, family: 0.52, lone: 0.14, sharers: 0.1 },
    { single: 0.04, couple: 0.14, family: 0.68, lone: 0.08, sharers: 0.06 },
  ],
};

type WeightOf = Partial<Record<Makeup, number>>;

/**
 * Ages of the first adult in bands, each with its weight. For those who live
 * here already, near Census 2021 by type of household; for those who come, the
 * younger ages at which people move (ONS, Internal migration). Both rounded.
 */
type Bands = readonly (readonly [from: number, to: number, weight: number])[];
const AGES: Readonly<Record<Occasion, Readonly<Record<'single' | 'couple' | 'family', Bands>>>> = {
  founding: {
    single: [
      [20, 34, 15],
      [35, 49, 19],
      [50, 64, 27],
      [65, 79, 26],
      [80, 94, 13],
    ],
    couple: [
      [21, 34, 19],
      [35, 49, 14],
      [50, 64, 31],
      [65, 79, 31],
      [80, 90, 5],
    ],
    family: [
      [23, 29, 8],
      [30, 39, 32],
      [40, 49, 38],
      [50, 60, 22],
    ],
  },
  arrival: {
    single: [
      [19, 27, 44],
      [28, 39, 30],
      [40, 54, 14],
      [55, 80, 18],
    ],
    couple: [
      [21, 29, 44],
      [30, 39, 28],
      [40, 54, 13],
      [55, 78, 22],
    ],
    family: [
      [22, 29, 32],
      [30, 39, 42],
      [40, 52, 26],
    ],
  },
};

/** What kind of people take a home of so many rooms. */
export function drawMakeup(
  random: Random,
  home: { readonly rooms: number; readonly tenure: number },
  occasion: Occasion,
): Makeup {
  const { rooms, tenure } = home;
  const byRooms = MAKEUP_BY_ROOMS[occasion];
  const weights = byRooms[rooms <= 1 ? 0 : rooms <= 3 ? 1 : rooms === 4 ? 2 : 3] as WeightOf;
  let at = random.next();
  for (const [makeup, weight] of Object.entries(weights) as [Makeup, number][]) {
    at -= weight;
    if (at >= 0) continue;
    if (makeup !== 'sharers') return makeup;
    // Only a private landlord lets to sharers.
    if (tenure !== TENURE.private) return 'couple';
    return random.chance(0.3) ? 'students' : 'sharers';
  }
  return 'single';
}

/** Age of the first adult of a household. */
export function drawAge(
  random: Random,
  makeup: 'single' | 'couple' | 'family',
  occasion: Occasion,
): number {
  const bands = AGES[occasion][makeup];
  let at = random.next() * bands.reduce((sum, [, , weight]) => sum + weight, 0);
  for (const [from, to, weight] of bands) {
    at -= weight;
    if (at < 0) return from + random.below(to - from + 1);
  }
  return 40;
}

/** Percentile of a household's income: social tenants are poorer, owners richer. Illustrative. */
export function drawIncome(random: Random, tenure: number): number {
  const at = random.next();
  const shaped =
    tenure === TENURE.council || tenure === TENURE.association
      ? at ** 2 * 0.8
      : tenure === TENURE.owned
        ? at ** 0.7
        : at;
  return Math.min(99, Math.floor(shaped * 100));
}
