/** A day as `YYYY-MM-DD`. Such texts sort as their days do. */
export type DateText = string;

/** Whether a text is a day of the calendar, written `YYYY-MM-DD` (ISO 8601). */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const months = Number(month) - 1;
  const date = new Date(Date.UTC(2000, months, Number(day)));
  date.setUTCFullYear(Number(year), months, Number(day));
  return date.toISOString().startsWith(text);
}

/** Whether a day is within a period whose both ends belong to it; an end left out is open. */
export function isWithin(
  on: DateText,
  { from, until }: { readonly from?: DateText | undefined; readonly until?: DateText | undefined },
): boolean {
  return (from === undefined || from <= on) && (until === undefined || on <= until);
}

/** The same day some months on; where that month is shorter, its last day. */
export function addMonths(date: DateText, months: number): DateText {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const target = new Date(Date.UTC(2000, 0, 1));
  target.setUTCFullYear(year, month - 1 + months + 1, 0);
  target.setUTCDate(Math.min(day, target.getUTCDate()));
  return target.toISOString().slice(0, 10);
}
