import type { ColumnKind } from '../../standards/index.ts';
import type { ColumnDefinition, Comparison, Condition, Level } from '../model/match-model.ts';
import type { Attribute } from './attributes.ts';
import type { Implication } from './implied.ts';

/** A comparison for an attribute, with the further columns that it needs. */
export interface ChosenComparison {
  readonly comparison: Comparison;
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
}

const otherwise: Level = { description: 'different', when: 'else' };

/**
 * The levels that suit a kind of attribute. Where a file has one given name and
 * one surname, the surname's comparison also knows them swapped, and the given
 * name's then stays silent: one piece of evidence counts once.
 */
export function comparisonsFor(
  attributes: readonly Attribute[],
  implications: readonly Implication[] = [],
): ChosenComparison[] {
  const givenNames = attributes.filter(({ kind }) => kind === 'given-name');
  const surnames = attributes.filter(({ kind }) => kind === 'surname');
  const [given] = givenNames;
  const [surname] = surnames;
  const swap =
    given !== undefined && surname !== undefined && givenNames.length === 1 && surnames.length === 1
      ? { given: given.name, surname: surname.name }
      : undefined;
  const home = homeOf(attributes, implications);
  return attributes.flatMap((attribute) => {
    if (attribute.name === home?.postcode || attribute.name === home?.uprn) return [];
    const chosen =
      attribute.name === home?.address ? homeComparison(home) : comparisonFor(attribute, swap);
    const finer = implications
      .filter(({ coarser }) => coarser === attribute.name && attribute.name !== home?.address)
      .map((implication) => implication.finer);
    const silent = finer.length === 0 ? chosen : silentWhereGiven(chosen, attribute.name, finer);
    if (!HOUSEHOLD.has(attribute.kind)) return [silent];
    return [{ ...silent, comparison: { ...silent.comparison, about: 'household' as const } }];
  });
}

/** An address and a postcode that belong together, and the UPRN: one home, one piece of evidence. */
interface Home {
  readonly address: string;
  readonly postcode: string;
  /** Null where there is none, or more than one. */
  readonly uprn: string | null;
}

function homeOf(
  attributes: readonly Attribute[],
  implications: readonly Implication[],
): Home | undefined {
  const addresses = attributes.filter(({ kind }) => kind === 'address');
  const postcodes = attributes.filter(({ kind }) => kind === 'postcode');
  const [uprn, ...more] = attributes.filter(({ kind }) => kind === 'uprn');
  return implications
    .filter(
      ({ finer, coarser }) =>
        addresses.some(({ name }) => name === finer) &&
        postcodes.some(({ name }) => name === coarser),
    )
    .map(({ finer, coarser }) => ({
      address: finer,
      postcode: coarser,
      uprn: uprn === undefined || more.length > 0 ? null : uprn.name,
    }))[0];
}

/**
 * Neighbours share the postcode and the street: only the number tells them apart,
 * so the levels go by it, and no agreement counts twice.
 */
function homeComparison({ address, postcode, uprn }: Home): ChosenComparison {
  const number = `${address}_number`;
  const known = uprn === null ? [address, postcode] : [address, postcode, uprn];
  const both = (name: string): Condition => ({ exact: name });
  return {
    comparison: {
      name: address,
      description: `The home: ${known.join(' and ')} together`,
      missing: known.map((column) => `(l.${column} is null or r.${column} is null)`).join(' and '),
      levels: [
        ...(uprn === null ? [] : [{ ...frequent(uprn), description: 'the same property' }]),
        frequent(address),
        level('same postcode and number', { all: [both(postcode), both(number)] }),
        level('same number and nearly the same address', {
          all: [both(number), { jaroWinkler: address, atLeast: 0.88 }],
        }),
        level('same postcode, another number or none', both(postcode)),
        level('nearly the same address', { jaroWinkler: address, atLeast: 0.92 }),
        level('postcode differs by one character', edits(postcode, 1)),
        level('same first part of the postcode', {
          expression: `word(l.${postcode}, 1) = word(r.${postcode}, 1)`,
        }),
        otherwise,
      ],
    },
    columns: { [number]: { from: address, derive: 'house-number' } },
  };
}

/** A comparison that says nothing where a finer one has said it already. */
function silentWhereGiven(
  chosen: ChosenComparison,
  name: string,
  finer: readonly string[],
): ChosenComparison {
  const absent = chosen.comparison.missing ?? `l.${name} is null or r.${name} is null`;
  const given = finer.map((other) => `coalesce(l.${other} = r.${other}, false)`).join(' or ');
  return {
    ...chosen,
    comparison: {
      ...chosen.comparison,
      description: `Compared only where ${finer.join(' and ')} do not agree, which would give it away`,
      missing: `${absent} or ${given}`,
    },
  };
}

/** What the people of one household have in common. */
const HOUSEHOLD: ReadonlySet<ColumnKind> = new Set([
  'surname',
  'address',
  'street',
  'house-number',
  'postcode',
  'town',
  'region',
  'uprn',
  'phone',
  'email',
]);

function comparisonFor(
  attribute: Attribute,
  swap: { given: string; surname: string } | undefined,
): ChosenComparison {
  const { name, kind } = attribute;
  if (attribute.definition.type === 'text[]') {
    return plain(name, [
      level('two or more in common', { overlap: name, atLeast: 2 }),
      level('one in common', { overlap: name, atLeast: 1 }),
    ]);
  }
  switch (kind) {
    case 'given-name':
    case 'middle-name':
      return givenName(name, swap);
    case 'surname':
      return surnameComparison(name, swap);
    case 'full-name':
      return fullName(name);
    case 'date-of-birth':
    case 'date':
      return dateOfBirth(name);
    case 'year':
      return plain(name, [exact(name), level('one digit differs', edits(name, 1))]);
    case 'postcode':
      return plain(name, [
        frequent(name),
        level('one character differs or two are swapped', edits(name, 1)),
        level('same first part', { expression: `word(l.${name}, 1) = word(r.${name}, 1)` }),
        level('two characters differ', { levenshtein: name, atMost: 2 }),
      ]);
    case 'phone':
    case 'nino':
    case 'nhs-number':
    case 'national-id':
    case 'identifier':
      return plain(name, [
        frequent(name),
        level('one character differs or two are swapped', edits(name, 1)),
        level('two characters differ', { levenshtein: name, atMost: 2 }),
      ]);
    case 'email':
      return email(name);
    case 'address':
    case 'street':
      return plain(name, [
        frequent(name),
        level('nearly the same', { jaroWinkler: name, atLeast: 0.92 }),
        level('similar', { jaroWinkler: name, atLeast: 0.8 }),
      ]);
    case 'house-number':
      return plain(name, [frequent(name), level('one character differs', edits(name, 1))]);
    // The next property has the next number: nearly the same is another place.
    case 'uprn':
    case 'gender':
    case 'month':
    case 'day':
    case 'category':
    case 'region':
      return plain(name, [frequent(name)]);
    case 'number':
      return plain(name, [frequent(name), level('one character differs', edits(name, 1))]);
    default:
      return plain(name, [
        frequent(name),
        level('nearly the same', { jaroWinkler: name, atLeast: 0.92 }),
        level('similar', { jaroWinkler: name, atLeast: 0.8 }),
      ]);
  }
}

function givenName(
  name: string,
  swap: { given: string; surname: string } | undefined,
): ChosenComparison {
  const nicknames = `${name}_nicknames`;
  const comparison: Comparison = {
    name,
    levels: [
      frequent(name),
      level('nearly the same', { jaroWinkler: name, atLeast: 0.92 }),
      level('short for the same name', { overlap: nicknames, atLeast: 1 }),
      level('same first word or initial', {
        expression: `word(l.${name}, 1) = word(r.${name}, 1) or ((length(l.${name}) = 1 or length(r.${name}) = 1) and left(l.${name}, 1) = left(r.${name}, 1))`,
      }),
      level('similar', { jaroWinkler: name, atLeast: 0.8 }),
      otherwise,
    ],
  };
  const absent = `l.${name} is null or r.${name} is null`;
  return {
    comparison:
      swap === undefined || swap.given !== name
        ? { ...comparison, missing: absent }
        : { ...comparison, missing: `${absent} or (${swapped(swap)})` },
    columns: { [nicknames]: { from: name, derive: 'nickname-group', type: 'text[]' } },
  };
}

function surnameComparison(
  name: string,
  swap: { given: string; surname: string } | undefined,
): ChosenComparison {
  const sounds = `${name}_sound`;
  const swapLevel =
    swap === undefined ? [] : [level('names swapped', { expression: swapped(swap) })];
  return {
    comparison: {
      name,
      missing: `l.${name} is null or r.${name} is null`,
      levels: [
        frequent(name),
        ...swapLevel,
        level('nearly the same', { jaroWinkler: name, atLeast: 0.92 }),
        level('sounds the same', { overlap: sounds, atLeast: 1 }),
        level('similar', { jaroWinkler: name, atLeast: 0.8 }),
        otherwise,
      ],
    },
    columns: { [sounds]: { from: name, derive: 'double-metaphone', type: 'text[]' } },
  };
}

function swapped({ given, surname }: { given: string; surname: string }): string {
  return `l.${given} = r.${surname} and l.${surname} = r.${given} and l.${given} <> l.${surname}`;
}

function fullName(name: string): ChosenComparison {
  const sorted = `${name}_sorted`;
  return {
    comparison: {
      name,
      missing: `l.${name} is null or r.${name} is null`,
      levels: [
        frequent(name),
        level('same words in another order', { exact: sorted }),
        level('nearly the same', { jaroWinkler: name, atLeast: 0.92 }),
        level('nearly the same words', { jaroWinkler: sorted, atLeast: 0.92 }),
        level('similar', { jaroWinkler: name, atLeast: 0.8 }),
        otherwise,
      ],
    },
    columns: { [sorted]: { from: name, derive: 'sorted-words' } },
  };
}

function dateOfBirth(name: string): ChosenComparison {
  const part = (side: string, from: number, count: number): string =>
    `substr(${side}.${name}, ${from}, ${count})`;
  return plain(name, [
    frequent(name),
    level('day and month swapped', {
      expression: `${part('l', 1, 4)} = ${part('r', 1, 4)} and ${part('l', 6, 2)} = ${part('r', 9, 2)} and ${part('l', 9, 2)} = ${part('r', 6, 2)}`,
    }),
    level('one digit differs or two are swapped', edits(name, 1)),
    level('two digits differ', { levenshtein: name, atMost: 2 }),
    level('same year, or same day and month', {
      expression: `${part('l', 1, 4)} = ${part('r', 1, 4)} or ${part('l', 6, 5)} = ${part('r', 6, 5)}`,
    }),
  ]);
}

function email(name: string): ChosenComparison {
  const local = `${name}_local`;
  return {
    comparison: {
      name,
      missing: `l.${name} is null or r.${name} is null`,
      levels: [
        frequent(name),
        level('one character differs or two are swapped', edits(name, 1)),
        level('same before the @', { exact: local }),
        level('similar before the @', { jaroWinkler: local, atLeast: 0.9 }),
        otherwise,
      ],
    },
    columns: { [local]: { from: name, derive: 'email-local' } },
  };
}

function plain(name: string, levels: readonly Level[]): ChosenComparison {
  return { comparison: { name, levels: [...levels, otherwise] }, columns: {} };
}

function exact(name: string): Level {
  return level('the same', { exact: name });
}

function frequent(name: string): Level {
  return { ...exact(name), termFrequency: { column: name } };
}

function edits(name: string, atMost: number): Condition {
  return { damerauLevenshtein: name, atMost };
}

function level(description: string, when: Condition): Level {
  return { description, when };
}
