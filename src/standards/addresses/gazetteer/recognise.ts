import { ReeveError } from '../../../kernel/index.ts';
import {
  ADDRESSBASE_CORE_COLUMNS,
  ADDRESSBASE_PLUS_COLUMNS,
  AddressBaseGazetteer,
} from './addressbase.ts';
import { DtfGazetteer, type GazetteerCounts } from './dtf.ts';
import type { GazetteerRow } from './fields.ts';
import type { GazetteerAddress } from './gazetteer-address.ts';

/** The forms in which councils have a gazetteer. */
export type GazetteerFormat = 'dtf-7.3' | 'addressbase-core' | 'addressbase-plus';

/** Takes the records of a gazetteer file, and then gives its addresses. */
export interface GazetteerRecords {
  push(row: GazetteerRow): void;
  /** Says that the file is at its end. */
  end(): GazetteerCounts;
  addresses(): Iterable<GazetteerAddress>;
}

/** What a gazetteer file is, by its first record, and what takes its records. */
export interface RecognisedGazetteer {
  readonly format: GazetteerFormat;
  readonly records: GazetteerRecords;
  /** Whether the first record is a header, and no record of the gazetteer. */
  readonly hasHeader: boolean;
}

/**
 * Recognises a gazetteer file by its first record: a DTF record type; the
 * column names of AddressBase Core or Plus; or, without names, as many fields as
 * one of the two has, of which the first is a UPRN.
 *
 * Throws `gazetteer/unknown-format`, and `gazetteer/missing-column`.
 */
export function recogniseGazetteer(file: string, first: GazetteerRow): RecognisedGazetteer {
  const fields = first.fields.map((field) => field.trim().toUpperCase());
  if (fields.includes('UPRN')) {
    const isPlus = fields.includes('PAO_START_NUMBER') || fields.includes('STREET_DESCRIPTION');
    return {
      format: isPlus ? 'addressbase-plus' : 'addressbase-core',
      records: new AddressBaseGazetteer(file, isPlus ? 'plus' : 'core', fields),
      hasHeader: true,
    };
  }
  if (/^(?:10|11|15|21|24)$/.test(fields[0] ?? '')) {
    return { format: 'dtf-7.3', records: new DtfGazetteer(file), hasHeader: false };
  }
  if (/^[0-9]{1,12}$/.test(fields[0] ?? '')) {
    if (fields.length === ADDRESSBASE_PLUS_COLUMNS.length) {
      return {
        format: 'addressbase-plus',
        records: new AddressBaseGazetteer(file, 'plus', ADDRESSBASE_PLUS_COLUMNS),
        hasHeader: false,
      };
    }
    if (fields.length === ADDRESSBASE_CORE_COLUMNS.length) {
      return {
        format: 'addressbase-core',
        records: new AddressBaseGazetteer(file, 'core', ADDRESSBASE_CORE_COLUMNS),
        hasHeader: false,
      };
    }
  }
  throw new ReeveError('gazetteer/unknown-format', 'This is no gazetteer that can be read', {
    location: { file, line: first.line },
    hint: 'Give an LLPG in DTF 7.3 (its first line begins with 10), or AddressBase Core or Plus as CSV.',
  });
}
