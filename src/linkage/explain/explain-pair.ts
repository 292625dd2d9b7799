import { ReeveError } from '../../kernel/index.ts';
import { candidateRules } from '../compile/block.ts';
import type { MatchModel } from '../model/match-model.ts';
import { planModel } from '../model/plan.ts';
import { pairScorer } from '../score/score-pair.ts';
import { sharedRules } from '../score/shared-rules.ts';
import { type RawRecord, recordStandardiser } from '../score/standardise-record.ts';
import type { RecordValues, Value } from '../score/value.ts';
import { weightTable } from '../score/weights.ts';
import type { Parameters } from '../train/parameters.ts';
import { parametersOfModel } from '../train/parameters-of-model.ts';
import { pairWaterfall } from './pair-waterfall.ts';
import type { ShownRecord } from './record-reader.ts';
import type { PairWaterfall } from './report-data.ts';

/** A record as received, and where from. */
export interface ReceivedRecord {
  readonly dataset: string;
  readonly id: string;
  readonly values: RawRecord;
}

/** A waterfall without what only a run knows: whether the two came into one cluster. */
export type ExplainedPair = Omit<PairWaterfall, 'together'>;

/** Explains pairs of records by one model. */
export type PairExplainer = (left: ReceivedRecord, right: ReceivedRecord) => ExplainedPair;

/**
 * What explains pairs of records by a trained model, in process: nothing but the two records and
 * the model is needed. To be kept where many are explained: a large model takes milliseconds.
 *
 * Throws `model/untrained` for a model that lacks m, u or prior.
 *
 * @param inputColumns names of the columns that the input has
 */
export function pairExplainer(model: MatchModel, inputColumns: readonly string[]): PairExplainer {
  const plan = planModel(model);
  const parameters = trainedParameters(model);
  const standardise = recordStandardiser(model, inputColumns);
  const patternOf = pairScorer(plan, parameters);
  const rulesOf = sharedRules(candidateRules(plan));
  const prepared = {
    plan,
    parameters,
    weights: weightTable(plan, parameters),
    clusters: Int32Array.of(0, 1),
  };
  return (left, right) => {
    const l = standardise(left.values, left.dataset);
    const r = standardise(right.values, right.dataset);
    const { digits } = patternOf(l, r);
    const { together: _, ...waterfall } = pairWaterfall(
      prepared,
      { l: 0, r: 1, digits, rules: rulesOf(l, r) },
      shown(left, l),
      shown(right, r),
    );
    return waterfall;
  };
}

/** Explains one pair of records: see `pairExplainer`. */
export function explainPair(
  model: MatchModel,
  inputColumns: readonly string[],
  left: ReceivedRecord,
  right: ReceivedRecord,
): ExplainedPair {
  return pairExplainer(model, inputColumns)(left, right);
}

function trainedParameters(model: MatchModel): Parameters {
  const parameters = parametersOfModel(model);
  if (parameters !== null) return parameters;
  const untrained = model.comparisons.findIndex(({ levels }) =>
    levels.some(({ m, u }) => m === undefined || u === undefined),
  );
  throw new ReeveError('model/untrained', 'The model is not trained', {
    location: {
      field: model.prior === undefined ? 'prior' : `comparisons[${untrained}].levels`,
    },
    hint: 'Use the model.json that "reeve link" wrote.',
  });
}

function shown(record: ReceivedRecord, standard: RecordValues): ShownRecord {
  const texts = (values: Readonly<Record<string, Value | undefined>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]));
  return {
    dataset: record.dataset,
    id: record.id,
    raw: texts(record.values),
    standard: texts(standard),
  };
}

function textOf(value: Value | undefined): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.join(', ') : String(value);
}
