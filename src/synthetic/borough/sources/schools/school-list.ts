import type { Gazetteer } from '../../gazetteer/gazetteer.ts';

/** A school, or a place in the list that is none: children taught at home have one too. */
export interface School {
  readonly name: string;
  /** DfE number: local authority and establishment; empty for children taught at home. */
  readonly number: string;
}

/** Local authority's number in every DfE number and UPN: not given to any, as far as we know. */
export const AUTHORITY = '998';
/** Properties for each school, so that primaries have about 400 pupils and secondaries 1,000. Illustrative. */
const HOMES = { primary: 2000, secondary: 5800, independent: 18_000 } as const;
const SAINTS = ['St Mary', 'St Oswald', 'St Anne', 'All Saints', 'St Cuthbert', 'Holy Trinity'];
const INDEPENDENT = ['Fenwick House School', 'The Abbey School', 'Harcastle Grammar School'];

export type Phase = 'primary' | 'secondary' | 'independent' | 'home';

/** The schools of the borough, by phase. */
export class SchoolList {
  readonly #phases: Readonly<Record<Phase, readonly School[]>>;
  readonly #localities: number;

  constructor(gazetteer: Gazetteer) {
    const { localities } = gazetteer;
    this.#localities = localities.length;
    const some = (phase: keyof typeof HOMES, name: (i: number) => string, from: number): School[] =>
      Array.from({ length: Math.max(1, Math.round(gazetteer.length / HOMES[phase])) }, (_, i) => ({
        name: name(i),
        number: AUTHORITY + String(from + i),
      }));
    const place = (i: number): string => localities[i % localities.length] as string;
    const saint = (i: number): string => SAINTS[i % SAINTS.length] as string;
    this.#phases = {
      primary: some(
        'primary',
        (i) =>
          i % 3 === 1 ? `${saint(i)}'s CofE Primary, ${place(i)}` : `${place(i)} Primary School`,
        2001,
      ),
      secondary: some(
        'secondary',
        (i) => (i % 4 === 1 ? `${saint(i)}'s RC High School` : `${place(i * 3)} Academy`),
        4001,
      ),
      independent: some('independent', (i) => INDEPENDENT[i % INDEPENDENT.length] as string, 6001),
      home: [{ name: 'ELECTIVE HOME EDUCATION', number: '' }],
    };
  }

  /**
   * The school of a phase that serves a locality.
   * @param at 0 up to 1: which of several.
   */
  of(phase: Phase, locality: number, at: number): number {
    const { length } = this.#phases[phase];
    const each = length / this.#localities;
    return Math.min(length - 1, Math.floor(locality * each + at * Math.max(1, each))) % length;
  }

  count(phase: Phase): number {
    return this.#phases[phase].length;
  }

  get(phase: Phase, school: number): School {
    return this.#phases[phase][school] as School;
  }
}

const CHECK_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/**
 * A unique pupil number: check letter, authority, establishment, two digits of the year, and a
 * number of three digits, or of two and a letter for a temporary one. The letter is the weighted
 * sum of the others, modulo 23 (DfE, Unique pupil numbers: a guide for schools and local authorities).
 */
export function uniquePupilNumber(
  authorityAndSchool: string,
  year: number,
  serial: number,
  isTemporary: boolean,
): string {
  const last = isTemporary
    ? `${String(serial % 100).padStart(2, '0')}${CHECK_LETTERS[serial % 23] as string}`
    : String(serial % 1000).padStart(3, '0');
  const body = `${authorityAndSchool}${String(year % 100).padStart(2, '0')}${last}`;
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const letter = CHECK_LETTERS.indexOf(body[i] as string);
    sum += (letter >= 0 ? letter : Number(body[i])) * (i + 2);
  }
  return (CHECK_LETTERS[sum % 23] as string) + body;
}
