export {
  type AddressableObject,
  type AddressParts,
  formatAddress,
} from './addresses/address-parts.ts';
export type { GazetteerCounts } from './addresses/gazetteer/dtf.ts';
export type { AddressStatus, GazetteerAddress } from './addresses/gazetteer/gazetteer-address.ts';
export {
  type GazetteerFormat,
  type RecognisedGazetteer,
  recogniseGazetteer,
} from './addresses/gazetteer/recognise.ts';
export type { AddressIndex } from './addresses/match/address-index.ts';
export { AddressIndexBuilder } from './addresses/match/address-index-builder.ts';
export {
  type AddressMatch,
  type MatchReason,
  matchReasonText,
} from './addresses/match/address-match.ts';
export { AddressMatcher, type AddressQuery } from './addresses/match/matcher.ts';
export { type ParsedAddress, parseAddress } from './addresses/parse-address.ts';
export { detectDateOrder } from './dates.ts';
export { derivations } from './derivations.ts';
export {
  type ColumnKind,
  type Recognition,
  standardiserOfKind,
} from './recognise/column-kind.ts';
export { recogniseColumn } from './recognise/recognise-column.ts';
export type { Derivation, Standardiser, StandardType } from './standardiser.ts';
export { standardisers } from './standardisers.ts';
