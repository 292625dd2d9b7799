import { type Progress, ReeveError, silentProgress } from '../../kernel/index.ts';
import { standardReferences } from '../compile/compare.ts';
import { compileExpression } from '../compile/expression.ts';
import { tables } from '../compile/tables.ts';
import type { LinkageEngine } from '../engine.ts';
import type { LoadedInput } from '../link.ts';
import { parseExpression } from '../model/expression/index.ts';
import type { BlockingRule, ColumnDefinition, LinkType, MatchModel } from '../model/match-model.ts';
import { planModel } from '../model/plan.ts';
import { makeColumns } from '../prepare.ts';
import { joinSql, quoteInteger, type Sql, sql } from '../sql/index.ts';
import { type Choice, chooseAttributes } from './attributes.ts';
import { blockingKeys } from './blocking-keys.ts';
import { type CandidateRule, chooseRules, possibleRules } from './blocking-rules.ts';
import { comparisonsFor } from './comparisons.ts';
import { findImplications } from './implied.ts';
import { type ColumnProfile, profileColumns } from './profile.ts';

export interface ChooseOptions {
  readonly linkType: LinkType;
  /** Most candidate pairs; default 15 for each record, at least 3 million. */
  readonly pairBudget?: number;
  readonly seed?: number;
  readonly progress?: Progress;
}

/** A model made for the data, and why it is as it is. */
export interface ChosenModel {
  readonly model: MatchModel;
  readonly choices: readonly Choice[];
  readonly profiles: readonly ColumnProfile[];
}

/** With no more pairs than this, all are compared: blocking could only lose matches. */
const COMPARE_ALL = 3_000_000;

/**
 * The threshold that gives the best F1 is half of that F1 (Lipton, Elkan and
 * Naryanaswamy, "Optimal Thresholding of Classifiers to Maximize F1 Measure",
 * 2014), which is not known without truth: 0.7 is what hard files give. It is no
 * calibrated choice: whoever minds false links more than missed ones sets it higher.
 */
const LINK_THRESHOLD = 0.7 / 2;
const REVIEW_THRESHOLD = 0.1;

/** Records that the pairs of a rule are estimated from. */
const KEY_SAMPLE = 100_000;

/**
 * Chooses a match model for records already loaded: what the columns hold,
 * which to compare and how, which pairs to look at. Looks at the data only, not
 * at any truth.
 *
 * Throws `automatic/nothing-to-compare` when fewer than two columns say
 * anything about a person.
 */
export async function chooseModel(
  engine: LinkageEngine,
  input: LoadedInput,
  options: ChooseOptions,
): Promise<ChosenModel> {
  const progress = options.progress ?? silentProgress;
  progress.phase('choose a model');
  const profiles = await profileColumns(engine, input);
  const { attributes, choices } = await chooseAttributes(
    engine,
    input,
    profiles,
    input.datasetSizes,
  );
  if (attributes.length < 2) {
    throw new ReeveError(
      'automatic/nothing-to-compare',
      `Only ${attributes.length} of the ${profiles.length} columns can be compared: ${choices.map(({ what, why }) => `${what} (${why})`).join('; ')}`,
      { hint: 'Give columns such as names, dates of birth and addresses, or write a model.' },
    );
  }
  const plain = Object.fromEntries(attributes.map(({ name, definition }) => [name, definition]));
  await makeColumns(
    engine,
    {
      format: 'reeve-match-model/1',
      linkType: options.linkType,
      columns: plain,
      comparisons: [],
      blocking: [],
    },
    input,
  );
  const implications = await findImplications(engine, attributes);
  for (const { finer, coarser } of implications) {
    choices.push({
      what: `"${coarser}" counts only where "${finer}" does not agree`,
      why: 'different people who share the one nearly always share the other',
    });
  }
  const chosen = comparisonsFor(attributes, implications);
  const keys = blockingKeys(attributes);
  const columns: Record<string, ColumnDefinition> = Object.fromEntries(
    attributes.map(({ name, definition }) => [name, definition]),
  );
  for (const part of chosen) Object.assign(columns, part.columns);
  const keyColumns = Object.assign(
    {},
    columns,
    ...keys.map((key) => key.columns),
  ) as typeof columns;
  const base: MatchModel = {
    format: 'reeve-match-model/1',
    linkType: options.linkType,
    columns: keyColumns,
    comparisons: chosen.map(({ comparison }) => comparison),
    blocking: [],
  };
  await makeColumns(engine, base, input);
  const budget = options.pairBudget ?? Math.max(3_000_000, 15 * input.recordCount);
  const candidates = await countRules(engine, base, possibleRules(keys), input.recordCount);
  const { rules, recall } = chooseRules(candidates, budget);
  const blocking: BlockingRule[] = rules.map(({ rule }) => rule);
  for (const { rule, pairs, gain } of rules) {
    choices.push({
      what: `Block on ${rule.on.join(', ')}`,
      why: `about ${Math.round(pairs).toLocaleString('en-GB')} pairs, expected to find ${(100 * gain).toFixed(1)}% of matches that no earlier rule finds`,
    });
  }
  const allPairs = (input.recordCount * (input.recordCount - 1)) / 2;
  if (allPairs <= Math.min(COMPARE_ALL, budget)) {
    blocking.push({ description: 'all pairs', on: ["'all'"] });
    choices.push({
      what: 'Compare all pairs',
      why: `there are only ${allPairs.toLocaleString('en-GB')}`,
    });
  } else if (blocking.length > 0) {
    choices.push({
      what: `${blocking.length} blocking rules`,
      why: `together they are expected to find ${(100 * recall).toFixed(1)}% of matches within ${budget.toLocaleString('en-GB')} pairs`,
    });
  }
  if (blocking.length === 0) {
    throw new ReeveError('automatic/no-blocking', 'No blocking rule fits the budget of pairs', {
      hint: `Raise the budget (now ${budget.toLocaleString('en-GB')} pairs) or write a model with blocking rules of its own.`,
    });
  }
  const used = usedColumns(base, blocking, Object.keys(columns));
  const model: MatchModel = {
    ...base,
    columns: Object.fromEntries(Object.entries(keyColumns).filter(([name]) => used.has(name))),
    blocking,
    thresholds: { link: LINK_THRESHOLD, review: REVIEW_THRESHOLD },
    training: { seed: options.seed ?? 1 },
  };
  return { model, choices, profiles };
}

/** The pairs each rule would find, from the sizes of its keys in a sample. */
async function countRules(
  engine: LinkageEngine,
  model: MatchModel,
  rules: readonly (readonly ReturnType<typeof blockingKeys>[number][])[],
  recordCount: number,
): Promise<CandidateRule[]> {
  if (rules.length === 0) return [];
  const reference = standardReferences(planModel(model));
  const expressions = [...new Set(rules.flat().map(({ expression }) => expression))];
  const columnOf = new Map(
    expressions.map((expression, k) => [expression, sql`e${quoteInteger(k)}`]),
  );
  const made = expressions.map((expression) => {
    const value = compileExpression(parseExpression(expression), engine.dialect, reference);
    return sql`${engine.dialect.relations.hash([value])} * CASE WHEN (${value}) IS NULL THEN NULL ELSE 1 END`;
  });
  const columns = made.map(
    (value, k) => sql`CASE WHEN TRUE THEN ${value} END AS e${quoteInteger(k)}`,
  );
  await engine.run(sql`CREATE OR REPLACE TABLE key_sample AS
SELECT ${joinSql(columns, ', ')} FROM ${tables.standard} ORDER BY hash(rid) LIMIT ${quoteInteger(KEY_SAMPLE)}`);
  const sampled = Math.min(KEY_SAMPLE, recordCount);
  const scale = (recordCount * (recordCount - 1)) / Math.max(1, sampled * (sampled - 1));
  const candidates: CandidateRule[] = [];
  for (const keys of rules) {
    const names = keys.map(({ expression }) => columnOf.get(expression) ?? sql`NULL`);
    const present = joinSql(
      names.map((name): Sql => sql`${name} IS NOT NULL`),
      ' AND ',
    );
    const [row] = await engine.rows(
      sql`SELECT coalesce(sum(n * (n - 1) / 2), 0) AS pairs FROM (SELECT count(*) AS n FROM key_sample WHERE ${present} GROUP BY ${joinSql(names, ', ')})`,
    );
    candidates.push({ keys, pairs: Math.ceil(Number(row?.pairs ?? 0) * scale) });
  }
  await engine.run(sql`DROP TABLE key_sample`);
  return candidates;
}

function usedColumns(
  model: MatchModel,
  blocking: readonly BlockingRule[],
  compared: readonly string[],
): Set<string> {
  const used = new Set(compared);
  const plan = planModel({ ...model, blocking });
  for (const rule of plan.blocking) for (const column of rule.columns) used.add(column);
  return used;
}
