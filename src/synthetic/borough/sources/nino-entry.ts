import { withDigitError } from '../../typing-errors.ts';
import { partsOf } from '../calendar.ts';
import type { Office } from './office.ts';

/** Of people on a claim, those who have no number yet: they get a temporary one. Illustrative. */
const TEMPORARY = 0.006;

const two = (value: number): string => String(value % 100).padStart(2, '0');

/**
 * A National Insurance number as a record has it: mostly right, now and then
 * with a wrong digit (as often as a date of birth), in one of the ways that it
 * is written; for a few a
 * temporary one made of TN, the date of birth and the sex, as offices made
 * them up before a number was known.
 */
export function enteredNino(office: Office, record: number, person: number): string {
  const { world, identity, rates } = office;
  const random = office.random('nino', record);
  if (random.chance(TEMPORARY)) {
    const { year, month, day } = partsOf(world.people.born.get(person));
    const sex = world.people.sex.get(person) === 0 ? 'F' : 'M';
    return `TN${two(day)}${two(month)}${two(year)}${sex}`;
  }
  const nino = identity.nino(person);
  const typed = random.chance(rates.birthDigit) ? withDigitError(random, nino) : nino;
  switch (random.below(8)) {
    case 0:
      return `${typed.slice(0, 2)} ${typed.slice(2, 4)} ${typed.slice(4, 6)} ${typed.slice(6, 8)} ${typed.slice(8)}`;
    case 1:
      return typed.toLowerCase();
    case 2:
      return typed.slice(0, 8);
    default:
      return typed;
  }
}
