import { ReeveError } from '../../kernel/index.ts';
import { derivations, standardisers } from '../../standards/index.ts';
import { closestName } from './expression/suggestion.ts';
import type { ColumnDefinition, Comparison, Level, MatchModel } from './match-model.ts';

/**
 * Checks what a model says in two places at once: names that must differ or
 * exist, numbers that must add up, settings that need each other. Expressions
 * are checked by `planModel`.
 *
 * Throws the first fault, with its field.
 */
export function checkCrossReferences(model: MatchModel): void {
  for (const [name, column] of Object.entries(model.columns)) checkColumn(name, column);
  checkCircles(model);
  checkComparisonNames(model.comparisons);
  model.comparisons.forEach((comparison, i) => {
    const field = `comparisons[${i}]`;
    checkProbabilities(comparison.levels, 'm', `${field}.levels`);
    checkProbabilities(comparison.levels, 'u', `${field}.levels`);
    checkElse(comparison.levels, `${field}.levels`);
  });
  model.blocking.forEach(({ on, explode }, i) => {
    checkExplode(on, explode ?? [], `blocking[${i}].explode`);
  });
  checkThresholds(model);
  checkPrior(model);
  checkRelatives(model);
  checkFrequencies(model);
}

function fault(code: string, message: string, field: string, hint: string): ReeveError {
  return new ReeveError(code, message, { location: { field }, hint });
}

function checkColumn(name: string, { standardise, derive, split, type }: ColumnDefinition): void {
  const field = `columns.${name}`;
  checkKnown('standardiser', standardise, Object.keys(standardisers), `${field}.standardise`);
  checkKnown('derivation', derive, Object.keys(derivations), `${field}.derive`);
  const derived = derive === undefined ? undefined : derivations[derive]?.type;
  const isList = derived === 'text[]' || split !== undefined;
  if (isList && type !== 'text[]') {
    const what = derived === 'text[]' ? `Derivation "${derive}"` : 'A split';
    throw fault(
      'model/column-type',
      `${what} gives a list, and the column's type is ${type ?? 'text'}`,
      `${field}.type`,
      'Give the column the type "text[]".',
    );
  }
  if (type === 'text[]' && derived !== undefined && !isList) {
    throw fault(
      'model/column-type',
      `Derivation "${derive}" gives ${derived}, and the column's type is text[]`,
      `${field}.type`,
      'Leave out the type, or split the value.',
    );
  }
}

function checkKnown(
  kind: 'standardiser' | 'derivation',
  name: string | undefined,
  known: readonly string[],
  field: string,
): void {
  if (name === undefined || known.includes(name)) return;
  const closest = closestName(name, known);
  throw fault(
    `model/unknown-${kind}`,
    `No ${kind} "${name}"`,
    field,
    closest === undefined ? `Known: ${known.join(', ')}.` : `Did you mean "${closest}"?`,
  );
}

/**
 * Columns that are derived from each other in a circle. Without a derivation a
 * name may be that of an input column, so only the input can tell.
 */
function checkCircles({ columns }: MatchModel): void {
  for (const name of Object.keys(columns)) {
    const passed = [name];
    let at = sourceOf(columns, name);
    while (at !== undefined && !passed.includes(at)) {
      passed.push(at);
      at = sourceOf(columns, at);
    }
    if (at !== name) continue;
    throw fault(
      'model/circular-columns',
      `Column "${name}" is made from itself: ${[...passed, name].join(' from ')}`,
      `columns.${name}.from`,
      'Make it from a column of the input.',
    );
  }
}

function sourceOf(columns: MatchModel['columns'], name: string): string | undefined {
  const { from, derive } = columns[name] ?? {};
  if (derive === undefined || typeof from !== 'string' || from === name) return undefined;
  return Object.hasOwn(columns, from) ? from : undefined;
}

function checkComparisonNames(comparisons: readonly Comparison[]): void {
  const names = new Map<string, number>();
  const contents = new Map<string, number>();
  comparisons.forEach(({ name, levels, missing }, i) => {
    const first = names.get(name);
    if (first !== undefined) {
      throw fault(
        'model/duplicate-name',
        `Two comparisons are called "${name}"`,
        `comparisons[${i}].name`,
        `The first is comparisons[${first}]: rename one.`,
      );
    }
    names.set(name, i);
    const content = JSON.stringify([levels.map(({ when }) => when), missing]);
    const same = contents.get(content);
    if (same !== undefined) {
      throw fault(
        'model/duplicate-comparison',
        `"${name}" compares the same as "${comparisons[same]?.name}": its evidence would count twice`,
        `comparisons[${i}]`,
        'Leave one out.',
      );
    }
    contents.set(content, i);
  });
}

/** Tolerance of a sum of probabilities written by hand. */
const SUM_TOLERANCE = 0.01;

function checkProbabilities(levels: readonly Level[], kind: 'm' | 'u', field: string): void {
  levels.forEach((level, j) => {
    if (level[kind] !== undefined || (level.fixed !== kind && level.fixed !== 'both')) return;
    throw fault(
      'model/probabilities',
      `${kind} is fixed but not given`,
      `${field}[${j}].fixed`,
      `Give ${kind}, or have it estimated.`,
    );
  });
  const given = levels.flatMap((level) => level[kind] ?? []);
  const sum = given.reduce((total, value) => total + value, 0);
  if (given.length === levels.length && Math.abs(sum - 1) > SUM_TOLERANCE) {
    throw fault(
      'model/probabilities',
      `The ${kind} of all levels add up to ${sum.toPrecision(4)}, not 1`,
      field,
      'Correct them, or leave one out to have it estimated.',
    );
  }
  if (given.length < levels.length && sum >= 1) {
    throw fault(
      'model/probabilities',
      `The ${kind} given add up to ${sum.toPrecision(4)} and leave nothing for the other levels`,
      field,
      'Correct them.',
    );
  }
}

function checkElse(levels: readonly Level[], field: string): void {
  levels.forEach(({ when, termFrequency }, j) => {
    if (when !== 'else' || termFrequency === undefined) return;
    throw fault(
      'model/term-frequency',
      'Records at "else" agree on no value whose frequency could count',
      `${field}[${j}].termFrequency`,
      'Put it on a level of agreement.',
    );
  });
}

function checkExplode(on: readonly string[], explode: readonly string[], field: string): void {
  explode.forEach((column, k) => {
    if (on.includes(column)) return;
    throw fault(
      'model/blocking',
      `"${column}" is exploded but the rule does not block on it`,
      `${field}[${k}]`,
      `Put it in "on" by itself, or leave it out here. "on" has: ${on.join(', ')}.`,
    );
  });
}

function checkThresholds({ thresholds }: MatchModel): void {
  if (thresholds === undefined || thresholds.review <= thresholds.link) return;
  throw fault(
    'model/thresholds',
    `The review threshold (${thresholds.review}) is above the link threshold (${thresholds.link})`,
    'thresholds.review',
    'Give a review threshold at or below the link threshold.',
  );
}

function checkPrior({ deterministic, training }: MatchModel): void {
  const forPrior = deterministic?.findIndex(({ use }) => use === 'prior') ?? -1;
  if (forPrior >= 0 && training?.recall === undefined) {
    throw fault(
      'model/training',
      'A rule for the prior needs to know what share of all matches the rules find',
      `deterministic[${forPrior}].use`,
      'Give training.recall, such as 0.7.',
    );
  }
  if (training?.recall !== undefined && (deterministic?.length ?? 0) === 0) {
    throw fault(
      'model/training',
      'A recall without deterministic rules says nothing',
      'training.recall',
      'Give deterministic rules, or leave it out to have the prior estimated.',
    );
  }
}

function checkRelatives({ prior = 0, relatives = 0 }: MatchModel): void {
  if (prior + relatives < 1) return;
  throw fault(
    'model/probabilities',
    `prior (${prior}) and relatives (${relatives}) leave no pair that is neither`,
    'relatives',
    'Correct them: nearly all pairs of records are of strangers.',
  );
}

function checkFrequencies({ columns, termFrequencies }: MatchModel): void {
  for (const name of Object.keys(termFrequencies ?? {})) {
    if (Object.hasOwn(columns, name)) continue;
    throw fault(
      'model/term-frequency',
      `Frequencies of "${name}", which is no column of the model`,
      `termFrequencies.${name}`,
      `Its columns are: ${Object.keys(columns).join(', ')}.`,
    );
  }
}
