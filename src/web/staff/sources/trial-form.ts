import { ReeveError } from '../../../kernel/index.ts';
import type { FormFile, FormWithFiles } from './read-form.ts';
import type { SourceTrial } from './services.ts';

/** Bytes of a sample: tens of thousands of rows, and a definition is settled by hundreds. */
export const LARGEST_SAMPLE = 5 * 2 ** 20;
/** Bytes of a definition: the longest of the made-up borough has four thousand. */
const LARGEST_DEFINITION = 256 * 2 ** 10;
/** Of a form with both: more than is taken, so that what is too large can be told. */
export const LARGEST_FORM = 4 * LARGEST_SAMPLE;
/** A sample that was pasted is shown again where it is no longer than this. */
const SHOWN_AGAIN = 200_000;

/** What stands in the fields when the page is shown again. */
export interface TrialFields {
  readonly definition: string;
  readonly sample: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Something to put right, and in which field. */
export interface FieldProblem {
  readonly field: 'definition' | 'sample' | 'as-at';
  readonly text: string;
}

/** A form that was sent: what to try, or what is wrong with it. */
export interface SentTrial {
  readonly fields: TrialFields;
  readonly trial: SourceTrial | null;
  readonly problems: readonly FieldProblem[];
}

export const NO_FIELDS: TrialFields = { definition: '', sample: '', day: '', month: '', year: '' };

/** Reads the form of a trial. A file that was chosen is taken rather than what is pasted. */
export function sentTrial(form: FormWithFiles): SentTrial {
  const problems: FieldProblem[] = [];
  const problem = (field: FieldProblem['field'], text: string): null => {
    problems.push({ field, text });
    return null;
  };
  const definition = definitionOf(form, (text) => problem('definition', text));
  const sample = sampleOf(form, (text) => problem('sample', text));
  const date = dateOf(form, (text) => problem('as-at', text));
  const pasted = textOf(form, 'sample');
  return {
    fields: {
      definition: definition?.text ?? textOf(form, 'definition'),
      sample: pasted.length > SHOWN_AGAIN ? '' : pasted,
      day: textOf(form, 'day'),
      month: textOf(form, 'month'),
      year: textOf(form, 'year'),
    },
    trial:
      problems.length > 0 || definition === null || sample === null
        ? null
        : { definition, sample, asAt: date },
    problems,
  };
}

type Refuse = (text: string) => null;

function definitionOf(form: FormWithFiles, refuse: Refuse): SourceTrial['definition'] | null {
  const file = fileOf(form, 'definition-file');
  const pasted = textOf(form, 'definition');
  if (file === null && pasted.trim() === '') return refuse('Choose a definition, or paste one');
  if ((file?.content.length ?? pasted.length) > LARGEST_DEFINITION) {
    return refuse('The definition must be smaller than 256 kB');
  }
  if (file === null) return { name: 'The definition', text: pasted };
  const text = utf8Of(file.content);
  return text === null
    ? refuse('The definition must be a text in UTF-8')
    : { name: file.name, text };
}

function sampleOf(form: FormWithFiles, refuse: Refuse): FormFile | null {
  const file = fileOf(form, 'sample-file');
  const pasted = textOf(form, 'sample');
  if (file === null && pasted.trim() === '') return refuse('Choose a sample, or paste some rows');
  const sample = file ?? { name: pastedName(pasted), content: new TextEncoder().encode(pasted) };
  if (sample.content.length === 0) return refuse('The sample is empty');
  return sample.content.length > LARGEST_SAMPLE
    ? refuse('The sample must be smaller than 5 MB')
    : sample;
}

/** By its ending a reader takes a text for one of objects, or of columns. */
function pastedName(text: string): string {
  return /^\s*[{[]/.test(text) ? 'pasted.jsonl' : 'pasted.csv';
}

function dateOf(form: FormWithFiles, refuse: Refuse): string | null {
  const [day, month, year] = ['day', 'month', 'year'].map((name) => textOf(form, name).trim());
  if (day === '' && month === '' && year === '') return null;
  const isNumbers = /^\d{1,2}$/.test(day ?? '') && /^\d{1,2}$/.test(month ?? '');
  if (!isNumbers || !/^\d{4}$/.test(year ?? '')) {
    return refuse('The date must have a day, a month and a year, such as 31 3 2026');
  }
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
  return isDay ? date : refuse('The date must be a real one');
}

function textOf(form: FormWithFiles, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}

function fileOf(form: FormWithFiles, name: string): FormFile | null {
  const value = form[name];
  return typeof value === 'object' ? value : null;
}

function utf8Of(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

/** Lines of a definition around the one that is wrong. */
export interface Excerpt {
  readonly number: number;
  readonly text: string;
  readonly isWrong: boolean;
}

const AROUND = 2;
const LONGEST_LINE = 200;

/** Where in a definition an error is, and which field it is about. */
export function trialProblem(error: ReeveError, { definition }: SourceTrial) {
  const { file, line, column, field } = error.location;
  const isOfDefinition = file === definition.name;
  const where = [
    file === undefined ? 'The sample' : file,
    line === undefined ? null : `line ${line}`,
    column === undefined ? null : `column ${column}`,
    field === undefined ? null : `at ${field}`,
  ].filter((each) => each !== null);
  return {
    field: isOfDefinition ? 'definition' : 'sample',
    text: `${where.join(', ')}: ${error.message}`,
    hint: error.hint ?? null,
    code: error.code,
    excerpt: isOfDefinition && line !== undefined ? excerptOf(definition.text, line) : [],
  } as const;
}

function excerptOf(text: string, line: number): readonly Excerpt[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((each, i) => ({
      number: i + 1,
      text: each.slice(0, LONGEST_LINE),
      isWrong: i + 1 === line,
    }))
    .slice(Math.max(0, line - 1 - AROUND), line + AROUND);
}

/** Whether an error says what to put right in what was tried, and not that the server is at fault. */
export function isOfTrial(error: unknown): error is ReeveError {
  return error instanceof ReeveError && /^(?:source|input|request\/too-many)/.test(error.code);
}
