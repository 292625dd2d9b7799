/**
 * What a number that is made of it says of its bearer: a Scottish CHI number,
 * a temporary National Insurance number. The century is not in it.
 */
export interface Bearer {
  readonly day: number;
  readonly month: number;
  /** 0 to 99. */
  readonly yearOfCentury: number;
  readonly sex: 'm' | 'f';
}

/**
 * Reads DDMMYY; null where there is no such day in any century.
 *
 * @example
 * bearerOf('070755', 'm'); // { day: 7, month: 7, yearOfCentury: 55, sex: 'm' }
 */
export function bearerOf(dayMonthYear: string, sex: 'm' | 'f'): Bearer | null {
  const day = Number(dayMonthYear.slice(0, 2));
  const month = Number(dayMonthYear.slice(2, 4));
  const yearOfCentury = Number(dayMonthYear.slice(4, 6));
  if (day < 1 || month < 1 || month > 12) return null;
  // A year that 4 divides is a leap year in one century or another: 00 was one in 2000.
  const february = yearOfCentury % 4 === 0 ? 29 : 28;
  const days = month === 2 ? february : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days ? { day, month, yearOfCentury, sex } : null;
}

/**
 * Whether a number can be that of somebody born on a date: if not, either the
 * number or the date is another person's, or mistyped.
 *
 * @param born YYYY-MM-DD.
 * @example
 * canBeBorn({ day: 7, month: 7, yearOfCentury: 55, sex: 'm' }, '1955-07-07'); // true
 */
export function canBeBorn(bearer: Bearer, born: string): boolean {
  return (
    Number(born.slice(2, 4)) === bearer.yearOfCentury &&
    Number(born.slice(5, 7)) === bearer.month &&
    Number(born.slice(8, 10)) === bearer.day
  );
}
