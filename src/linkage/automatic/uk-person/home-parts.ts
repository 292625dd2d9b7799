import type { ColumnDefinition, Level } from '../../model/match-model.ts';
import { byFrequency, from, level, NOTHING, otherwise, type Part } from './parts.ts';
import type { PersonColumns } from './person-attributes.ts';
import type { UkPersonSettings } from './settings.ts';
import { apartLevels } from './source-parts.ts';

/**
 * The home is one piece of evidence, whichever of UPRN, address and postcode are known.
 * Neighbours share postcode and street: only the numbers tell them apart.
 */
export function homeParts(columns: PersonColumns, settings: UkPersonSettings): Part {
  const uprn = from(columns, 'uprn');
  const address = from(columns, 'address');
  const postcode = from(columns, 'postcode');
  const made: Record<string, ColumnDefinition> = {};
  const absent: string[] = [];
  const known = (name: string): void => {
    absent.push(`(l.${name} is null or r.${name} is null)`);
  };
  const levels: Level[] = [];
  if (uprn !== null) {
    made.uprn = { from: uprn, standardise: 'uprn' };
    known('uprn');
    levels.push(level('the same property', { exact: 'uprn' }, byFrequency('uprn')));
  }
  if (address !== null) {
    made.address = { from: address, standardise: 'address' };
    made.numbers = { from: 'address', derive: 'address-numbers' };
    made.house_number = { from: 'address', derive: 'house-number' };
    known('address');
  }
  if (postcode !== null) {
    made.postcode = { from: postcode, standardise: 'postcode' };
    known('postcode');
  }
  if (address !== null && postcode !== null) {
    levels.push(
      level(
        'the same address',
        {
          all: [{ exact: 'postcode' }, { any: [{ exact: 'address' }, { exact: 'numbers' }] }],
        },
        byFrequency('address'),
      ),
    );
  }
  if (address !== null) {
    levels.push(
      level('the same numbers and nearly the same address', {
        all: [{ exact: 'numbers' }, { jaroWinkler: 'address', atLeast: 0.9 }],
      }),
    );
  }
  if (address !== null && postcode !== null) {
    levels.push(
      level('same postcode, and the house number or nearly the address', {
        all: [
          { exact: 'postcode' },
          { any: [{ exact: 'house_number' }, { jaroWinkler: 'address', atLeast: 0.95 }] },
        ],
      }),
    );
  }
  if (postcode !== null) levels.push(level('the same postcode', { exact: 'postcode' }));
  if (levels.length === 0) return NOTHING;
  const apart = apartLevels(settings);
  const companions = companionParts(made);
  return {
    columns: { ...made, ...companions.columns },
    comparisons: [
      ...companions.comparisons,
      {
        name: 'home',
        about: 'household',
        missing: absent.join(' and '),
        levels: [...levels, ...apart, apart.length === 0 ? otherwise : UNKNOWN_SOURCES],
      },
    ],
  };
}

/** Different homes of data sets that were not measured, which a model made of others may meet. */
const UNKNOWN_SOURCES: Level = { ...otherwise, m: 1e-6, u: 1e-6, fixed: 'both' };

/**
 * Who has moved has mostly not moved alone. Where two homes differ, the given names of those
 * who live at the one and at the other are compared; where they do not, they would be the same
 * for everybody there.
 */
function companionParts(made: Readonly<Record<string, ColumnDefinition>>): Part {
  if (made.postcode === undefined || made.numbers === undefined) return NOTHING;
  const isSame = (name: string): string =>
    `(l.${name} is not null and r.${name} is not null and l.${name} = r.${name})`;
  const same = ['uprn', 'postcode'].filter((name) => made[name] !== undefined).map(isSame);
  return {
    columns: {
      companions: { from: 'given', gather: ['postcode', 'numbers'], type: 'text[]' },
    },
    comparisons: [
      {
        name: 'companions',
        description: 'Who else lives at two different homes, by given names',
        about: 'household',
        missing: `l.companions is null or r.companions is null or ${same.join(' or ')}`,
        levels: [
          level('two or more names in common', { overlap: 'companions', atLeast: 2 }),
          level('a name in common', { overlap: 'companions', atLeast: 1 }),
          { ...otherwise, description: 'none' },
        ],
      },
    ],
  };
}
