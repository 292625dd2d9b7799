import type { AddressStatus } from './gazetteer-address.ts';

/*
 * NLPG Data Transfer Format 7.3, the CSV in which local land and property
 * gazetteers are exchanged (BS 7666:2006). Each line begins with its record
 * type. The order of the fields was checked against two independent importers
 * of the format: Lambeth council's DtfParser and bitweaver's nlpg package.
 */
export const STREET_DESCRIPTOR = [
  'RECORD_IDENTIFIER',
  'CHANGE_TYPE',
  'PRO_ORDER',
  'USRN',
  'STREET_DESCRIPTOR',
  'LOCALITY_NAME',
  'TOWN_NAME',
  'ADMINISTRATIVE_AREA',
  'LANGUAGE',
];
export const BLPU = [
  'RECORD_IDENTIFIER',
  'CHANGE_TYPE',
  'PRO_ORDER',
  'UPRN',
  'LOGICAL_STATUS',
  'BLPU_STATE',
  'BLPU_STATE_DATE',
  'BLPU_CLASS',
  'PARENT_UPRN',
  'X_COORDINATE',
  'Y_COORDINATE',
  'RPC',
  'LOCAL_CUSTODIAN_CODE',
  'START_DATE',
  'END_DATE',
  'LAST_UPDATE_DATE',
  'ENTRY_DATE',
  'ORGANISATION',
  'WARD_CODE',
  'PARISH_CODE',
  'CUSTODIAN_ONE',
  'CUSTODIAN_TWO',
  'CAN_KEY',
];
export const LPI = [
  'RECORD_IDENTIFIER',
  'CHANGE_TYPE',
  'PRO_ORDER',
  'UPRN',
  'LPI_KEY',
  'LANGUAGE',
  'LOGICAL_STATUS',
  'START_DATE',
  'END_DATE',
  'ENTRY_DATE',
  'LAST_UPDATE_DATE',
  'SAO_START_NUMBER',
  'SAO_START_SUFFIX',
  'SAO_END_NUMBER',
  'SAO_END_SUFFIX',
  'SAO_TEXT',
  'PAO_START_NUMBER',
  'PAO_START_SUFFIX',
  'PAO_END_NUMBER',
  'PAO_END_SUFFIX',
  'PAO_TEXT',
  'USRN',
  'LEVEL',
  'POSTALLY_ADDRESSABLE',
  'POSTCODE',
  'POST_TOWN',
  'OFFICIAL_FLAG',
  'CUSTODIAN_ONE',
  'CUSTODIAN_TWO',
  'CAN_KEY',
];

/** Fields behind these may be left off the end of a record: nothing here needs them. */
export const LEAST_FIELDS = { '15': 8, '21': 9, '24': 26 } as const;

/**
 * Record types of the format, and of its later versions, that are not needed
 * here: cross references, elementary streets, provenance, extents, metadata...
 */
export const PASSED_OVER: ReadonlySet<string> = new Set([
  ...[
    '11',
    '12',
    '13',
    '14',
    '16',
    '17',
    '22',
    '23',
    '25',
    '26',
    '27',
    '28',
    '29',
    '30',
    '31',
    '32',
  ],
  ...['33', '34', '35', '36', '90', '91', '92', '93', '94', '95', '96', '97', '98'],
]);

/** Logical status codes; 7 and 9 are rejected (external, internal). */
export const STATUSES: ReadonlyMap<number, AddressStatus | null> = new Map([
  [1, 'approved'],
  [3, 'alternative'],
  [5, 'candidate'],
  [6, 'provisional'],
  [7, null],
  [8, 'historical'],
  [9, null],
]);
export const HISTORICAL = 8;
/** BLPU state of what is no longer there. */
export const DEMOLISHED = 4;
