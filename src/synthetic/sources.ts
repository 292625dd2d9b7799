import { type Household, householdDraw, type Person } from './households.ts';
import { type ErrorRates, observe, type PersonFields, SERVICE_ERRORS } from './observe.ts';
import { type Random, seededRandom } from './random.ts';

/** An extract as a service's system would send it: its own columns, formats and faults. */
export interface SampleSource {
  /** Base name of its file. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface SampleOptions {
  /** About so many people; households are not cut. */
  readonly people: number;
  /** The same seed gives the same extracts. */
  readonly seed: number;
}

/** The column that says who is truly who, in every sample source. */
export const SAMPLE_TRUTH_COLUMN = 'true_person';

interface ServiceProfile {
  readonly name: string;
  readonly columns: readonly string[];
  readonly errors: ErrorRates;
  /** Whether the service holds this person. */
  held(
    random: Random,
    person: Person,
    place: { readonly adult: boolean; readonly tenant: boolean },
  ): boolean;
  /** Share of those it holds that it holds twice. */
  readonly heldTwice: number;
  /** The service's own key of the n-th record it has. */
  key(n: number): string;
  /** The columns after the key. */
  row(random: Random, fields: PersonFields, person: Person): string[];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const COUNCIL_TAX: ServiceProfile = {
  name: 'council-tax',
  columns: [
    'account_ref',
    'title',
    'forename',
    'surname',
    'date_of_birth',
    'address_line_1',
    'post_town',
    'post_code',
    'telephone',
    'email_address',
  ],
  // Bills need an address, not a date of birth.
  errors: { ...SERVICE_ERRORS, birthMissing: 0.25, formerAddress: 0.03, emailMissing: 0.6 },
  held: (random, _person, { adult }) => adult && random.chance(0.8),
  heldTwice: 0.02,
  key: (n) => String(60_000_000 + n * 7),
  row: (random, fields, person) => [
    titleOf(random, person),
    [fields.first_name, fields.middle_name.slice(0, 1)].join(' ').trim().toUpperCase(),
    fields.surname.toUpperCase(),
    slashed(fields.date_of_birth),
    fields.address.toUpperCase(),
    fields.town.toUpperCase(),
    fields.postcode,
    fields.phone,
    fields.email,
  ],
};

const LIBRARY: ServiceProfile = {
  name: 'library',
  columns: [
    'card_number',
    'first_name',
    'last_name',
    'dob',
    'address',
    'town',
    'postcode',
    'mobile',
    'email',
  ],
  // Members join once and seldom say that they have moved.
  errors: { ...SERVICE_ERRORS, formerAddress: 0.2, emailMissing: 0.15, nickname: 0.15 },
  held: (random) => random.chance(0.45),
  heldTwice: 0.04,
  key: (n) => `L${1_000_000 + n * 13}`,
  row: (random, fields) => [
    fields.first_name,
    fields.surname,
    fields.date_of_birth,
    fields.address,
    fields.town,
    random.chance(0.2) ? fields.postcode.replace(' ', '').toLowerCase() : fields.postcode,
    random.chance(0.3) ? fields.phone.replace(/^0/, '+44 ') : fields.phone,
    fields.email,
  ],
};

const HOUSING: ServiceProfile = {
  name: 'housing',
  columns: [
    'tenancy_ref',
    'given_names',
    'family_name',
    'birth_date',
    'property_address',
    'property_town',
    'property_postcode',
    'contact_number',
    'contact_email',
  ],
  errors: {
    ...SERVICE_ERRORS,
    formerAddress: 0.02,
    middleNameMissing: 0.2,
    middleNameInitial: 0.1,
  },
  held: (random, _person, { adult, tenant }) => tenant && (adult || random.chance(0.6)),
  heldTwice: 0.01,
  key: (n) => `T/${String(n * 3).padStart(6, '0')}`,
  row: (_random, fields) => [
    [fields.first_name, fields.middle_name].join(' ').trim(),
    fields.surname,
    inWords(fields.date_of_birth),
    fields.address,
    fields.town,
    fields.postcode,
    fields.phone.replace(/^(\d{5})(\d{3})(\d{3})$/, '$1 $2 $3'),
    fields.email,
  ],
};

/** Share of households that rent from the council or a housing association (2021 census: 17%). */
const TENANT_HOUSEHOLDS = 0.17;

/**
 * Extracts of three services over one invented population: council tax, the
 * library and housing, with a truth column in each. Columns are called by
 * other names in each, and dates, phones and capitals differ, as they do.
 *
 * @example
 * for (const { name, columns, rows } of sampleSources({ people: 2000, seed: 1 })) ...
 */
export function sampleSources({ people, seed }: SampleOptions): readonly SampleSource[] {
  const random = seededRandom(seed);
  const drawHousehold = householdDraw(people / 2.3);
  const profiles = [COUNCIL_TAX, LIBRARY, HOUSING];
  const rows = new Map(profiles.map(({ name }): [string, string[][]] => [name, []]));
  let count = 0;
  while (count < people) {
    const household = drawHousehold(random);
    const tenant = random.chance(TENANT_HOUSEHOLDS);
    for (const person of household.members) {
      count += 1;
      const place = { adult: isAdult(person), tenant };
      for (const profile of profiles) {
        if (!profile.held(random, person, place)) continue;
        const times = random.chance(profile.heldTwice) ? 2 : 1;
        for (let i = 0; i < times; i++) {
          addRow(random, profile, rows.get(profile.name) ?? [], {
            person,
            household,
            truth: count,
          });
        }
      }
    }
  }
  return profiles.map(({ name, columns, key }) => ({
    name,
    columns: [...columns, SAMPLE_TRUTH_COLUMN],
    // Keys are given after shuffling, so that neither key nor order says who is who.
    rows: shuffled(random, rows.get(name) ?? []).map((row, i) => [key(i + 1), ...row]),
  }));
}

function addRow(
  random: Random,
  profile: ServiceProfile,
  rows: string[][],
  of: { person: Person; household: Household; truth: number },
): void {
  const fields = observe(random, of.person, of.household.members, profile.errors);
  const row = profile.row(random, fields, of.person);
  rows.push([...row, String(of.truth)]);
}

/** Extracts stand at 2024. */
const isAdult = (person: Person): boolean => person.born.year <= 2006;

function titleOf(random: Random, { sex }: Person): string {
  if (random.chance(0.15)) return '';
  return sex === 'M' ? 'Mr' : random.pick(['Mrs', 'Ms', 'Miss']);
}

/** `1971-03-09` as `09/03/1971`. */
function slashed(date: string): string {
  return date.split('-').reverse().join('/');
}

/** `1971-03-09` as `9 Mar 1971`. */
function inWords(date: string): string {
  if (date === '') return '';
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** In random order (R. Durstenfeld, Algorithm 235, Communications of the ACM 7, 1964). */
function shuffled<T>(random: Random, values: readonly T[]): T[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
