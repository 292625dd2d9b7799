import { multiply } from '../arithmetic/rational.ts';
import type { CaseModel } from '../domain/case-model.ts';
import { describeEvidence, type Input } from '../domain/input.ts';
import { type PriceIndex, priceEvidence, priceFactor } from './price-index.ts';

/**
 * A model in the prices of another financial year: every input that is money of some year is
 * multiplied by the index, and says so. Money without a year of prices, and what is counted,
 * stay as they are.
 *
 * @example
 * restatePrices(briefCase, gdpDeflator, '2018-19').prices; // '2018-19'
 * @throws ReeveError `business-case/no-price-index`
 */
export function restatePrices(model: CaseModel, index: PriceIndex, to: string): CaseModel {
  const inputs = model.inputs.map((input) => restated(input, index, to));
  const changed = inputs.findIndex((input, at) => input !== model.inputs[at]);
  if (changed < 0) return { ...model, prices: to };
  const from = model.inputs[changed]?.prices ?? to;
  const backing = describeEvidence(priceEvidence(index, from, to));
  return { ...model, prices: to, pricesBy: `the ${index.name} (${backing})`, inputs };
}

function restated(input: Input, index: PriceIndex, to: string): Input {
  const { prices: from, range } = input;
  if (from === undefined || from === to) return input;
  const factor = priceFactor(index, from, to);
  const backing = priceEvidence(index, from, to);
  const note = `brought to prices of ${to} by the ${index.name}`;
  return {
    ...input,
    value: multiply(input.value, factor),
    prices: to,
    evidence:
      backing.kind === 'illustrative'
        ? {
            kind: 'illustrative',
            reason: `${describeEvidence(input.evidence)}; ${note} (${describeEvidence(backing)})`,
          }
        : withNote(input.evidence, note),
    ...(range === undefined
      ? {}
      : {
          range: {
            ...range,
            low: multiply(range.low, factor),
            high: multiply(range.high, factor),
          },
        }),
  };
}

function withNote(evidence: Input['evidence'], note: string): Input['evidence'] {
  switch (evidence.kind) {
    case 'cited':
      return {
        ...evidence,
        place: evidence.place === undefined ? note : `${evidence.place}, ${note}`,
      };
    case 'fitted':
      return { ...evidence, to: `${evidence.to}, ${note}` };
    case 'illustrative':
      return { ...evidence, reason: `${evidence.reason}, ${note}` };
  }
}
