import type { AddressIndex } from './address-index.ts';
import type { AddressDifference } from './address-match.ts';
import type { Evidence, NameLevel, NumberLevel, PostcodeLevel, StreetLevel } from './evidence.ts';
import type { Asked } from './readings.ts';
import { isNoUnit, type UnitAgreement } from './unit.ts';

/** A building as candidate, under one reading of the address. */
export interface ScoredBuilding {
  readonly building: number;
  readonly asked: Asked;
  readonly score: number;
  readonly street: Evidence<StreetLevel>;
  readonly number: Evidence<NumberLevel>;
  readonly name: Evidence<NameLevel>;
  readonly postcode: Evidence<PostcodeLevel>;
  /** Of street, postcode and places alone. */
  readonly whereabouts: number;
}

/** A property as candidate: the best of its addresses. */
export interface Candidate {
  readonly uprn: number;
  readonly address: number;
  readonly score: number;
  readonly unit: UnitAgreement;
  readonly from: ScoredBuilding;
}

/** What is not the same between an address and its match, the most telling first. */
export function differencesOf(
  index: AddressIndex,
  { from, address, uprn, unit }: Candidate,
): AddressDifference[] {
  const found: AddressDifference[] = [];
  const add = (difference: AddressDifference, isSo: boolean) => {
    if (isSo) found.push(difference);
  };
  const status = index.status(address);
  add('historical-property', index.isHistoricalProperty(address));
  add('parent', unit === 'same' && isNoUnit(from.asked.unit) && index.childCount(uprn) > 0);
  add('room-of-house', unit === 'extra');
  add(
    'unit-relabelled',
    from.asked.penalty > 0 ||
      unit === 'other-kind' ||
      unit === 'other-labelling' ||
      unit === 'partly',
  );
  add('alternative-address', status === 'alternative' || status === 'historical');
  add('number-not-held', from.number.level === 'unheld');
  add('part-of-range', from.number.level === 'range');
  add(
    'street-differs',
    from.street.level === 'different' ||
      from.street.level === 'part' ||
      from.street.level === 'other-descriptor',
  );
  add('street-missing', from.street.level === 'unasked');
  add('postcode-differs', ['sector', 'district', 'elsewhere'].includes(from.postcode.level));
  add('street-misspelt', from.street.level === 'misspelt' || from.street.level === 'no-descriptor');
  add('name-misspelt', from.name.level === 'misspelt');
  add('name-for-number', from.number.level === 'unasked' && from.name.level !== 'unasked');
  add('postcode-misspelt', from.postcode.level === 'near');
  add('postcode-missing', from.postcode.level === 'unasked');
  return found;
}
