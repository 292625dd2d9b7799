/*
 * The door `reeve/standards`: what council data means. Each kind of value has a
 * parser; docs/standards.md says what each holds to be right, and why.
 */
export {
  type AccountReference,
  type AccountReferenceContext,
  parseAccountReference,
} from './account-reference.ts';
export {
  type AddressableObject,
  type AddressParts,
  formatAddress,
} from './addresses/address-parts.ts';
export type { GazetteerCounts } from './addresses/gazetteer/dtf.ts';
export type { GazetteerRow } from './addresses/gazetteer/fields.ts';
export type { AddressStatus, GazetteerAddress } from './addresses/gazetteer/gazetteer-address.ts';
export {
  type GazetteerFormat,
  type GazetteerRecords,
  type RecognisedGazetteer,
  recogniseGazetteer,
} from './addresses/gazetteer/recognise.ts';
export type { AddressIndex } from './addresses/match/address-index.ts';
export { AddressIndexBuilder } from './addresses/match/address-index-builder.ts';
export {
  ADDRESS_INDEX_FORM,
  addressIndexBytes,
  addressIndexOf,
} from './addresses/match/address-index-bytes.ts';
export {
  type AddressDifference,
  type AddressMatch,
  type MatchReason,
  matchReasonText,
  type RunnerUp,
} from './addresses/match/address-match.ts';
export {
  AddressMatcher,
  type AddressMatcherOptions,
  type AddressQuery,
} from './addresses/match/matcher.ts';
export { type ParsedAddress, parseAddress } from './addresses/parse-address.ts';
export { type Bearer, canBeBorn } from './bearer.ts';
export {
  ageOn,
  type DateOfBirth,
  type DateOfBirthContext,
  parseDateOfBirth,
} from './date-of-birth.ts';
export { type DateOrder, detectDateOrder, detectDayNumbers } from './dates.ts';
export { derivations } from './derivations.ts';
export { type EmailAddress, parseEmail } from './email-parser.ts';
export { compareNames, type NameComparison } from './names/compare-names.ts';
export { type NameKeys, nameKeys } from './names/keys.ts';
export { type NamingSystemGuess, namingSystemsOf } from './names/naming-systems-of.ts';
export { parsePersonName } from './names/parse-person-name.ts';
export type {
  NameContext,
  NameFieldHolds,
  NameMark,
  NamePartRole,
  NameReading,
  ParsedName,
  PersonName,
  PersonNameParts,
} from './names/person-name.ts';
export {
  formatNhsNumber,
  type NhsNumber,
  type NhsNumberKind,
  nhsCheckDigit,
  parseNhsNumber,
} from './nhs-number.ts';
export { formatNino, type Nino, type NinoKind, parseNino } from './nino.ts';
export type { PhoneKind } from './numbering-plan.ts';
export type { Finding, Parsed, Parser, Severity } from './parsed.ts';
export { parsers } from './parsers.ts';
export {
  type AttributeDefinition,
  type AttributeGroup,
  type AttributeName,
  isAttributeName,
  personAttributes,
} from './person-attributes.ts';
export { type PhoneNumber, parsePhone } from './phone-parser.ts';
export {
  type PostcodeContext,
  type PostcodeKind,
  type PostcodeParts,
  type PostcodeStatus,
  parsePostcode,
} from './postcode-parser.ts';
export { type PropertyReference, parseUprn, parseUsrn } from './property-reference.ts';
export {
  type ColumnKind,
  type Recognition,
  standardiserOfKind,
} from './recognise/column-kind.ts';
export { recogniseColumn } from './recognise/recognise-column.ts';
export {
  type CommonService,
  type CouncilService,
  commonService,
  commonServices,
} from './service-lists/common-services.ts';
export {
  compareServiceLists,
  type ServiceListDifference,
} from './service-lists/compare-service-lists.ts';
export {
  channels as lgchlChannels,
  interactions as lgilInteractions,
} from './service-lists/published-lists.ts';
export { readMappingsCsv, type ServiceMapping } from './service-lists/read-mappings.ts';
export {
  readServiceListCsv,
  readServiceListJson,
  type ServiceListSource,
} from './service-lists/read-service-list.ts';
export {
  formerLabels,
  itemsLabelled,
  type ServiceList,
  type ServiceListItem,
  type ServiceListName,
} from './service-lists/service-list.ts';
export {
  changeOf,
  type ServiceChange,
  successorsOf,
  throughVersions,
  type VersionMapping,
  versionMapping,
} from './service-lists/version-mapping.ts';
export {
  type ContactUse,
  contactSharing,
  type SharedContact,
  type Sharing,
  type SharingLimits,
} from './shared-contact.ts';
export type { Derivation, Standardiser, StandardType } from './standardiser.ts';
export { standardisers } from './standardisers.ts';
