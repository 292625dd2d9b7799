/** The day after one; days are `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return daysOn(day, 1);
}

/** The day before one; days are `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return daysOn(day, -1);
}

function daysOn(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const UK_DAY = new Intl.DateTimeFormat('en-CA', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone: 'Europe/London',
});

/**
 * The day by the clocks of the United Kingdom, `YYYY-MM-DD`: after midnight in summer it is another
 * than by universal time.
 *
 * @param at default: now
 */
export function dayInUk(at: Date = new Date()): string {
  return UK_DAY.format(at);
}

const UK_HOUR = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** When a day begins in the United Kingdom, where clocks are an hour ahead of UTC in summer, never at midnight. */
export function midnightInUk(day: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const ahead = Number(UK_HOUR.format(utc)) === 1 ? 3_600_000 : 0;
  return new Date(utc - ahead).toISOString();
}
