import { householdDraw } from './households.ts';
import { type ErrorRates, observe, type PersonFields, SERVICE_ERRORS } from './observe.ts';
import { seededRandom, weightedDraw } from './random.ts';

/** A record with its truth: records of one `cluster` are one person. */
export interface PersonRecord extends PersonFields {
  /** Opaque: it says nothing of the person, and follows the order of the records. */
  id: string;
  cluster: string;
}

export interface PeopleOptions {
  /** Exactly this many records are made. */
  readonly records: number;
  /** The same seed gives the same records. */
  readonly seed: number;
  /**
   * Weights of 1, 2, 3, ... records a person. Default 62%, 24%, 10%, 4%: 1.56
   * records a person on average.
   */
  readonly recordsPerPerson?: readonly number[];
  readonly errors?: ErrorRates;
}

/** Records wait in a window this wide for a random one to be let out. */
const WINDOW = 50_000;

/**
 * Makes records of invented people, one at a time: families who share a
 * surname, an address and a phone, twins, fathers and sons of one name, movers
 * and the newly married, recorded with the errors that services make. Memory
 * does not grow with the number of records.
 *
 * Records of one person do not follow each other: each waits a random time in
 * a window of 50,000 (Knuth, "The Art of Computer Programming" 3.2.2,
 * algorithm B), so row order is no hint.
 *
 * @example
 * for (const record of generatePeople({ records: 1000, seed: 1 })) console.log(record.surname);
 */
export function* generatePeople(options: PeopleOptions): Generator<PersonRecord> {
  const {
    records,
    seed,
    errors = SERVICE_ERRORS,
    recordsPerPerson = [0.62, 0.24, 0.1, 0.04],
  } = options;
  const random = seededRandom(seed);
  const total = recordsPerPerson.reduce((sum, weight) => sum + weight, 0);
  const mean = recordsPerPerson.reduce((sum, weight, i) => sum + ((i + 1) * weight) / total, 0);
  const drawCount = weightedDraw(
    recordsPerPerson.map((_, i) => i + 1),
    recordsPerPerson,
  );
  // 2.3 people a household, as in the 2021 census.
  const drawHousehold = householdDraw(records / mean / 2.3);
  const width = Math.max(1, Math.min(WINDOW, Math.ceil(records / 4)));
  const window: PersonRecord[] = [];
  let made = 0;
  let released = 0;
  let people = 0;

  const release = (slot: number): PersonRecord => {
    const record = window[slot] as PersonRecord;
    released += 1;
    record.id = `r${String(released).padStart(8, '0')}`;
    return record;
  };

  while (made < records) {
    const household = drawHousehold(random);
    for (const person of household.members) {
      const count = drawCount(random);
      people += 1;
      for (let i = 0; i < count && made < records; i++) {
        const fields = observe(random, person, household.members, errors) as PersonRecord;
        fields.id = '';
        fields.cluster = `p${people}`;
        made += 1;
        if (window.length < width) {
          window.push(fields);
        } else {
          const slot = random.below(width);
          yield release(slot);
          window[slot] = fields;
        }
      }
    }
  }
  while (window.length > 0) {
    const slot = random.below(window.length);
    yield release(slot);
    window[slot] = window[window.length - 1] as PersonRecord;
    window.pop();
  }
}
