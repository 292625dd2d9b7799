const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day where there is little room: `31 Mar 2026`; what is no day is given back. */
export function shortDay(date: string): string {
  const at = Date.parse(date.slice(0, 10));
  return Number.isNaN(at) ? date : DAY.format(at);
}
