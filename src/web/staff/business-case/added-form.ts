import {
  type AddedKind,
  type AddedLines,
  isDateText,
  isValueText,
  LONGEST_SOURCE,
  LONGEST_TEXT,
  MOST_ADDED,
} from '../../../kept-cases/index.ts';
import { type Form, type FormError, textOf } from '../forms.ts';
import { DATE_HINT, plainNumber } from './typed-numbers.ts';

type Choice = readonly [value: string, text: string];

/** Choices that depend on the case: its services, and when benefits come. */
export interface CaseChoices {
  readonly services: readonly Choice[];
  readonly timings: readonly Choice[];
}

interface AddedField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What is typed, or what it is chosen from. */
  readonly type: 'text' | 'pounds' | 'date' | readonly Choice[] | keyof CaseChoices;
  readonly isOptional?: true;
}

interface KindOfForm {
  readonly kind: AddedKind;
  readonly one: string;
  readonly title: string;
  readonly fields: readonly AddedField[];
}

const LEVELS: readonly Choice[] = [
  ['1', 'Level 1'],
  ['2', 'Level 2'],
];
const SCORES: readonly Choice[] = [
  ['1', '1, low'],
  ...['2', '3', '4'].map((each): Choice => [each, each]),
  ['5', '5, high'],
];
const UNSCORED: readonly Choice[] = [['', 'Not scored'], ...SCORES];

const description: AddedField = { name: 'description', label: 'What it is', type: 'text' };
const level: AddedField = { name: 'level', label: 'Level', type: LEVELS };
const service: AddedField = { name: 'service', label: 'Service', type: 'services' };
const backing: readonly AddedField[] = [
  { name: 'basis', label: 'How it is worked out', type: 'text', isOptional: true },
  { name: 'source', label: 'Source', type: 'text', isOptional: true },
  { name: 'date', label: 'Date or year', type: 'date', isOptional: true },
];

/** What can be added to a case, and what is asked of each. */
const kinds: readonly KindOfForm[] = [
  {
    kind: 'services',
    one: 'service',
    title: 'Services of your own',
    fields: [{ name: 'name', label: 'Name', type: 'text' }],
  },
  {
    kind: 'benefits',
    one: 'benefit',
    title: 'Benefits of your own',
    fields: [
      description,
      { name: 'amount', label: 'Worth in a full year', type: 'pounds' },
      {
        name: 'cashable',
        label: 'In',
        type: [
          ['yes', 'Cash: money in, or not spent'],
          ['no', 'Staff time, not cash'],
        ],
      },
      service,
      level,
      { name: 'timing', label: 'Comes and falls off as', type: 'timings' },
      ...backing,
    ],
  },
  {
    kind: 'costs',
    one: 'cost',
    title: 'Costs of your own',
    fields: [
      description,
      { name: 'amount', label: 'Amount, once or a year', type: 'pounds' },
      {
        name: 'term',
        label: 'Spent',
        type: [
          ['one-off', 'Once, in year 1'],
          ['ongoing', 'Every year in which the hub runs'],
        ],
      },
      {
        name: 'kind',
        label: 'On',
        type: [
          ['technology', 'Technology and services'],
          ['people', 'People'],
        ],
      },
      {
        name: 'cash',
        label: 'In',
        type: [
          ['yes', 'Cash'],
          ['no', 'Time of people who are paid anyway'],
        ],
      },
      level,
      ...backing,
    ],
  },
  {
    kind: 'qualitative',
    one: 'benefit that is not money',
    title: 'Benefits of your own that are not put in money',
    fields: [
      description,
      { name: 'whoBenefits', label: 'Who benefits', type: 'text' },
      { name: 'scale', label: 'Scale, 1 to 5', type: SCORES },
      service,
      level,
      { name: 'source', label: 'Source', type: 'text', isOptional: true },
    ],
  },
  {
    kind: 'risks',
    one: 'risk',
    title: 'Risks of your own',
    fields: [
      description,
      { name: 'likelihood', label: 'Likelihood', type: UNSCORED, isOptional: true },
      { name: 'impact', label: 'Impact', type: UNSCORED, isOptional: true },
      level,
      { name: 'notes', label: 'Notes', type: 'text', isOptional: true },
      { name: 'source', label: 'Source', type: 'text', isOptional: true },
    ],
  },
];

const YES_OR_NO = new Set(['cashable', 'cash']);
const NUMBERS = new Set(['level', 'scale', 'likelihood', 'impact']);
/** Left out where it is empty: what is not said has no source. */
const ABSENT = new Set(['source']);

/** What is added, as the fields of the form, each thing under its own id. */
export function addedFieldsOf(added: AddedLines): Form {
  const fields = kinds.flatMap(({ kind, fields: asked }) =>
    added[kind].flatMap((thing) =>
      asked.map(({ name }) => [`${thing.id}-${name}`, typed(thing[name as keyof typeof thing])]),
    ),
  );
  return {
    ...Object.fromEntries(fields),
    ...Object.fromEntries(kinds.map(({ kind }) => [kind, added[kind].map(({ id }) => id)])),
  };
}

function typed(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null || value === undefined ? '' : String(value);
}

/**
 * Reads what is added: a thing of which nothing is typed is none. Where no button was pressed,
 * somebody is typing still, and a thing that lacks something is not there yet.
 */
export function sentAdded(form: Form, today: string, problems: FormError[]): AddedLines {
  const isBeingTyped = textOf(form, 'do') === '';
  const things = kinds.map(({ kind, one, fields }) => {
    const sent = idsIn(form, kind, one)
      .filter((id) => isTyped(form, id, fields))
      .filter((id) => !isBeingTyped || !lacks(form, id, fields));
    if (sent.length > MOST_ADDED) {
      problems.push({
        text: `At most ${MOST_ADDED} of each kind are added`,
        href: `#added-${kind}`,
      });
    }
    return [kind, sent.map((id) => thingOf(form, id, fields, today, problems))];
  });
  return Object.fromEntries(things) as unknown as AddedLines;
}

function thingOf(
  form: Form,
  id: string,
  fields: readonly AddedField[],
  today: string,
  problems: FormError[],
): Readonly<Record<string, unknown>> {
  const read = fields.flatMap((field): (readonly [string, unknown])[] => {
    const text = textOf(form, `${id}-${field.name}`);
    const problem = problemOf(field, text);
    if (problem !== null) problems.push({ text: problem, href: `#${id}-${field.name}` });
    return text === '' && ABSENT.has(field.name)
      ? []
      : [[field.name, readValue(field, text, today)]];
  });
  return { id, ...Object.fromEntries(read) };
}

function readValue({ name, type }: AddedField, text: string, today: string): unknown {
  if (YES_OR_NO.has(name)) return text === 'yes';
  if (NUMBERS.has(name)) return text === '' ? null : Number(text);
  if (type === 'pounds') return plainNumber(text);
  if (type === 'date' && text === '') return today;
  return text;
}

function problemOf({ label, name, type, isOptional }: AddedField, text: string): string | null {
  if (text === '') return isOptional === true ? null : `${label}: this is missing`;
  if (type === 'pounds' && (text.endsWith('%') || !isValueText(plainNumber(text)))) {
    return `${label}: enter pounds, such as 25,000`;
  }
  if (type === 'date' && !isDateText(text)) return `${label}: ${DATE_HINT}`;
  if (Array.isArray(type) && !type.some(([value]) => value === text)) {
    return `${label}: choose one of the list`;
  }
  const longest = name === 'source' ? LONGEST_SOURCE : LONGEST_TEXT;
  return text.length > longest ? `${label}: at most ${longest} characters` : null;
}

/** What is chosen from a list of the case. */
const LISTS: Readonly<Record<keyof CaseChoices, true>> = { services: true, timings: true };

/** Whether anything was typed; what is chosen from a list without an empty choice is always there. */
function isTyped(form: Form, id: string, fields: readonly AddedField[]): boolean {
  return fields.some(
    ({ name, type }) =>
      (typeof type === 'string' ? !(type in LISTS) : type === UNSCORED) &&
      textOf(form, `${id}-${name}`) !== '',
  );
}

function lacks(form: Form, id: string, fields: readonly AddedField[]): boolean {
  return fields.some(
    ({ name, isOptional }) => isOptional !== true && textOf(form, `${id}-${name}`) === '',
  );
}

/** Ids of the things of a kind that a form has, none of which it makes up. */
function idsIn(form: Form, kind: AddedKind, one: string): readonly string[] {
  const sent = form[kind];
  const all: readonly unknown[] = Array.isArray(sent) ? sent : [sent];
  const wanted = new RegExp(`^own-${slugOf(one)}-[1-9]\\d{0,3}$`);
  return [...new Set(all.filter((id): id is string => typeof id === 'string' && wanted.test(id)))];
}

function slugOf(one: string): string {
  return one.replaceAll(' ', '-');
}

/** Services that are added, by id and name, for whatever is to be of one. */
export function addedServices(fields: Form): readonly Choice[] {
  return idsIn(fields, 'services', 'service').flatMap((id): Choice[] => {
    const name = textOf(fields, `${id}-name`);
    return name === '' ? [] : [[id, name]];
  });
}

/**
 * What is added as the form shows it, with one empty place of each kind at its end.
 *
 * @param saved what the case has as it was saved
 */
export function addedFields(
  fields: Form,
  choices: CaseChoices,
  wrong: Readonly<Record<string, string>>,
  saved: AddedLines | null = null,
) {
  return kinds.map(({ kind, one, title, fields: asked }) => {
    const ids = idsIn(fields, kind, one).filter((id) => isTyped(fields, id, asked));
    const taken = [...idsIn(fields, kind, one), ...(saved?.[kind] ?? []).map(({ id }) => id)];
    const places = ids.length < MOST_ADDED ? [...ids, nextId(taken, one)] : ids;
    return {
      ...{ kind, one, title, count: ids.length, isOpen: ids.length > 0 },
      things: places.map((id, at) => ({
        id,
        isNew: at >= ids.length,
        fields: asked.map((field) => fieldShown(id, field, fields, choices, wrong)),
      })),
    };
  });
}

/** An id that neither the form nor the saved case has had: what was measured stays with its line. */
function nextId(ids: readonly string[], one: string): string {
  const last = Math.max(0, ...ids.map((id) => Number(/\d+$/.exec(id)?.[0] ?? 0)));
  return `own-${slugOf(one)}-${last + 1}`;
}

function fieldShown(
  id: string,
  { name, label, type }: AddedField,
  fields: Form,
  choices: CaseChoices,
  wrong: Readonly<Record<string, string>>,
) {
  const key = `${id}-${name}`;
  const value = textOf(fields, key);
  const options =
    typeof type === 'string' && type in choices ? choices[type as keyof CaseChoices] : type;
  return {
    ...{
      key,
      label,
      value,
      wrong: wrong[key],
      isMoney: type === 'pounds',
      isDate: type === 'date',
    },
    options: Array.isArray(options)
      ? options.map(([each, text]: Choice) => ({ value: each, text, selected: each === value }))
      : null,
  };
}
