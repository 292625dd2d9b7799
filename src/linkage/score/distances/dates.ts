/*
 * Dates are texts `YYYY-MM-DD` of the Gregorian calendar, years 0001 to 9999,
 * and exist: the standardiser has seen to that.
 */

export const yearOf = (date: string): number => digits(date, 0) * 100 + digits(date, 2);
export const monthOf = (date: string): number => digits(date, 5);
export const dayOf = (date: string): number => digits(date, 8);

/** Number of days from the earlier of two dates to the later. */
export function daysBetween(a: string, b: string): number {
  return Math.abs(dayNumber(a) - dayNumber(b));
}

/**
 * Least whole n such that the later date is at most n calendar months after
 * the earlier, so that 1 January and 1 February are one month apart however
 * long the month.
 */
export function monthsBetween(a: string, b: string): number {
  return a <= b ? monthsFrom(a, b) : monthsFrom(b, a);
}

function monthsFrom(earlier: string, later: string): number {
  const years = yearOf(later) - yearOf(earlier);
  const months = years * 12 + monthOf(later) - monthOf(earlier);
  return dayOf(later) > dayOf(earlier) ? months + 1 : months;
}

/** Least whole n such that the later date is at most n calendar years after the earlier. */
export function yearsBetween(a: string, b: string): number {
  return a <= b ? yearsFrom(a, b) : yearsFrom(b, a);
}

function yearsFrom(earlier: string, later: string): number {
  const years = yearOf(later) - yearOf(earlier);
  const months = monthOf(later) - monthOf(earlier);
  const begun = months > 0 || (months === 0 && dayOf(later) > dayOf(earlier));
  return begun ? years + 1 : years;
}

/**
 * Days since 1 March of year 0: with the year begun in March, leap days come
 * last, and months before m of that year have (153 m + 2) div 5 days (Zeller, 1882).
 */
function dayNumber(date: string): number {
  const month = monthOf(date);
  const year = month > 2 ? yearOf(date) : yearOf(date) - 1;
  const fromMarch = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((153 * fromMarch + 2) / 5) + dayOf(date) - 1;
}

/** Two decimal digits. */
function digits(date: string, at: number): number {
  return (date.charCodeAt(at) - 48) * 10 + date.charCodeAt(at + 1) - 48;
}
