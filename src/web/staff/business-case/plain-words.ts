import {
  type CaseModel,
  type CaseResult,
  type Input,
  type Pence,
  quantityText,
} from '../../../business-case/index.ts';
import { lineMark } from './evidence-words.ts';
import { moneyWords } from './money-words.ts';

/** A case in one sentence, for a list. */
export function oneSentence({ summary }: CaseResult): string {
  const { setUp, ongoing, cashable, payback } = summary;
  const costs = `Costs ${moneyWords(setUp + ongoing)} and brings ${moneyWords(cashable)} in cash over five years`;
  return payback >= 0 && summary.paybackMonth !== null
    ? `${costs}; pays for itself in month ${summary.paybackMonth}.`
    : `${costs}; does not pay for itself.`;
}

/** What a case says, sentence by sentence, for whoever decides on it. */
export function plainWords(
  model: CaseModel,
  result: CaseResult,
  likely?: string,
): readonly string[] {
  const { setUp, ongoing, cashable, payback, npv, nonCashable, paybackMonth } = result.summary;
  const rate = model.inputs.find(({ id }) => id === 'discount-rate');
  return [
    `Setting up ${whatIsSetUp(result)} costs ${moneyWords(setUp)}, and running it ${moneyWords(ongoing)} over five years.`,
    cashable === 0
      ? 'It brings nothing in cash by itself.'
      : `It is forecast to bring ${moneyWords(cashable)} in cash: money recovered, or not spent.`,
    paybackMonth === null
      ? `It does not pay for itself within five years: ${moneyWords(payback)} ${payback < 0 ? 'more is spent than comes back' : 'is left at their end'}.`
      : `The money spent has come back in month ${paybackMonth}. After five years ${moneyWords(payback)} ${payback < 0 ? 'more has been spent than came back' : 'more has come back than was spent'}.`,
    `In the money of today, with later years discounted at ${rate === undefined ? 'the rate below' : quantityText(rate.value, rate.unit)}, that is ${npv < 0 ? 'a loss' : 'a gain'} of ${moneyWords(npv)} (net present value).`,
    ...(likely === undefined ? [] : [likely]),
    ...(nonCashable === 0
      ? []
      : [
          `Besides, staff time worth ${moneyWords(nonCashable)} more is ${nonCashable > 0 ? 'freed than is spent' : 'spent than is freed'}. It is not cash, and is counted in none of these.`,
        ]),
  ];
}

/** How far a case can be relied on. */
export function relianceWords(model: CaseModel, result: CaseResult): readonly string[] {
  const inputs = new Map(model.inputs.map((input) => [input.id, input]));
  const counted = (is: (input: Input) => boolean): number => model.inputs.filter(is).length;
  const illustrative = counted(({ evidence }) => evidence.kind === 'illustrative');
  const fitted = counted(({ evidence }) => evidence.kind === 'fitted');
  const own = counted(({ setBy, evidence }) => setBy === 'user' && evidence.kind === 'cited');
  const weak = illustrativeBenefits(result, inputs);
  const standing = [
    [own, 'your own', 'are'],
    [model.inputs.length - own - fitted - illustrative, 'cited from a source', 'are'],
    [fitted, 'fitted to the results that the brief prints', 'were'],
  ] as const;
  const said = standing
    .filter(([count]) => count > 0)
    .map(([count, words, verb]) => `${count} ${count === 1 ? singular(verb) : verb} ${words}`);
  return [
    `Of ${model.inputs.length} figures, ${said.join(', ')}, and ${illustrative} ${illustrative === 1 ? 'is' : 'are'} illustrative: no source says them, they only show how the sum goes.${own === 0 ? ' None is a council’s own yet.' : ''}`,
    ...(weak === 0
      ? []
      : [
          `${moneyWords(weak)} of the ${moneyWords(result.summary.cashable)} in cash rests on at least one illustrative figure.`,
        ]),
    `Prices are those of ${model.prices}.${model.pricesBy === undefined ? '' : ` Figures of other years were brought to them by ${model.pricesBy}.`} Default figures follow a brief of 2008 about an average London borough; they are no forecast for any council until its own figures stand in their place.`,
  ];
}

function singular(verb: 'are' | 'were'): string {
  return verb === 'are' ? 'is' : 'was';
}

/** Five-year cashable benefits of lines that have an illustrative figure in their formula. */
function illustrativeBenefits({ benefits }: CaseResult, inputs: ReadonlyMap<string, Input>): Pence {
  return benefits
    .filter(({ line }) => line.cashable && lineMark(line.formula, inputs)?.code === 'illustrative')
    .reduce((all, { total }) => all + total, 0);
}

function whatIsSetUp({ scenario }: CaseResult): string {
  const [first, second] = scenario.levels;
  if (second !== undefined) return 'the hub with both levels';
  return first === 2 ? 'level 2, writing better data back to services,' : 'the hub';
}
