import { truthRows } from '../../scripts/borough.ts';

/** Somebody of a made-up borough, to be asked for. */
export interface PersonToAsk {
  readonly given: string;
  readonly surname: string;
  /** `YYYY-MM-DD` */
  readonly born: string;
  /** One that they had; empty where none is known. */
  readonly postcode: string;
}

const POSTCODE_AT_THE_END = /[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}$/;

/** Everybody of a borough who is alive, by what the truth says of them. */
export function peopleToAsk(borough: string): PersonToAsk[] {
  const postcodes = new Map(
    truthRows(borough, 'addresses.csv').map(({ person = '', address = '' }) => [
      person,
      POSTCODE_AT_THE_END.exec(address)?.[0] ?? '',
    ]),
  );
  return truthRows(borough, 'people.csv')
    .filter(({ died }) => died === '')
    .map(({ person = '', given = '', surname = '', born = '' }) => {
      return { given, surname, born, postcode: postcodes.get(person) ?? '' };
    });
}
