import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export interface Gazetteer {
  /** The area that a property's street is in, by UPRN: a locality, or the town where it has none. */
  readonly areas: ReadonlyMap<string, string>;
  /** Mean postal addresses a postcode. */
  readonly homesPerPostcode: number;
}

/** Fields of DTF 7.3 records by their place, from 0. */
const STREET = { usrn: 3, locality: 5, town: 6 } as const;
const ADDRESS = { uprn: 3, usrn: 21, postal: 23, postcode: 24, official: 26 } as const;

/** Reads which area each property is in, and how many addresses share a postcode. */
export function readGazetteer(folder: string, asAt: string): Gazetteer {
  const path = join(folder, 'gazetteer', `9998_${asAt.replaceAll('-', '')}_01.csv`);
  const lines = readFileSync(path, 'utf8').split('\n');
  // Records of one type at a time have as many fields each.
  const ofType = (type: string): string[][] =>
    parse(lines.filter((line) => line.startsWith(`${type},`)).join('\n'));
  const streets = new Map<string, string>();
  for (const line of ofType('15')) {
    const name = line[STREET.locality] || line[STREET.town] || '';
    streets.set(line[STREET.usrn] ?? '', inTitleCase(name));
  }
  const areas = new Map<string, string>();
  const postcodes = new Map<string, number>();
  for (const line of ofType('24')) {
    areas.set(line[ADDRESS.uprn] ?? '', streets.get(line[ADDRESS.usrn] ?? '') ?? '');
    if (line[ADDRESS.postal] !== 'Y' || line[ADDRESS.official] !== 'Y') continue;
    const postcode = line[ADDRESS.postcode] ?? '';
    postcodes.set(postcode, (postcodes.get(postcode) ?? 0) + 1);
  }
  const addresses = [...postcodes.values()].reduce((sum, count) => sum + count, 0);
  return { areas, homesPerPostcode: addresses / postcodes.size };
}

const inTitleCase = (text: string): string =>
  text.toLowerCase().replace(/(^|[ -])\p{L}/gu, (start) => start.toUpperCase());
