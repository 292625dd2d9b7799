import {
  approximate,
  type CaseModel,
  decimalText,
  type Input,
  inputsOf,
  quantityText,
  rangeOf,
  rational,
  wellKnown,
  withOwnFigure,
} from '../../../business-case/index.ts';
import {
  type CaseContent,
  isDateText,
  isValueText,
  LONGEST_SOURCE,
  levelChoices,
  type PutInFigure,
  priceYears,
  startingContent,
} from '../../../kept-cases/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import { type Form, type FormError, listOf, textOf } from '../forms.ts';
import { addedFields, addedFieldsOf, addedServices, sentAdded } from './added-form.ts';
import { evidenceMark, sourceWords } from './evidence-words.ts';
import { inputGroups } from './input-groups.ts';
import { sentTimings, timingFields, timingFieldsOf } from './timing-form.ts';
import { DATE_HINT, percentText, plainNumber } from './typed-numbers.ts';
import { tornadoOf, workOut } from './worked-out.ts';

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
      [`v-${input.id}`, own?.value === undefined ? fieldText(input) : withoutPercent(own.value)],
      [`l-${input.id}`, withoutPercent(own?.low ?? '')],
      [`h-${input.id}`, withoutPercent(own?.high ?? '')],
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
    ...timingFieldsOf(content, defaults.timings),
    ...addedFieldsOf(content.added),
  };
}

function withoutPercent(written: string): string {
  return written.replace(/%$/, '');
}

/** Which case a form is of: what it is called, and whose defaults it has. */
export interface CaseOfForm {
  readonly name: string;
  readonly authority: CaseContent['authority'];
}

/**
 * Reads the form of a case. What was left as it stood, and what was emptied, is the default;
 * a figure with a source is one's own, also where it is the same.
 */
export function sentCase(form: Form, { name, authority }: CaseOfForm, today: string): SentCase {
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
    timings: sentTimings(form, shown.timings, problems),
    added: sentAdded(form, today, problems),
  };
  if (problems.length === 0) problems.push(...problemsOf(name, content));
  return { content, problems };
}

/** What the form shows: services, figures by group, timings, and what is added. */
export function formShown(
  authority: CaseContent['authority'],
  fields: Form,
  wrong: Readonly<Record<string, string>>,
  saved: CaseContent['added'] | null = null,
) {
  const defaults = defaultsOf(authority, chosenOf(textOf(fields, 'shownPrices'), priceYears));
  const services = [
    ['all', 'All services'] as const,
    ...defaults.services.map(({ id, name }) => [id, name] as const),
    ...addedServices(fields),
  ];
  const uses = (id: string): number =>
    defaults.benefits.filter(({ timing }) => timing === id).length;
  const timings = defaults.timings
    .filter(({ id }) => uses(id) > 0)
    .sort((a, b) => uses(b.id) - uses(a.id))
    .map(({ id, label }) => [id, label] as const);
  return {
    services: serviceChoices(defaults, fields),
    groups: groupFields(defaults, fields, wrong),
    timing: timingFields(defaults.timings, fields, wrong),
    added: addedFields(fields, { services, timings }, wrong, saved),
  };
}

/** The services that an authority runs, and which of them join the hub. */
function serviceChoices({ services }: CaseModel, fields: Form) {
  const joins = new Set(listOf(fields, 'joins'));
  return services.map(({ id, name }) => ({ value: id, text: name, checked: joins.has(id) }));
}

/** The groups of figures as the form shows them. */
function groupFields(defaults: CaseModel, fields: Form, wrong: Readonly<Record<string, string>>) {
  return inputGroups(defaults).map(({ id, title, inputs }) => {
    const shown = inputs.map((input) => ({
      ...fieldShown(input, fields, wrong),
      use: useOf(input.id, defaults, chosenOf(textOf(fields, 'levels'), levelChoices)),
    }));
    const changed = shown.filter(({ isOwn }) => isOwn).length;
    const isOpen = id === 'drivers' || changed > 0 || shown.some(({ errors }) => errors.length > 0);
    return { id, title, inputs: shown, changed, isOpen };
  });
}

/** Lines that are named where a figure says what it is used in. */
const MOST_USES = 2;

/** What a figure is used in, at the levels that are looked at: so that nobody looks it up for nothing. */
function useOf(id: string, model: CaseModel, levels: CaseContent['levels']): string {
  if (ALL_LINES.has(id)) return 'Used in all of it.';
  const lines = [...model.benefits, ...model.costs].filter(
    ({ formula, level }) => levels.includes(String(level)) && inputsOf(formula).includes(id),
  );
  if (lines.length === 0) return 'Not used at the levels that are looked at.';
  const named = lines.slice(0, MOST_USES).map(({ description }) => `“${description}”`);
  const left = lines.length - named.length;
  return `Used in ${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}.`;
}

const ALL_LINES = new Set<string>([
  wellKnown.discountRate,
  wellKnown.benefitsRealised,
  wellKnown.monthsLate,
]);

function fieldShown(input: Input, fields: Form, wrong: Readonly<Record<string, string>>) {
  const [value, low, high, source, date] = KINDS.map((kind) =>
    textOf(fields, `${kind}-${input.id}`),
  );
  const errors = KINDS.flatMap((kind) => wrong[`${kind}-${input.id}`] ?? []);
  const tried = rangeOf(asTyped(input, { value, low, high, source }));
  return {
    ...{ id: input.id, label: input.label, value, low, high, source, date, errors },
    tried: `${quantityText(tried.low, input.unit)} to ${quantityText(tried.high, input.unit)}`,
    ...unitAround(input.unit),
    usual: quantityText(input.value, input.unit),
    mark: evidenceMark(input),
    from: sourceWords(input),
    of: input.date,
    isOwn: value !== fieldText(input) || source !== '' || low !== '' || high !== '',
    wrong: Object.fromEntries(KINDS.map((kind) => [kind, wrong[`${kind}-${input.id}`]])),
  };
}

interface TypedFigure {
  readonly value: string | undefined;
  readonly low: string | undefined;
  readonly high: string | undefined;
  readonly source: string | undefined;
}

/** An input as its fields have it, as far as they can be read: for the range that it is tried at. */
function asTyped(
  input: Input,
  { value = '', low = '', high = '', source = '' }: TypedFigure,
): Input {
  const read = (text: string): Input['value'] | null => {
    const written = PERCENT.has(input.unit) ? percentText(text) : plainNumber(text);
    return text !== '' && isValueText(written) ? rational(written) : null;
  };
  const [own, least, most] = [value, low, high].map(read);
  return withOwnFigure(input, {
    date: input.date,
    ...(own == null || value === fieldText(input) ? {} : { value: own }),
    ...(least == null || most == null ? {} : { low: least, high: most }),
    ...(source === '' ? {} : { source }),
  });
}

/** Fields of a figure: its value, the lowest and highest to be believed, its source and date. */
const KINDS = ['v', 'l', 'h', 's', 'd'] as const;

/** Which field an error of the calculation is about; the whole where it is about none. */
export function problemOf(error: unknown): FormError {
  if (!(error instanceof ReeveError) || !error.code.startsWith('business-case/')) throw error;
  const { field = '' } = error.location;
  const text = error.hint === undefined ? error.message : `${error.message}. ${error.hint}`;
  return { text, href: hrefOf(field) };
}

/** The field of the form that a field of a case is typed in. */
function hrefOf(field: string): string {
  if (field === 'name') return '#name';
  const [, list, id] = /^(inputs|figures|timings)\.([a-z0-9-]+)$/.exec(field) ?? [];
  if (id === undefined) return /^own-benefit-\d+$/.test(field) ? `#${field}-service` : '#results';
  if (list === 'timings') return `#t-${id}-1`;
  return id.startsWith('own-') ? `#${id.replace(/-amount$/, '')}-amount` : `#v-${id}`;
}

/** What the calculation refuses, also at the ends of ranges: what is saved can be shown. */
function problemsOf(name: string, content: CaseContent): readonly FormError[] {
  try {
    tornadoOf(workOut(name, content));
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
  const [typed = '', low = '', high = '', source = '', date = ''] = KINDS.map((kind) =>
    textOf(form, `${kind}-${input.id}`),
  );
  const wrong = (kind: (typeof KINDS)[number], text: string): void => {
    problems.push({ text: `${input.label}: ${text}`, href: `#${kind}-${input.id}` });
  };
  const numberOf = (kind: 'v' | 'l' | 'h', each: string): string => {
    const written = PERCENT.has(input.unit) ? percentText(each) : plainNumber(each);
    const isPercentage = written.endsWith('%') === PERCENT.has(input.unit);
    if (!isPercentage || !isValueText(written)) {
      wrong(kind, 'enter a number, such as 220,000 or 0.17');
    }
    return written;
  };
  const isDefault = typed === '' || typed === fieldText(input);
  if (isDefault && source === '' && low === '' && high === '') {
    if (date !== '') wrong('d', 'a date is of a figure of your own: enter one, or its source');
    return null;
  }
  if ((low === '') !== (high === '')) {
    wrong(low === '' ? 'l' : 'h', 'enter both the lowest and the highest, or neither');
  }
  if (source.length > LONGEST_SOURCE) wrong('s', `at most ${LONGEST_SOURCE} characters`);
  if (date !== '' && !isDateText(date)) wrong('d', DATE_HINT);
  return {
    // The default is exact, and of the year that is chosen, whatever its field shows.
    ...(isDefault ? {} : { value: numberOf('v', typed) }),
    date: date === '' ? today : date,
    ...(low === '' || high === '' ? {} : { low: numberOf('l', low), high: numberOf('h', high) }),
    ...(source === '' ? {} : { source }),
  };
}

function defaultsOf(authority: CaseContent['authority'], prices: string): CaseModel {
  return workOut('By default', { ...startingContent(authority), prices }).model;
}

/** A value as its field has it: a percentage without its sign, a number without its unit. */
function fieldText({ value, unit }: Input): string {
  if (PERCENT.has(unit)) return quantityText(value, 'share').slice(0, -1);
  // No finer than it is worth: what is left as it stands stays exact all the same.
  const places = approximate(value) >= 1000 ? 0 : approximate(value) >= 100 ? 2 : 4;
  const [whole = '', decimals] = decimalText(value, places).split('.');
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
