import { candidateRules } from '../compile/block.ts';
import type { LinkResult } from '../link.ts';
import { patternWeight, probabilityOfWeight, relativesPart } from '../score/weights.ts';
import { comparedValue, type ShownRecord } from './record-reader.ts';
import type { PairWaterfall, WaterfallStep } from './report-data.ts';

/** A pair with its pattern: a digit a comparison, 0 for missing, else cell + 1. */
export interface PatternedPair {
  readonly l: number;
  readonly r: number;
  readonly digits: Uint8Array;
  /** Bit mask of the candidate rules that found it; null where none did. */
  readonly rules: number | null;
}

/**
 * How the weight of a pair comes about: from the prior, comparison by
 * comparison. The steps and the prior add up to the weight.
 */
export function pairWaterfall(
  result: Pick<LinkResult, 'plan' | 'parameters' | 'weights' | 'clusters'>,
  pair: PatternedPair,
  left: ShownRecord,
  right: ShownRecord,
): PairWaterfall {
  const { plan, parameters, weights, clusters } = result;
  const weight = patternWeight(weights, pair.digits, 0);
  const steps = plan.comparisons.map((comparison, k): WaterfallStep => {
    const digit = pair.digits[k] ?? 0;
    const cell = comparison.cells[digit - 1];
    const level = cell === undefined ? undefined : comparison.levels[cell.level];
    const stepWeight = weights.cells[k]?.[digit] ?? 0;
    const m = parameters.m[k]?.[cell?.level ?? 0] ?? 0;
    const u = parameters.u[k]?.[cell?.level ?? 0] ?? 0;
    return {
      comparison: comparison.name,
      level: level?.description ?? null,
      weight: stepWeight,
      frequencyPart: level?.termFrequency === undefined ? 0 : stepWeight - Math.log2(m / u),
      left: comparedValue(plan, comparison, left),
      right: comparedValue(plan, comparison, right),
    };
  });
  const lost = relativesPart(weights, pair.digits, 0);
  if (weights.relatives !== null) {
    steps.push({
      comparison: 'household',
      level: 'may be another person of the same household',
      // Not -0, which would print as such.
      weight: lost === 0 ? 0 : -lost,
      frequencyPart: 0,
      left: { raw: null, standard: null },
      right: { raw: null, standard: null },
    });
  }
  const { rules } = pair;
  return {
    left: { dataset: left.dataset, id: left.id },
    right: { dataset: right.dataset, id: right.id },
    weight,
    probability: probabilityOfWeight(weight),
    prior: weights.prior,
    steps,
    foundBy:
      rules === null
        ? null
        : candidateRules(plan)
            .filter((_, k) => Math.floor(rules / 2 ** k) % 2 === 1)
            .map(({ description }) => description),
    together: clusters[pair.l] === clusters[pair.r],
  };
}
