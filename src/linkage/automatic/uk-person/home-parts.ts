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
  return {
    columns: made,
    comparisons: [
      {
        name: 'home',
        about: 'household',
        missing: absent.join(' and '),
        levels: [...levels, ...apart, otherwise],
      },
    ],
  };
}
