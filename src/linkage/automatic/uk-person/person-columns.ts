import type { ColumnKind } from '../../../standards/index.ts';
import type { ColumnProfile } from '../profile.ts';
import type { PersonAttribute, PersonColumns } from './person-attributes.ts';

/** Words in a column's name that make it another person's, or not the name in use. */
const OF_OTHERS =
  /mother|father|parent|guardian|next.?of.?kin|(?:^|[^a-z])n\.?o\.?k(?:[^a-z]|$)|informant|landlord|worker|partner|spouse|emergency|agent|doctor|(?:^|[^a-z])gp(?:[^a-z]|$)|executor|maiden|former|previous|known.?as|prefer|(?:^|[^a-z])pref(?:[^a-z]|$)|party.?2|applicant.?2|joint/i;

/** Words for places that are not where a person lives now. */
const OTHER_PLACE = /birth|forward|previous|former|correspond|work|school|branch|location/i;

/** Later lines of an address, by name: `line2`, `Address Line 3`, `locality`. */
const LATER_LINE = /line.?[0-9]|addr|locality|district|village/i;

const ADDRESS_KINDS: ReadonlySet<ColumnKind> = new Set<ColumnKind>([
  'house-number',
  'address',
  'street',
]);

/** Which input columns say what of a person, by data set, and why others are left out. */
export function personColumns(
  profiles: readonly ColumnProfile[],
  datasets: readonly string[],
): PersonColumns {
  const columns = new Map<PersonAttribute, Map<string, readonly string[]>>();
  datasets.forEach((dataset, d) => {
    const here = profiles.filter(({ filled, isArray }) => (filled[d] ?? 0) > 0 && !isArray);
    const own = here.filter(({ name }) => !OF_OTHERS.test(name));
    const put = (attribute: PersonAttribute, names: readonly string[]): void => {
      if (names.length === 0) return;
      const known = columns.get(attribute) ?? new Map();
      columns.set(attribute, known.set(dataset, names));
    };
    const first = (...kinds: readonly ColumnKind[]): string[] =>
      own
        .filter(({ kind }) => kinds.includes(kind))
        .slice(0, 1)
        .map(({ name }) => name);
    const name = nameColumns(own);
    put('name', name);
    // A title stands in a column of its own, or before a name that is in one column.
    const title = first('title');
    put('title', title.length > 0 ? title : name.length === 1 ? name : []);
    put('sex', first('gender'));
    put('dateOfBirth', first('date-of-birth'));
    put('nino', first('nino'));
    put('nhsNumber', first('nhs-number'));
    put('pupilNumber', first('national-id'));
    put('uprn', first('uprn'));
    put('address', addressColumns(own));
    put('postcode', first('postcode'));
    put(
      'phone',
      own.filter(({ kind }) => kind === 'phone').map((profile) => profile.name),
    );
    put('email', first('email'));
  });
  return Object.fromEntries(
    Array.from(columns, ([attribute, known]) => [attribute, Object.fromEntries(known)]),
  );
}

/** Given, middle and last name, in the order in which they are said; else the name in one column. */
function nameColumns(own: readonly ColumnProfile[]): string[] {
  const of = (kind: ColumnKind): string[] =>
    own.filter((profile) => profile.kind === kind).map(({ name }) => name);
  const [given] = of('given-name');
  const [surname] = of('surname');
  if (given !== undefined && surname !== undefined) {
    return [given, ...of('middle-name').slice(0, 1), surname];
  }
  return of('full-name').slice(0, 1);
}

/** The first address, with its further lines where it is spread over several columns. */
function addressColumns(own: readonly ColumnProfile[]): string[] {
  const places = own.filter(({ name }) => !OTHER_PLACE.test(name));
  const at = places.findIndex(({ kind }) => kind === 'address' || kind === 'house-number');
  const street = places.findIndex(({ kind }) => kind === 'street');
  const begin = at < 0 ? street : at;
  const start = places[begin];
  if (start === undefined) return [];
  const stem = (name: string): string => name.replace(/[^a-z]/gi, '').toLowerCase();
  const lines = places.filter(
    (profile, i) =>
      profile === start ||
      (i !== begin &&
        (stem(profile.name) === stem(start.name) ||
          (i > begin &&
            (profile.kind === 'town' ||
              (start.kind === 'house-number' && ADDRESS_KINDS.has(profile.kind)) ||
              (LATER_LINE.test(profile.name) &&
                !['postcode', 'email', 'uprn', 'identifier'].includes(profile.kind)))))),
  );
  return lines.map(({ name }) => name);
}

/** Columns that only services of grown-ups have: registers of electors, liability for council tax, vehicles, parents. */
const OF_ADULTS =
  /elector|attain|liab|vrm|vehicle|registration.?mark|number.?plate|par(?:ental)?.?resp|carer/i;

/** Columns that only services of children have. */
const OF_CHILDREN = /child|pupil|year.?group|nc.?y(?:ea)?r|(?:^|[^a-z])upn(?:[^a-z]|$)/i;

const OF_ELECTORS = /elector/i;

/** Data sets that hold grown-ups alone, by their columns. */
export function adultDatasets(
  profiles: readonly ColumnProfile[],
  datasets: readonly string[],
): string[] {
  return withColumn(OF_ADULTS, profiles, datasets);
}

/** Data sets that hold children alone, by their columns. */
export function childDatasets(
  profiles: readonly ColumnProfile[],
  datasets: readonly string[],
): string[] {
  return withColumn(OF_CHILDREN, profiles, datasets);
}

/** Data sets that are registers of electors, by their columns. */
export function registersOfElectors(
  profiles: readonly ColumnProfile[],
  datasets: readonly string[],
): string[] {
  return withColumn(OF_ELECTORS, profiles, datasets);
}

function withColumn(
  pattern: RegExp,
  profiles: readonly ColumnProfile[],
  datasets: readonly string[],
): string[] {
  return datasets.filter((_, d) =>
    profiles.some(({ name, filled }) => (filled[d] ?? 0) > 0 && pattern.test(name)),
  );
}
