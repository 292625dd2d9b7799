import { ReeveError, silentProgress } from '../../kernel/index.ts';
import type { LinkageEngine } from '../engine.ts';
import type { LoadedInput } from '../link.ts';
import type { BlockingRule, ColumnDefinition, MatchModel } from '../model/match-model.ts';
import { planModel } from '../model/plan.ts';
import { makeColumns } from '../prepare.ts';
import { type Choice, chooseAttributes } from './attributes.ts';
import { blockingKeys } from './blocking-keys.ts';
import { type CandidateRule, chooseRules, possibleRules } from './blocking-rules.ts';
import type { ChooseOptions } from './choose-options.ts';
import { comparisonsFor } from './comparisons.ts';
import { countRules } from './count-rules.ts';
import { findImplications } from './implied.ts';
import { type ColumnProfile, profileColumns } from './profile.ts';
import { chooseUkPersonModel } from './uk-person/choose-uk-person-model.ts';

/** A model made for the data, and why it is as it is. */
export interface ChosenModel {
  readonly model: MatchModel;
  readonly choices: readonly Choice[];
  readonly profiles: readonly ColumnProfile[];
  /** `ChooseOptions.asAt`, where the model goes by it. */
  readonly asAt: string | null;
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
  const ukPerson = await chooseUkPersonModel(engine, input, profiles, options);
  if (ukPerson !== null) return { ...ukPerson, profiles };
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
  const possible = possibleRules(keys);
  const counts = await countRules(
    engine,
    base,
    possible.map((rule) => rule.map(({ expression }) => expression)),
    input.recordCount,
  );
  const candidates = possible.map(
    (rule, i): CandidateRule => ({ keys: rule, pairs: counts[i] ?? 0 }),
  );
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
  return { model, choices, profiles, asAt: null };
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
