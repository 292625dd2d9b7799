const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const NUMBER = new Intl.NumberFormat('en-GB');

/**
 * A day as people write it: `2026-11-02` is `2 November 2026`; what is no day is given back.
 *
 * @param day `YYYY-MM-DD`, with a time or without
 */
export function dateText(day: unknown): string {
  if (typeof day !== 'string') return '';
  const at = /^\d{4}-\d{2}-\d{2}/.test(day) ? Date.parse(day.slice(0, 10)) : Number.NaN;
  // A 30 February would be shown as a day in March.
  const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(day.slice(0, 10));
  return isDay ? DATE.format(at) : day;
}

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/London',
});

/** A moment by the clocks of the United Kingdom: `2 November 2026 at 14:05`. */
export function momentText(at: unknown): string {
  if (typeof at !== 'string') return '';
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : MOMENT.format(time);
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/London',
});

/** The time of a moment that is near, by the clocks of the United Kingdom: `14:05`. */
export function clockText(at: unknown): string {
  if (typeof at !== 'string') return '';
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : CLOCK.format(time);
}

const SHORT_DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const SHORT_MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/London',
});

/** A day for a dense table: `2 Nov 2026`. */
export function shortDateText(day: unknown): string {
  if (typeof day !== 'string') return '';
  const at = /^\d{4}-\d{2}-\d{2}/.test(day) ? Date.parse(day.slice(0, 10)) : Number.NaN;
  return Number.isNaN(at) ? day : SHORT_DATE.format(at);
}

/** A moment for a dense table, by the clocks of the United Kingdom: `2 Nov 2026, 14:05`. */
export function shortMomentText(at: unknown): string {
  if (typeof at !== 'string') return '';
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : SHORT_MOMENT.format(time);
}

/** A text as a sentence begins: with a capital. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text as it goes on in a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `1234567` as `1,234,567`. */
export function numberText(value: unknown): string {
  return typeof value === 'number' ? NUMBER.format(value) : '';
}

/** `2 May 2024 to 3 June 2025`; without an end, `since 2 May 2024`. */
export function spanText(from: unknown, until: unknown): string {
  if (typeof until === 'string') return `${dateText(from)} to ${dateText(until)}`;
  return typeof from === 'string' ? `since ${dateText(from)}` : '';
}

/** The parts of an address, each for a line of its own. */
export function addressLines(address: unknown): string[] {
  if (typeof address !== 'string') return [];
  return address
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
