import { ReeveError } from '../../../kernel/index.ts';
import { postcode as postcodeStandard } from '../../postcode.ts';
import { type AddressableObject, NO_OBJECT } from '../address-parts.ts';
import {
  BLPU,
  DEMOLISHED,
  HISTORICAL,
  LEAST_FIELDS,
  LPI,
  PASSED_OVER,
  STATUSES,
  STREET_DESCRIPTOR,
} from './dtf-layout.ts';
import { FieldReader, type GazetteerRow, HIGHEST_NUMBER, suffixOf } from './fields.ts';
import type { AddressStatus, GazetteerAddress } from './gazetteer-address.ts';

interface Street {
  readonly name: string | null;
  readonly locality: string | null;
  readonly town: string | null;
}

interface Property {
  readonly parentUprn: string | null;
  readonly classification: string | null;
  readonly organisation: string | null;
  readonly isHistorical: boolean;
  readonly isRejected: boolean;
}

interface Identifier {
  readonly uprn: string;
  readonly language: string;
  readonly status: AddressStatus;
  readonly sao: AddressableObject;
  readonly pao: AddressableObject;
  readonly usrn: string | null;
  readonly postcode: string | null;
  readonly postTown: string | null;
}

/** Counts of what a gazetteer file was found to hold. */
export interface GazetteerCounts {
  readonly properties: number;
  readonly addresses: number;
  /** Addresses whose street is in another file. */
  readonly withoutStreet: number;
}

/**
 * Gathers the records of a DTF 7.3 file, in any order, and joins them into
 * addresses. Change-only files are applied in their order: inserts and updates
 * replace, deletes take away.
 *
 * Throws `gazetteer/unknown-record`, `gazetteer/too-few-fields`,
 * `gazetteer/version`, `gazetteer/bad-status`, `gazetteer/bad-change-type`, what
 * `FieldReader` throws, and at the end `gazetteer/truncated` and
 * `gazetteer/no-addresses`, with file, line and column.
 */
export class DtfGazetteer {
  readonly #file: string;
  readonly #streets = new Map<string, Street>();
  readonly #properties = new Map<string, Property>();
  readonly #identifiers = new Map<string, Identifier>();
  readonly #descriptor: FieldReader;
  readonly #blpu: FieldReader;
  readonly #lpi: FieldReader;
  #trailerLine: number | null = null;
  #lastLine = 0;

  constructor(file: string) {
    this.#file = file;
    this.#descriptor = new FieldReader(file, STREET_DESCRIPTOR);
    this.#blpu = new FieldReader(file, BLPU);
    this.#lpi = new FieldReader(file, LPI);
  }

  /** Takes the next record. */
  push(row: GazetteerRow): void {
    const type = (row.fields[0] ?? '').trim();
    this.#lastLine = row.line;
    if (this.#trailerLine !== null) {
      throw new ReeveError(
        'gazetteer/after-trailer',
        'There is a record behind the trailer (type 99)',
        {
          location: { file: this.#file, line: row.line },
          hint: 'Perhaps two files were put together: give each on its own.',
        },
      );
    }
    switch (type) {
      case '10':
        this.#checkVersion(row);
        return;
      case '15':
        this.#checkLength(row, type);
        this.#takeDescriptor(row);
        return;
      case '21':
        this.#checkLength(row, type);
        this.#takeProperty(row);
        return;
      case '24':
        this.#checkLength(row, type);
        this.#takeIdentifier(row);
        return;
      case '99':
        this.#trailerLine = row.line;
        return;
      default:
        if (PASSED_OVER.has(type)) return;
        throw new ReeveError('gazetteer/unknown-record', `"${type}" is no record type of DTF 7.3`, {
          location: { file: this.#file, line: row.line, column: 1 },
          hint: 'Each line begins with a record type: 11, 15, 21, 24... Check that a line break inside a value is in quotes.',
        });
    }
  }

  /** Says that the file is at its end. */
  end(): GazetteerCounts {
    if (this.#trailerLine === null) {
      throw new ReeveError('gazetteer/truncated', 'The file ends without a trailer (type 99)', {
        location: { file: this.#file, line: this.#lastLine },
        hint: 'The file was cut off: get it again, because addresses that are missing lead to wrong matches.',
      });
    }
    let withoutStreet = 0;
    for (const { usrn } of this.#identifiers.values()) {
      if (usrn === null || !this.#streets.has(`${usrn} ENG`)) withoutStreet += 1;
    }
    if (this.#identifiers.size === 0) {
      throw new ReeveError(
        'gazetteer/no-addresses',
        'There is no address (record type 24) in the file',
        {
          location: { file: this.#file },
          hint: 'Give a full supply of the gazetteer, with its land and property identifiers.',
        },
      );
    }
    return {
      properties: this.#properties.size,
      addresses: this.#identifiers.size,
      withoutStreet,
    };
  }

  /** The addresses, rejected ones left out. */
  *addresses(): Generator<GazetteerAddress> {
    for (const identifier of this.#identifiers.values()) {
      const property = this.#properties.get(identifier.uprn);
      if (property?.isRejected === true) continue;
      const street =
        this.#streets.get(`${identifier.usrn} ${identifier.language}`) ??
        this.#streets.get(`${identifier.usrn} ENG`);
      yield {
        uprn: identifier.uprn,
        parentUprn: property?.parentUprn ?? null,
        status: identifier.status,
        isHistoricalProperty: property?.isHistorical ?? false,
        classification: property?.classification ?? null,
        organisation: property?.organisation ?? null,
        sao: identifier.sao,
        pao: identifier.pao,
        street: street?.name ?? null,
        locality: street?.locality ?? null,
        town: street?.town ?? null,
        postTown: identifier.postTown === street?.town ? null : identifier.postTown,
        postcode: identifier.postcode,
      };
    }
  }

  #checkVersion(row: GazetteerRow): void {
    const version = row.fields
      .find((field) => /^\s*[0-9]{1,2}\.[0-9]{1,2}\s*$/.test(field))
      ?.trim();
    if (version === undefined || version.startsWith('7.')) return;
    throw new ReeveError(
      'gazetteer/version',
      `The file is of version ${version}, and 7.3 is what can be read`,
      {
        location: { file: this.#file, line: row.line },
        hint: 'Export the gazetteer as DTF 7.3, or use AddressBase Core or AddressBase Plus.',
      },
    );
  }

  #checkLength(row: GazetteerRow, type: keyof typeof LEAST_FIELDS): void {
    const least = LEAST_FIELDS[type];
    if (row.fields.length >= least) return;
    throw new ReeveError(
      'gazetteer/too-few-fields',
      `A record of type ${type} has at least ${least} fields, and this one has ${row.fields.length}`,
      {
        location: { file: this.#file, line: row.line },
        hint: 'Check that the file is DTF 7.3 (AddressBase Premium has the same record types with other fields) and is whole.',
      },
    );
  }

  #isDeletion(row: GazetteerRow, reader: FieldReader): boolean {
    const change = reader.text(row, 'CHANGE_TYPE') ?? 'I';
    if (change === 'D') return true;
    if (change === 'I' || change === 'U') return false;
    throw reader.error(
      row,
      'CHANGE_TYPE',
      'gazetteer/bad-change-type',
      `"${change}" is none of I, U and D`,
    );
  }

  #takeDescriptor(row: GazetteerRow): void {
    const reader = this.#descriptor;
    const usrn = reader.requiredReference(row, 'USRN');
    const key = `${usrn} ${reader.text(row, 'LANGUAGE') ?? 'ENG'}`;
    if (this.#isDeletion(row, reader)) {
      this.#streets.delete(key);
      return;
    }
    this.#streets.set(key, {
      name: reader.text(row, 'STREET_DESCRIPTOR'),
      locality: reader.text(row, 'LOCALITY_NAME'),
      town: reader.text(row, 'TOWN_NAME'),
    });
  }

  #takeProperty(row: GazetteerRow): void {
    const reader = this.#blpu;
    const uprn = reader.requiredReference(row, 'UPRN');
    if (this.#isDeletion(row, reader)) {
      this.#properties.delete(uprn);
      return;
    }
    const status = this.#status(row, reader);
    this.#properties.set(uprn, {
      parentUprn: reader.reference(row, 'PARENT_UPRN'),
      classification: reader.text(row, 'BLPU_CLASS'),
      organisation: reader.text(row, 'ORGANISATION'),
      isHistorical: status === HISTORICAL || reader.whole(row, 'BLPU_STATE', 9) === DEMOLISHED,
      isRejected: STATUSES.get(status) === null,
    });
  }

  #takeIdentifier(row: GazetteerRow): void {
    const reader = this.#lpi;
    const uprn = reader.requiredReference(row, 'UPRN');
    const language = reader.text(row, 'LANGUAGE') ?? 'ENG';
    const key = reader.key(row, 'LPI_KEY');
    if (key === null) {
      throw reader.error(row, 'LPI_KEY', 'gazetteer/missing-value', 'There is no LPI_KEY');
    }
    const status = STATUSES.get(this.#status(row, reader));
    const id = `${key} ${language}`;
    if (this.#isDeletion(row, reader) || status === null || status === undefined) {
      this.#identifiers.delete(id);
      return;
    }
    const postcode = reader.text(row, 'POSTCODE');
    this.#identifiers.set(id, {
      uprn,
      language,
      status,
      sao: objectOf(reader, row, 'SAO'),
      pao: objectOf(reader, row, 'PAO'),
      usrn: reader.reference(row, 'USRN'),
      postcode: postcode === null ? null : postcodeStandard.standardise(postcode),
      postTown: reader.text(row, 'POST_TOWN'),
    });
  }

  #status(row: GazetteerRow, reader: FieldReader): number {
    const status = reader.whole(row, 'LOGICAL_STATUS', 9);
    if (status !== null && STATUSES.has(status)) return status;
    throw reader.error(
      row,
      'LOGICAL_STATUS',
      'gazetteer/bad-status',
      status === null ? 'There is no logical status' : `${status} is no logical status`,
      'The codes are 1 approved, 3 alternative, 5 candidate, 6 provisional, 7 and 9 rejected, 8 historical.',
    );
  }
}

/** One of the two addressable objects of a record with BS 7666 fields. */
export function objectOf(
  reader: FieldReader,
  row: GazetteerRow,
  level: 'SAO' | 'PAO',
): AddressableObject {
  // Some systems write 0 for no number.
  const startNumber = reader.whole(row, `${level}_START_NUMBER`, HIGHEST_NUMBER) || null;
  const text = reader.text(row, `${level}_TEXT`);
  if (startNumber === null && text === null) return NO_OBJECT;
  return {
    startNumber,
    startSuffix: suffixOf(reader.text(row, `${level}_START_SUFFIX`)),
    endNumber: reader.whole(row, `${level}_END_NUMBER`, HIGHEST_NUMBER) || null,
    endSuffix: suffixOf(reader.text(row, `${level}_END_SUFFIX`)),
    text,
  };
}
