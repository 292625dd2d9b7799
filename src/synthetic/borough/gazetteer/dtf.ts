import { join } from 'node:path';
import { csvLine } from '../../csv.ts';
import { DATE_FORMATS, type Day, dayOf, isoDay } from '../calendar.ts';
import type { ManifestFile } from '../extract/extract-writer.ts';
import { FileWriter } from '../extract/file-writer.ts';
import { type Gazetteer, PROPERTY, TENURE } from './gazetteer.ts';
import { ADMINISTRATIVE_AREA, AUTHORITY, CUSTODIAN_CODE, POST_TOWN } from './place-names.ts';

/** Logical status of an address (BS 7666-2:2006; DEC-NLPG). */
const STATUS = { approved: 1, alternative: 3, historical: 8 } as const;

/** State of what stands there: in use. */
const IN_USE = 2;
/** Representative point code: within the building. */
const IN_BUILDING = 1;
/** Class of a property (GeoPlace, AddressBase classification scheme). */
const CLASSES = {
  [PROPERTY.detached]: 'RD02',
  [PROPERTY.semi]: 'RD03',
  [PROPERTY.terraced]: 'RD04',
  [PROPERTY.flat]: 'RD06',
  [PROPERTY.hmo]: 'RH03',
  [PROPERTY.careHome]: 'RI01',
  [PROPERTY.shop]: 'CR08',
  [PROPERTY.shell]: 'PP',
  [PROPERTY.room]: 'RH02',
} as const;

/** Day before which streets and addresses of the first load were entered. */
const FIRST_LOAD = dayOf(2001, 4, 1);

/**
 * Writes the gazetteer as a full supply in NLPG Data Transfer Format 7.3: lines
 * of CSV whose first field is the record type, every text in capitals. Fields
 * stand in the order of the format's record definitions (GeoPlace, DTF 7.3):
 *
 * 10 header, 11 street, 15 street descriptor, 21 basic land and property unit,
 * 23 application cross reference, 24 land and property identifier, 29 metadata, 99 trailer.
 */
export function writeGazetteer(gazetteer: Gazetteer, folder: string, asAt: Day): ManifestFile[] {
  // Named as GeoPlace asks: custodian, date, volume.
  const name = `${CUSTODIAN_CODE}_${DATE_FORMATS.compact(asAt)}_01.csv`;
  const writer = new FileWriter(join(folder, name));
  new DtfWriter(gazetteer, writer, asAt).write();
  return [{ path: `gazetteer/${name}`, ...writer.close() }];
}

type Field = string | number;

class DtfWriter {
  readonly #gazetteer: Gazetteer;
  readonly #writer: FileWriter;
  readonly #asAt: Day;
  #order = 0;

  constructor(gazetteer: Gazetteer, writer: FileWriter, asAt: Day) {
    this.#gazetteer = gazetteer;
    this.#writer = writer;
    this.#asAt = asAt;
  }

  write(): void {
    const today = isoDay(this.#asAt);
    this.#line([
      10,
      AUTHORITY.toUpperCase(),
      CUSTODIAN_CODE,
      today,
      1,
      today,
      '120000',
      '7.3',
      'F',
    ]);
    for (let street = 0; street < this.#gazetteer.streetCount; street++) this.#street(street);
    for (let property = 0; property < this.#gazetteer.length; property++) this.#property(property);
    this.#line([
      29,
      `${ADMINISTRATIVE_AREA} LLPG`.toUpperCase(),
      'BOROUGH',
      'MADE UP: NO PLACE OF THIS FILE EXISTS',
      '',
      AUTHORITY.toUpperCase(),
      'D',
      AUTHORITY.toUpperCase(),
      this.#gazetteer.uprn(0),
      CUSTODIAN_CODE,
      'BRITISH NATIONAL GRID',
      'METRES',
      today,
      'ADDRESSBASE',
      today,
      'ENG',
      'UTF-8',
    ]);
    this.#line([99, 0, this.#order, today, '120000']);
  }

  #street(street: number): void {
    const { street: s, texts } = this.#gazetteer;
    const former = s.formerName.get(street);
    const usrn = this.#gazetteer.usrn(street);
    this.#streetRecord(usrn, street, 1);
    this.#descriptor(usrn, street, texts.text(s.name.get(street)));
    if (former < 0) return;
    // The former name lives on as an unofficial street: addresses under it have a second identifier.
    const formerUsrn = this.#gazetteer.formerUsrn(street);
    this.#streetRecord(formerUsrn, street, 4);
    this.#descriptor(formerUsrn, street, texts.text(former));
  }

  /** USRN, type, naming authority, state, its date, surface, classification, version, dates, ends, tolerance. */
  #streetRecord(usrn: number, street: number, type: 1 | 4): void {
    const { street: s } = this.#gazetteer;
    const loaded = isoDay(FIRST_LOAD);
    this.#insert(11, [
      usrn,
      type,
      CUSTODIAN_CODE,
      type === 1 ? IN_USE : '',
      type === 1 ? loaded : '',
      1,
      8,
      0,
      loaded,
      loaded,
      loaded,
      '',
      `${s.startX.get(street)}.00`,
      `${s.startY.get(street)}.00`,
      `${s.endX.get(street)}.00`,
      `${s.endY.get(street)}.00`,
      10,
    ]);
  }

  #descriptor(usrn: number, street: number, name: string): void {
    const { street: s, localities } = this.#gazetteer;
    const locality = s.locality.get(street);
    this.#insert(15, [
      usrn,
      name,
      locality === 0 ? '' : (localities[locality] as string),
      POST_TOWN,
      ADMINISTRATIVE_AREA,
      'ENG',
    ]);
  }

  #property(property: number): void {
    const { property: p, street: s, texts } = this.#gazetteer;
    const uprn = this.#gazetteer.uprn(property);
    const street = p.street.get(property);
    const kind = p.kind.get(property) as keyof typeof CLASSES;
    const built = isoDay(Math.max(FIRST_LOAD, p.built.get(property)));
    const parent = p.parent.get(property);
    this.#insert(21, [
      uprn,
      STATUS.approved,
      IN_USE,
      built,
      CLASSES[kind],
      parent < 0 ? '' : this.#gazetteer.uprn(parent),
      `${p.x.get(property)}.00`,
      `${p.y.get(property)}.00`,
      IN_BUILDING,
      CUSTODIAN_CODE,
      built,
      '',
      built,
      built,
      texts.text(p.organisation.get(property)),
      `E0599${String(8000 + s.locality.get(street)).padStart(4, '0')}`,
      '',
      CUSTODIAN_CODE,
      '',
      '',
    ]);
    if (this.#gazetteer.isDwelling(property)) {
      // Council tax knows the property by a reference of its own.
      this.#crossReference(property, 'CT', String(400_000_000 + property));
      if (p.tenure.get(property) === TENURE.council) {
        this.#crossReference(property, 'HS', `HSG${String(property).padStart(7, '0')}`);
      }
    }
    this.#lpi(property, 1, STATUS.approved, this.#gazetteer.usrn(street));
    if (s.formerName.get(street) < 0) return;
    // An address under the former name is one that people still use: an alternative.
    const isHistorical = s.renamed.get(street) < dayOf(2012, 1, 1);
    this.#lpi(
      property,
      2,
      isHistorical ? STATUS.historical : STATUS.alternative,
      this.#gazetteer.formerUsrn(street),
    );
  }

  /** UPRN, key, start, last update, entry and end dates, reference, source. */
  #crossReference(property: number, source: string, reference: string): void {
    const built = isoDay(Math.max(FIRST_LOAD, this.#gazetteer.property.built.get(property)));
    this.#insert(23, [
      this.#gazetteer.uprn(property),
      `${CUSTODIAN_CODE}X${String(property * 2 + (source === 'CT' ? 0 : 1)).padStart(9, '0')}`,
      built,
      built,
      built,
      '',
      reference,
      `${CUSTODIAN_CODE}${source}`,
    ]);
  }

  #lpi(property: number, which: 1 | 2, status: number, usrn: number): void {
    const { property: p, street: s, texts, postcodes } = this.#gazetteer;
    const start = isoDay(Math.max(FIRST_LOAD, p.built.get(property)));
    const end = status === STATUS.historical ? isoDay(s.renamed.get(p.street.get(property))) : '';
    const number = (value: number): Field => (value === 0 ? '' : value);
    const letter = (code: number): string => (code === 0 ? '' : String.fromCharCode(code));
    const isPostal = p.kind.get(property) !== PROPERTY.shell;
    this.#insert(24, [
      this.#gazetteer.uprn(property),
      `${CUSTODIAN_CODE}L${String(property * 2 + which - 1).padStart(9, '0')}`,
      'ENG',
      status,
      start,
      end,
      start,
      start,
      number(p.saoNumber.get(property)),
      letter(p.saoSuffix.get(property)),
      '',
      '',
      texts.text(p.saoText.get(property)),
      number(p.paoNumber.get(property)),
      letter(p.paoSuffix.get(property)),
      number(p.paoEnd.get(property)),
      '',
      texts.text(p.paoText.get(property)),
      usrn,
      '',
      isPostal ? 'Y' : 'N',
      postcodes[p.postcode.get(property)] as string,
      POST_TOWN,
      which === 1 ? 'Y' : 'N',
      CUSTODIAN_CODE,
      '',
      '',
    ]);
  }

  /** A record of a change type, "I" for insert, with its place in the file. */
  #insert(type: number, fields: readonly Field[]): void {
    this.#order += 1;
    this.#line([type, 'I', this.#order, ...fields]);
  }

  #line(fields: readonly Field[]): void {
    this.#writer.write(csvLine(fields.map((field) => String(field).toUpperCase())));
    this.#writer.rows += 1;
  }
}
