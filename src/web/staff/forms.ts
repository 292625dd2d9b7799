/** A form as it came: a field that came more than once is a list. */
export type Form = Readonly<Record<string, unknown>>;

/** Something wrong with a form, with the id of the field that it is about. */
export interface FormError {
  readonly text: string;
  readonly href: string;
}

/** What is wrong by the id of its field, for beside the field. */
export function errorsByField(errors: readonly FormError[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    errors.map(({ text, href }) => [href.slice(1).replace(/-day$/, ''), text]),
  );
}

/** Characters of one field that are read. */
const LONGEST = 4000;

/** What was typed in a field, without spaces at its ends; empty where nothing came. */
export function textOf(form: Form, name: string): string {
  const value = form[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  // No database takes the character of number 0 in a text.
  return typeof first === 'string' ? first.slice(0, LONGEST).replaceAll('\0', '').trim() : '';
}

/** What was ticked, each once. */
export function listOf(form: Form, name: string): readonly string[] {
  const value = form[name];
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return [...new Set(all.filter((each) => typeof each === 'string' && each !== ''))] as string[];
}

/** What was typed on lines of their own. */
export function linesOf(form: Form, name: string): readonly string[] {
  return textOf(form, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * A day out of three fields, `NAME-day`, `NAME-month` and `NAME-year`: `YYYY-MM-DD`, empty where
 * nothing was typed, null where it is no day.
 */
export function dayOf(form: Form, name: string): string | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) =>
    textOf(form, `${name}-${part}`),
  );
  if (day === '' && month === '' && year === '') return '';
  if (
    !/^\d{1,2}$/.test(day ?? '') ||
    !/^\d{1,2}$/.test(month ?? '') ||
    !/^\d{4}$/.test(year ?? '')
  ) {
    return null;
  }
  const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

/** The three fields of a day as a form shows them again. */
export function dayFields(form: Form, name: string): readonly object[] {
  return (['day', 'month', 'year'] as const).map((part) => ({
    name: part,
    value: textOf(form, `${name}-${part}`),
    classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
  }));
}

/** The three fields of a day that is known. */
export function dayForm(name: string, day: string): Form {
  const [year = '', month = '', date = ''] = day.split('-');
  return {
    [`${name}-day`]: String(Number(date)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
}

/** A form as fields that are not seen, for the page that asks whether it is right. */
export function hiddenFields(
  form: Form,
): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries(form).flatMap(([name, value]) =>
    name === '_csrf' || name === 'confirmed' || name === 'basedOn' || name === 'key'
      ? []
      : (Array.isArray(value) ? value : [value])
          .filter((each): each is string => typeof each === 'string')
          .map((each) => ({ name, value: each })),
  );
}
