/**
 * Published figures that the borough is held against, in per cent. Rounded; the
 * borough is a made-up one of mixed origins, so it is to come near, not to meet them.
 */

/** Census 2021, England and Wales, usual residents by age (TS007), five-year bands, the last 85 and over. */
export const AGES_2021 = [
  5.4, 5.9, 6.0, 5.6, 6.0, 6.6, 7.0, 6.7, 6.3, 6.4, 6.9, 6.7, 5.8, 4.9, 5.0, 3.6, 2.5, 2.4,
] as const;

/** Census 2021, England and Wales, households by size (TS017): 1, 2, 3, 4, and 5 or more people. */
export const HOUSEHOLD_SIZES_2021 = [30.2, 34.0, 16.0, 12.9, 7.0] as const;

/** Births and deaths a thousand people, England and Wales, 2021 (ONS vital statistics). */
export const CRUDE_RATES_2021 = { births: 10.5, deaths: 9.8 } as const;

/** Delivery points a postcode, United Kingdom: about 15. */
export const HOMES_PER_POSTCODE = 15;
