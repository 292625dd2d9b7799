import { dayFields, dayForm, dayOf, type Form, textOf } from '../forms.ts';

/** The day as of which somebody wants to see a person. */
export interface AsKnown {
  /** `YYYY-MM-DD`; undefined for now. */
  readonly day: string | undefined;
  /** What is wrong with what was asked. */
  readonly problem: string | undefined;
  /** The fields of the form, as they were filled in. */
  readonly fields: readonly object[];
}

const NOT_A_DAY = 'Enter a day that there is, such as 27 3 2026';

/**
 * The day that a form asks for by three fields, or a link by one: `on=2026-03-01`.
 *
 * @param today `YYYY-MM-DD`: nobody knows what will be known
 */
export function asKnownOf(query: Form, today: string): AsKnown {
  const linked = /^\d{4}-\d{2}-\d{2}$/.test(textOf(query, 'on')) ? textOf(query, 'on') : '';
  const form = linked === '' ? query : dayForm('on', linked);
  const fields = dayFields(form, 'on');
  const day = dayOf(form, 'on');
  const wrong = (problem: string): AsKnown => ({ day: undefined, problem, fields });
  if (day === null || (day === '' && textOf(query, 'on') !== '')) return wrong(NOT_A_DAY);
  if (day > today) return wrong('The day has to be today or earlier');
  return { day: day === '' || day === today ? undefined : day, problem: undefined, fields };
}
