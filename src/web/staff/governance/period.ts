import type { AccessPeriod } from '../../../access/index.ts';
import { midnightInUk } from '../../../kernel/index.ts';
import { dayFields, dayForm, dayOf, type Form, type FormError } from '../forms.ts';

const DAY = 86_400_000;
/** Days of the period that is shown where none is asked for. */
const USUAL = 7;

/** A period of days, both ends in it, by the clocks of the United Kingdom. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** The last days up to today. */
export function lastDays(today: string, days = USUAL): Period {
  const begin = new Date(Date.parse(today) - (days - 1) * DAY).toISOString().slice(0, 10);
  return { from: begin, until: today };
}

/** The period that a form asks for, or what is wrong with it; the usual one where nothing was typed. */
export function periodOf(
  form: Form,
  today: string,
): { readonly period: Period } | { readonly errors: readonly FormError[] } {
  const [from, until] = [dayOf(form, 'from'), dayOf(form, 'until')];
  const errors: FormError[] = [];
  if (from === null)
    errors.push({ text: 'The first day has to be a day that there is', href: '#from-day' });
  if (until === null)
    errors.push({ text: 'The last day has to be a day that there is', href: '#until-day' });
  if (from === null || until === null) return { errors };
  const usual = lastDays(until === '' ? today : until);
  const period = { from: from === '' ? usual.from : from, until: usual.until };
  if (period.from > period.until) {
    return { errors: [{ text: 'The last day is before the first', href: '#until-day' }] };
  }
  if (Date.parse(period.until) - Date.parse(period.from) > LONGEST * DAY) {
    return { errors: [{ text: `A period has ${LONGEST} days at most`, href: '#from-day' }] };
  }
  return { period };
}

const LONGEST = 91;

/** The last second of a day. */
export function endOfDay(day: string): string {
  const { until } = momentsOf({ from: day, until: day });
  return new Date(Date.parse(until) - 1000).toISOString();
}

/** The moments at which a period begins and ends. */
export function momentsOf({ from, until }: Period): AccessPeriod {
  const next = new Date(Date.parse(until) + DAY).toISOString().slice(0, 10);
  return { from: midnightInUk(from), until: midnightInUk(next) };
}

/** The fields of a form that asks for a period. */
export function periodFields(form: Form) {
  return { from: dayFields(form, 'from'), until: dayFields(form, 'until') };
}

export function periodForm({ from, until }: Period): Form {
  return { ...dayForm('from', from), ...dayForm('until', until) };
}
