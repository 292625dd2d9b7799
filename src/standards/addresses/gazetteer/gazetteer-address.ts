import type { AddressParts } from '../address-parts.ts';

/**
 * What an address in a gazetteer counts as: the logical status of its land and
 * property identifier (BS 7666-2:2006; DTF 7.3 codes 1, 3, 5, 6 and 8).
 * Rejected ones (7 and 9) are not addresses.
 */
export type AddressStatus = 'approved' | 'alternative' | 'candidate' | 'provisional' | 'historical';

/** One address that a gazetteer gives for a property; a property can have several. */
export interface GazetteerAddress extends AddressParts {
  /** Digits, without leading zeros. */
  readonly uprn: string;
  /** The property this one is part of: the block of a flat. */
  readonly parentUprn: string | null;
  readonly status: AddressStatus;
  /** Whether the property itself is historical: demolished, or merged into another. */
  readonly isHistoricalProperty: boolean;
  /** Town of the postal address, where it is not that of the street. */
  readonly postTown: string | null;
  /** Of use and type, such as RD04; null where the gazetteer has none. */
  readonly classification: string | null;
  readonly organisation: string | null;
}
