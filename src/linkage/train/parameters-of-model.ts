import type { MatchModel } from '../model/match-model.ts';
import type { Parameters } from './parameters.ts';

/** The parameters that a trained model holds; null where it lacks a prior, or an m or u of any level. */
export function parametersOfModel(model: MatchModel): Parameters | null {
  const { prior, relatives, comparisons } = model;
  const isTrained = comparisons.every(({ levels }) =>
    levels.every(({ m, u }) => m !== undefined && u !== undefined),
  );
  if (prior === undefined || !isTrained) return null;
  const values = (name: 'm' | 'u'): Float64Array[] =>
    comparisons.map(({ levels }) => Float64Array.from(levels, (level) => level[name] ?? 0));
  return {
    m: values('m'),
    u: values('u'),
    prior,
    ...(relatives === undefined ? {} : { relatives }),
  };
}
