import { type Progress, ReeveError } from '../kernel/index.ts';
import { createPairs } from './compile/block.ts';
import { countContained } from './compile/contained-columns.ts';
import {
  createGivenLabels,
  dropLabels,
  GIVEN_LABELS,
  insertGivenLabels,
  insertLabelsOfColumn,
  labelledPairs,
} from './compile/labelled-pairs.ts';
import type { PatternLayout } from './compile/layout.ts';
import { countPriorPairs, createPriorKeys, dropPriorKeys } from './compile/prior-rules.ts';
import type { InputColumns } from './compile/standardise.ts';
import type { LinkageEngine } from './engine.ts';
import { shareInput } from './model/lineage.ts';
import type { ModelPlan } from './model/plan.ts';
import { readPatterns } from './stages.ts';
import type { PatternCounts } from './train/pattern-counts.ts';

/**
 * Matches that are known, to count m from: pairs of record numbers, or the
 * input column that says which person a record is of.
 */
export type Labels =
  | { readonly l: ArrayLike<number>; readonly r: ArrayLike<number> }
  | { readonly personColumn: string };

/**
 * Patterns of the pairs known to match. Pairs that the link type does not allow
 * are left out.
 *
 * Throws `training/labels` where a column is unknown, a record number does not
 * exist, or no pair is left.
 *
 * @param input with the number of its records
 */
export async function countLabelledPatterns(
  engine: LinkageEngine,
  plan: ModelPlan,
  layout: PatternLayout,
  input: InputColumns & { readonly recordCount: number },
  labels: Labels,
): Promise<PatternCounts> {
  await engine.run(createPairs(layout, labelledPairs));
  if ('personColumn' in labels) {
    const column = Object.hasOwn(input.columns, labels.personColumn)
      ? input.columns[labels.personColumn]
      : undefined;
    if (column === undefined) {
      throw labelError(
        `The input has no column "${labels.personColumn}"`,
        `Its columns are: ${Object.keys(input.columns).join(', ')}.`,
      );
    }
    await engine.run(insertLabelsOfColumn(plan, layout, engine.dialect, column.sql));
  } else {
    checkRecordNumbers(labels, input.recordCount);
    await engine.run(createGivenLabels());
    await engine.append(GIVEN_LABELS, [Int32Array.from(labels.l), Int32Array.from(labels.r)]);
    await engine.run(insertGivenLabels(plan, layout, engine.dialect));
  }
  const patterns = await readPatterns(engine, layout, labelledPairs);
  for (const statement of dropLabels()) await engine.run(statement);
  if (patterns.size > 0) return patterns;
  throw labelError(
    'The labels hold no pair that may match',
    'Give pairs that the link type allows.',
  );
}

function checkRecordNumbers(
  { l, r }: { readonly l: ArrayLike<number>; readonly r: ArrayLike<number> },
  recordCount: number,
): void {
  if (l.length !== r.length) {
    throw labelError(
      'The two sides of the labels differ in length',
      'Give one l and one r a pair.',
    );
  }
  for (let i = 0; i < l.length; i++) {
    for (const side of [l[i], r[i]]) {
      if (Number.isInteger(side) && Number(side) >= 0 && Number(side) < recordCount) continue;
      throw labelError(
        `Label ${i} names record ${side}, which does not exist`,
        `Records are numbered from 0 to ${recordCount - 1}.`,
      );
    }
    if (l[i] === r[i]) {
      throw labelError(`Label ${i} pairs record ${l[i]} with itself`, 'Leave it out.');
    }
  }
}

function labelError(message: string, hint: string): ReeveError {
  return new ReeveError('training/labels', message, { hint });
}

/** What deterministic rules say of the prior. */
export interface RulePrior {
  readonly prior: number;
  /** Pairs found, each counted once. */
  readonly pairs: number;
}

/**
 * Prior from deterministic rules: the pairs that they find, each by the
 * precision of the most precise rule that finds it, over the share of all
 * matches that they find (`training.recall`), over all pairs. Undefined where
 * the model does not say the recall, or the rules find nothing. (The method is
 * that of Splink's `estimate_probability_two_random_records_match`.)
 */
export async function priorFromRules(
  engine: LinkageEngine,
  plan: ModelPlan,
  comparablePairs: number,
  progress: Progress,
): Promise<RulePrior | undefined> {
  const recall = plan.model.training?.recall;
  if (recall === undefined || plan.priorRules.length === 0) return undefined;
  const rules = [...plan.priorRules].sort((a, b) => b.precision - a.precision);
  let pairs = 0;
  let matches = 0;
  await engine.run(createPriorKeys(plan, rules, engine.dialect));
  for (const [index, { precision }] of rules.entries()) {
    const [row] = await engine.rows(countPriorPairs(plan, index));
    const found = Number(row?.n);
    pairs += found;
    matches += found * precision;
  }
  await engine.run(dropPriorKeys());
  const expected = matches / recall;
  if (pairs === 0 || comparablePairs === 0) {
    progress.note('The deterministic rules find no pair: the prior is estimated instead.');
    return undefined;
  }
  if (expected >= comparablePairs) {
    throw new ReeveError(
      'training/prior',
      `The deterministic rules find ${pairs.toLocaleString('en-GB')} pairs, which for a recall of ${recall} makes more matches than there are pairs`,
      { location: { field: 'training.recall' }, hint: 'Give a higher recall, or stricter rules.' },
    );
  }
  return { prior: expected / comparablePairs, pairs };
}

/** Records looked at for values inside values. */
const CONTAINED_SAMPLE = 20_000;
/** Fewest records with both values that allow a conclusion. */
const FEWEST_RECORDS = 20;
/** Above this share of records, one column counts as part of the other. */
const CONTAINED_SHARE = 0.5;

/**
 * Columns of which one holds the other in most records though they are read
 * from different input columns, such as a full name beside a first name: a
 * rule on the one makes the other agree, and a session must leave it out.
 * Pairs of column names.
 */
export async function findContainedColumns(
  engine: LinkageEngine,
  plan: ModelPlan,
  recordCount: number,
): Promise<(readonly [string, string])[]> {
  const position = new Map(plan.columns.map(({ name }, index) => [name, index]));
  const single = (name: string): boolean => {
    const type = plan.columns[position.get(name) ?? -1]?.type;
    return type === 'text' || type === 'date';
  };
  const compared = [...new Set(plan.comparisons.flatMap(({ columns }) => columns))].filter(single);
  const blockedOn = [...new Set(plan.blocking.flatMap(({ columns }) => columns))].filter(single);
  const pairs = new Map<string, readonly [string, string]>();
  for (const one of compared) {
    for (const other of blockedOn) {
      if (one === other || shareInput(plan.model, [one], [other])) continue;
      const pair = [one, other].sort() as [string, string];
      pairs.set(pair.join('\n'), pair);
    }
  }
  const names = [...pairs.values()];
  if (names.length === 0) return [];
  const positions = names.map(([a, b]) => [position.get(a) ?? 0, position.get(b) ?? 0] as const);
  const step = Math.max(1, Math.ceil(recordCount / CONTAINED_SAMPLE));
  const [row] = await engine.rows(countContained(plan, positions, engine.dialect, step));
  return names.filter((_, i) => {
    const both = Number(row?.[`both_${i}`]);
    return both >= FEWEST_RECORDS && Number(row?.[`inside_${i}`]) > CONTAINED_SHARE * both;
  });
}
