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
