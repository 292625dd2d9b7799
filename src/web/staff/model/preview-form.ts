import { ReeveError } from '../../../kernel/index.ts';
import { parseModel } from '../../../linkage/index.ts';
import type { ModelToPreview } from '../../../master-index/index.ts';
import type { FormFile, FormWithFiles } from '../sources/read-form.ts';

/** Bytes of a model: that of a million people has a few, for its lists of names. */
const LARGEST_MODEL = 25 * 2 ** 20;
/** Of a form with one: more than is taken, so that what is too large can be told. */
export const LARGEST_FORM = 2 * LARGEST_MODEL;

/** What stands in the fields when the page is shown again. */
export interface PreviewFields {
  readonly from: string;
  /** As they were typed, in percent. */
  readonly link: string;
  readonly review: string;
}

/** Something to put right, and in which field. */
export interface PreviewProblem {
  readonly field: 'from' | 'file' | 'link' | 'review';
  readonly text: string;
}

/** A form that was sent: what to preview, or what is wrong with it. */
export interface SentPreview {
  readonly fields: PreviewFields;
  readonly asked: ModelToPreview | null;
  readonly problems: readonly PreviewProblem[];
}

export const NO_FIELDS: PreviewFields = { from: '', link: '', review: '' };

/** Reads the form of a preview. */
export function sentPreview(form: FormWithFiles): SentPreview {
  const problems: PreviewProblem[] = [];
  const problem = (field: PreviewProblem['field'], text: string): null => {
    problems.push({ field, text });
    return null;
  };
  const fields = {
    from: textOf(form, 'from'),
    link: textOf(form, 'link').trim(),
    review: textOf(form, 'review').trim(),
  };
  const from = (['anew', 'in-force', 'file'] as const).find((each) => each === fields.from);
  if (from === undefined) problem('from', 'Choose which model to preview');
  const file = from === 'file' ? modelIn(fileOf(form), (text) => problem('file', text)) : undefined;
  const thresholds = thresholdsIn(fields, problem);
  if (from === 'in-force' && thresholds === null && problems.length === 0) {
    problem('link', 'Enter other thresholds: by its own, the model in force changes nothing');
  }
  const isRight = problems.length === 0 && from !== undefined && file !== null;
  return { fields, problems, asked: isRight ? { from, file, thresholds } : null };
}

type Refuse = (text: string) => null;

function modelIn(file: FormFile | null, refuse: Refuse): ModelToPreview['file'] | null {
  if (file === null) return refuse('Choose a file with a model');
  if (file.content.length > LARGEST_MODEL) return refuse('The file must be smaller than 25 MB');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.content);
    return { name: file.name, model: parseModel(text, file.name) };
  } catch (error) {
    if (error instanceof TypeError) return refuse('The file must be a text in UTF-8');
    if (!(error instanceof ReeveError)) throw error;
    return refuse(saidOf(error));
  }
}

/** What is wrong with a model, where, and what to do. */
export function saidOf({ location: { file, line, field }, message, hint }: ReeveError): string {
  const where = [
    file,
    line === undefined ? null : `line ${line}`,
    field === undefined || field === '' ? null : `at ${field}`,
  ].filter((each) => each != null);
  return `${where.join(', ')}: ${message}${hint === undefined ? '' : `. ${hint}`}`;
}

function thresholdsIn(
  { link, review }: PreviewFields,
  problem: (field: 'link' | 'review', text: string) => null,
): ModelToPreview['thresholds'] {
  if (link === '' && review === '') return null;
  if (link === '') return problem('link', 'Enter both thresholds, or neither');
  if (review === '') return problem('review', 'Enter both thresholds, or neither');
  const [linked, reviewed] = [percentIn(link), percentIn(review)];
  if (linked === null) problem('link', 'Linked must be a percentage above 0 and below 100');
  if (reviewed === null) problem('review', 'In doubt must be a percentage above 0 and below 100');
  if (linked === null || reviewed === null) return null;
  if (reviewed > linked) return problem('review', 'In doubt must not be above linked');
  return { link: linked, review: reviewed };
}

/** A probability by its percentage: `99.5`, `99.5 %`. */
function percentIn(text: string): number | null {
  if (!/^\d{1,3}(?:\.\d{1,10})?\s*%?$/.test(text)) return null;
  const probability = Number.parseFloat(text) / 100;
  return probability > 0 && probability < 1 ? probability : null;
}

function textOf(form: FormWithFiles, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.slice(0, 100) : '';
}

function fileOf(form: FormWithFiles): FormFile | null {
  const value = form.file;
  return typeof value === 'object' ? value : null;
}
