import type { WardProfile } from './place-names.ts';

/** What a plot along a street is built as. */
export type Plot = 'house' | 'named' | 'converted' | 'lettered' | 'block' | 'hmo' | 'shop';

interface Ward {
  readonly plots: Readonly<Record<Plot, number>>;
  /** Owned, private, council, association. */
  readonly tenure: readonly [number, number, number, number];
  readonly houses: readonly [detached: number, semi: number, terraced: number];
  readonly bands: readonly number[];
}

/**
 * Illustrative, set so that the borough as a whole has nearly the tenures of an
 * outer London borough (Census 2021, TS054) and the spread of council tax bands
 * of England (Valuation Office Agency, Council Tax: stock of properties, 2023).
 */
export const WARDS: Readonly<Record<WardProfile, Ward>> = {
  centre: {
    plots: { house: 55, named: 1, converted: 16, lettered: 4, block: 3, hmo: 7, shop: 14 },
    tenure: [0.26, 0.54, 0.1, 0.1],
    houses: [0, 0.1, 0.9],
    bands: [20, 26, 26, 16, 7, 3, 2, 0],
  },
  /** Between the station and the college: bedsits, and houses split into flats to let. */
  rented: {
    plots: { house: 47, named: 1, converted: 24, lettered: 4, block: 4, hmo: 9, shop: 11 },
    tenure: [0.18, 0.66, 0.08, 0.08],
    houses: [0, 0.08, 0.92],
    bands: [24, 28, 25, 13, 6, 3, 1, 0],
  },
  terraces: {
    plots: { house: 84, named: 1, converted: 7, lettered: 2, block: 0.6, hmo: 3, shop: 2.4 },
    tenure: [0.5, 0.36, 0.06, 0.08],
    houses: [0.02, 0.13, 0.85],
    bands: [26, 30, 24, 12, 5, 2, 1, 0],
  },
  suburb: {
    plots: { house: 92, named: 3, converted: 1.5, lettered: 1, block: 0.5, hmo: 0.5, shop: 1.5 },
    tenure: [0.79, 0.14, 0.03, 0.04],
    houses: [0.28, 0.52, 0.2],
    bands: [6, 12, 24, 27, 17, 9, 4.5, 0.5],
  },
  estate: {
    plots: { house: 90, named: 0, converted: 0, lettered: 1, block: 6, hmo: 0.5, shop: 2.5 },
    tenure: [0.22, 0.12, 0.46, 0.2],
    houses: [0, 0.25, 0.75],
    bands: [45, 32, 16, 5, 2, 0, 0, 0],
  },
  village: {
    plots: { house: 60, named: 36, converted: 1, lettered: 1, block: 0.5, hmo: 0, shop: 1.5 },
    tenure: [0.8, 0.12, 0.03, 0.05],
    houses: [0.52, 0.33, 0.15],
    bands: [5, 8, 16, 20, 20, 16, 13, 2],
  },
};
