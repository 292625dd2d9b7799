import { decimalText, type Input, quantityText, rational } from '../../../business-case/index.ts';
import {
  type CaseContent,
  caseModelOf,
  LONGEST_SOURCE,
  LONGEST_VALUE,
  levelChoices,
  type PutInFigure,
  priceYears,
  startingContent,
} from '../../../kept-cases/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import { type Form, type FormError, listOf, textOf } from '../forms.ts';
import { evidenceMark, sourceWords } from './evidence-words.ts';
import { inputGroups } from './input-groups.ts';

/** Percentages are typed as such: the sign stands behind the field. */
const PERCENT = new Set(['share', '1/year']);

/** What came of the form of a case. */
export interface SentCase {
  readonly content: CaseContent;
  readonly problems: readonly FormError[];
}

/** The fields that a case fills its form with, by name. */
export function fieldsOf(content: CaseContent): Form {
  const defaults = defaultsOf(content.authority, content.prices);
  const figures = defaults.inputs.map((input): readonly (readonly [string, string])[] => {
    const own = content.figures[input.id];
    return [
      [`v-${input.id}`, own === undefined ? fieldText(input) : own.value.replace(/%$/, '')],
      [`s-${input.id}`, own?.source ?? ''],
      [`d-${input.id}`, own?.date ?? ''],
    ];
  });
  return {
    levels: content.levels,
    prices: content.prices,
    shownPrices: content.prices,
    joins: defaults.services.map(({ id }) => id).filter((id) => !content.without.includes(id)),
    ...Object.fromEntries(figures.flat()),
  };
}

/**
 * Reads the form of a case. What was left as it stood, and what was emptied, is the default;
 * a figure with a source is one's own, also where it is the same.
 */
export function sentCase(form: Form, authority: CaseContent['authority'], today: string): SentCase {
  const problems: FormError[] = [];
  const shownPrices = chosenOf(textOf(form, 'shownPrices'), priceYears);
  const shown = defaultsOf(authority, shownPrices);
  const joins = new Set(listOf(form, 'joins'));
  const without = shown.services.map(({ id }) => id).filter((id) => !joins.has(id));
  if (without.length === shown.services.length) {
    problems.push({ text: 'Choose at least one service that joins the hub', href: '#joins' });
  }
  const figures: Record<string, PutInFigure> = {};
  for (const input of shown.inputs) {
    const figure = figureOf(form, input, today, problems);
    if (figure !== null) figures[input.id] = figure;
  }
  const content: CaseContent = {
    authority,
    levels: chosenOf(textOf(form, 'levels'), levelChoices),
    prices: chosenOf(textOf(form, 'prices'), priceYears),
    without,
    figures,
  };
  if (problems.length === 0) problems.push(...problemsOf(content));
  return { content, problems };
}

/** The groups of figures as the form shows them. */
export function groupFields(
  authority: CaseContent['authority'],
  fields: Form,
  wrong: Readonly<Record<string, string>>,
) {
  const defaults = defaultsOf(authority, chosenOf(textOf(fields, 'shownPrices'), priceYears));
  return inputGroups(defaults).map(({ id, title, inputs }) => {
    const shown = inputs.map((input) => fieldShown(input, fields, wrong));
    const changed = shown.filter(({ isOwn }) => isOwn).length;
    const isOpen = id === 'drivers' || changed > 0 || shown.some(({ errors }) => errors.length > 0);
    return { id, title, inputs: shown, changed, isOpen };
  });
}

function fieldShown(input: Input, fields: Form, wrong: Readonly<Record<string, string>>) {
  const [value, source, date] = ['v', 's', 'd'].map((kind) =>
    textOf(fields, `${kind}-${input.id}`),
  );
  const errors = ['v', 's', 'd'].flatMap((kind) => wrong[`${kind}-${input.id}`] ?? []);
  return {
    ...{ id: input.id, label: input.label, value, source, date, errors },
    ...unitAround(input.unit),
    usual: quantityText(input.value, input.unit),
    mark: evidenceMark(input),
    from: sourceWords(input),
    of: input.date,
    isOwn: value !== fieldText(input) || source !== '',
    wrong: { v: wrong[`v-${input.id}`], s: wrong[`s-${input.id}`], d: wrong[`d-${input.id}`] },
  };
}

/** Which field an error of the calculation is about; the whole where it is about none. */
export function problemOf(error: unknown): FormError {
  if (!(error instanceof ReeveError) || !error.code.startsWith('business-case/')) throw error;
  const { field = '' } = error.location;
  const input = /^(?:inputs|figures)\.([a-z0-9-]+)$/.exec(field)?.[1];
  const text = error.hint === undefined ? error.message : `${error.message}. ${error.hint}`;
  return {
    text,
    href: input === undefined ? (field === 'name' ? '#name' : '#results') : `#v-${input}`,
  };
}

function problemsOf(content: CaseContent): readonly FormError[] {
  try {
    caseModelOf('A case', content);
    return [];
  } catch (error) {
    return [problemOf(error)];
  }
}

function figureOf(
  form: Form,
  input: Input,
  today: string,
  problems: FormError[],
): PutInFigure | null {
  const [typed = '', source = '', date = ''] = ['v', 's', 'd'].map((kind) =>
    textOf(form, `${kind}-${input.id}`),
  );
  const value = typed.replace(/\s*%$/, '').replace(/^£/, '');
  if (value === '' || (value === fieldText(input) && source === '')) return null;
  const wrong = (kind: string, text: string): void => {
    problems.push({ text: `${input.label}: ${text}`, href: `#${kind}-${input.id}` });
  };
  const written = PERCENT.has(input.unit) ? `${value}%` : value;
  if (written.length > LONGEST_VALUE || !isNumber(written)) {
    wrong('v', 'enter a number, such as 220,000 or 0.17');
  }
  if (source.length > LONGEST_SOURCE) wrong('s', `at most ${LONGEST_SOURCE} characters`);
  if (date !== '' && !/^\d{4}(-\d{2}){0,2}$/.test(date)) {
    wrong('d', 'enter a year or a date, such as 2026 or 2026-03-31');
  }
  return { value: written, date: date === '' ? today : date, ...(source === '' ? {} : { source }) };
}

function isNumber(written: string): boolean {
  try {
    rational(written);
    return true;
  } catch {
    return false;
  }
}

function defaultsOf(authority: CaseContent['authority'], prices: string) {
  return caseModelOf('By default', { ...startingContent(authority), prices });
}

/** A value as its field has it: a percentage without its sign, a number without its unit. */
function fieldText({ value, unit }: Input): string {
  if (PERCENT.has(unit)) return quantityText(value, 'share').slice(0, -1);
  const [whole = '', decimals] = decimalText(value, 4).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** What stands before and behind the field of a figure. */
function unitAround(unit: string): { readonly before: string; readonly behind: string } {
  if (PERCENT.has(unit)) return { before: '', behind: unit === 'share' ? '%' : '% a year' };
  const many = quantityText(rational(1000), unit);
  return unit.startsWith('£')
    ? { before: '£', behind: many.replace('£1,000', '').trim() }
    : { before: '', behind: many.replace('1,000', '').trim() };
}

function chosenOf<Choice extends string>(text: string, choices: readonly Choice[]): Choice {
  return choices.find((each) => each === text) ?? (choices[0] as Choice);
}
