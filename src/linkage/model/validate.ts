import type { z } from 'zod';
import { ReeveError } from '../../kernel/index.ts';
import type { MatchModel } from './match-model.ts';
import { planModel } from './plan.ts';
import { matchModelSchema } from './schema.ts';

/**
 * A match model from parsed JSON, checked as far as it can be without its input.
 *
 * Throws `model/invalid` with the path of the first field that is wrong and, in
 * the hint, how many more there are; and what `planModel` throws.
 *
 * @param file shown in errors
 */
export function validateModel(value: unknown, file?: string): MatchModel {
  const parsed = matchModelSchema.safeParse(value);
  if (!parsed.success) throw invalid(parsed.error.issues, value, file);
  const model = parsed.data as MatchModel;
  try {
    checkCrossReferences(model);
    planModel(model);
  } catch (error) {
    if (!(error instanceof ReeveError) || file === undefined) throw error;
    throw new ReeveError(error.code, error.message, {
      location: { ...error.location, file },
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    });
  }
  return model;
}

function checkCrossReferences(model: MatchModel): void {
  const names = new Map<string, number>();
  model.comparisons.forEach(({ name }, i) => {
    const first = names.get(name);
    if (first !== undefined) {
      throw new ReeveError('model/duplicate-name', `Two comparisons are called "${name}"`, {
        location: { field: `comparisons[${i}].name` },
        hint: `The first is comparisons[${first}]: rename one.`,
      });
    }
    names.set(name, i);
  });
  model.comparisons.forEach((comparison, i) => {
    for (const kind of ['m', 'u'] as const) checkSum(comparison.levels, kind, `comparisons[${i}].levels`);
  });
  const { thresholds } = model;
  if (thresholds !== undefined && thresholds.review > thresholds.link) {
    throw new ReeveError('model/thresholds', 'The review threshold is above the link threshold', {
      location: { field: 'thresholds.review' },
      hint: 'Give a review threshold at or below the link threshold.',
    });
  }
}

/** Tolerance of a sum of probabilities written by hand. */
const SUM_TOLERANCE = 0.01;

function checkSum(
  levels: MatchModel['comparisons'][0]['levels'],
  kind: 'm' | 'u',
  field: string,
): void {
  const values = levels.map((level) => level[kind]);
  if (values.some((value) => value === undefined)) return;
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  if (Math.abs(sum - 1) <= SUM_TOLERANCE) return;
  throw new ReeveError('model/probabilities', `The ${kind} of all levels add up to ${sum.toPrecision(4)}, not 1`, {
    location: { field },
    hint: 'Correct them, or leave one out to have it estimated.',
  });
}

function invalid(issues: readonly z.core.$ZodIssue[], value: unknown, file: string | undefined): ReeveError {
  const issue = mostSpecific(issues[0] as z.core.$ZodIssue);
  const field = issue.path.reduce<string>(
    (path, key) =>
      typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`,
    '',
  );
  const more = issues.length > 1 ? ` ${issues.length - 1} more after it.` : '';
  return new ReeveError('model/invalid', messageOf(issue, valueAt(value, issue.path)), {
    location: { ...(file === undefined ? {} : { file }), ...(field === '' ? {} : { field }) },
    hint: `See docs/match-model.schema.json.${more}`,
  });
}

/** In a union, the alternative that came furthest says most. */
function mostSpecific(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const best = issue.errors
    .flatMap((alternative) => (alternative.length === 1 ? alternative : []))
    .filter((inner) => inner.code !== 'invalid_value' && !(inner.code === 'invalid_type' && inner.path.length === 0))
    .sort((a, b) => b.path.length - a.path.length)[0];
  return best === undefined ? issue : mostSpecific({ ...best, path: [...issue.path, ...best.path] });
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') return `Unknown field ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  if (issue.code === 'invalid_type' && value === undefined) return 'This field is missing';
  if (issue.code === 'invalid_union') return `Not one of the known forms: ${shorten(JSON.stringify(value) ?? 'nothing')}`;
  return issue.message;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
