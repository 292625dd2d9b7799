import type { Level } from '../../model/match-model.ts';
import { byFrequency, from, level, otherwise, type Part } from './parts.ts';
import type { PersonColumns } from './person-attributes.ts';

/** Speaks neither way. */
const NEAR_EMAIL: Partial<Level> = { m: 0.05, u: 0.05, fixed: 'both' };

/** Phone and email, which households share. */
export function contactParts(columns: PersonColumns): Part {
  const phone = from(columns, 'phone');
  const email = from(columns, 'email');
  const parts: Part[] = [];
  if (phone !== null) {
    parts.push({
      columns: { phones: { from: phone, derive: 'phone-numbers', type: 'text[]' } },
      comparisons: [
        {
          name: 'phone',
          about: 'household',
          levels: [level('a number in common', { overlap: 'phones', atLeast: 1 }), otherwise],
        },
      ],
    });
  }
  if (email !== null) {
    parts.push({
      columns: { email: { from: email, standardise: 'email' } },
      comparisons: [
        {
          name: 'email',
          about: 'household',
          levels: [
            level('the same', { exact: 'email' }, byFrequency('email')),
            // Made of the name, as most are, they are nearly the same for namesakes too.
            level('nearly the same', { jaroWinkler: 'email', atLeast: 0.94 }, NEAR_EMAIL),
            otherwise,
          ],
        },
      ],
    });
  }
  return {
    columns: Object.assign({}, ...parts.map((part) => part.columns)) as Part['columns'],
    comparisons: parts.flatMap(({ comparisons }) => comparisons),
  };
}
