import { type Pence, sumPence, toPence } from '../arithmetic/pence.ts';
import { fraction, type Rational } from '../arithmetic/rational.ts';
import { type CaseModel, checkModel, type Scenario, wellKnown } from '../domain/case-model.ts';
import type { BenefitLine, CostLine } from '../domain/lines.ts';
import { CASE_YEARS } from '../domain/timing.ts';
import { presentValue } from './discount.ts';
import { type Evaluated, evaluateLines } from './evaluate-lines.ts';
import { paybackMonth, runningTotals } from './payback-month.ts';

/** A line of a table: whole pence, so that every total is the sum of what stands above it. */
export interface CalculatedLine<Line> {
  readonly line: Line;
  /** In a first full year, or once. */
  readonly value: Pence;
  readonly byYear: readonly Pence[];
  readonly total: Pence;
}

/** The brief's year-by-year table: costs are below zero. */
export interface CashFlow {
  readonly costs: readonly Pence[];
  readonly benefits: readonly Pence[];
  readonly net: readonly Pence[];
  readonly cumulative: readonly Pence[];
}

/** The brief's "Return on investment" table, over five years. */
export interface CaseSummary {
  /** One-off costs in money. */
  readonly setUp: Pence;
  /** Ongoing costs in money. */
  readonly ongoing: Pence;
  readonly cashable: Pence;
  /** Cashable benefits less set-up and ongoing costs. */
  readonly payback: Pence;
  readonly npv: Pence;
  /** Time that is freed less time that is spent. */
  readonly nonCashable: Pence;
  readonly paybackMonth: number | null;
}

/** The figures of a summary that are money. */
export const summaryAmounts = [
  'setUp',
  'ongoing',
  'cashable',
  'payback',
  'npv',
  'nonCashable',
] as const satisfies readonly (keyof CaseSummary)[];

export interface CaseResult {
  readonly scenario: Scenario;
  readonly summary: CaseSummary;
  readonly cashFlow: CashFlow;
  /** What is not money: freed time, less the time of those who set it up. */
  readonly nonCashFlow: CashFlow;
  readonly benefits: readonly CalculatedLine<BenefitLine>[];
  readonly costs: readonly CalculatedLine<CostLine>[];
}

/**
 * Calculates a scenario of a model. Each line's value, and its share of each year, is worked out
 * exactly and rounded once to the penny, halves away from zero; totals are sums of those pence.
 * The net present value is worked out exactly from the net flow of years and rounded once.
 *
 * @throws ReeveError as `checkModel` does
 */
export function calculateCase(model: CaseModel, scenario: Scenario): CaseResult {
  checkModel(model);
  const exact = evaluateLines(model, scenario);
  const benefits = exact.benefits.map(inPence);
  const costs = exact.costs.map(inPence);
  const cashBenefits = benefits.filter(({ line }) => line.cashable);
  const cashCosts = costs.filter(({ line }) => line.cash);
  const cashFlow = flowOf(cashBenefits, cashCosts);
  const nonCashFlow = flowOf(
    benefits.filter(({ line }) => !line.cashable),
    costs.filter(({ line }) => !line.cash),
  );
  const spent = (term: CostLine['term']): Pence =>
    totalOf(cashCosts.filter(({ line }) => line.term === term));
  return {
    scenario,
    summary: {
      setUp: spent('one-off'),
      ongoing: spent('ongoing'),
      cashable: totalOf(cashBenefits),
      payback: sumPence(cashFlow.net),
      npv: toPence(presentValue(cashFlow.net.map(inExactPounds), discountRate(model))),
      nonCashable: sumPence(nonCashFlow.net),
      paybackMonth: paybackMonth(cashFlow.net),
    },
    cashFlow,
    nonCashFlow,
    benefits,
    costs,
  };
}

function inPence<Line>({ line, value, byYear }: Evaluated<Line>): CalculatedLine<Line> {
  const years = byYear.map(toPence);
  return { line, value: toPence(value), byYear: years, total: sumPence(years) };
}

function flowOf(
  benefits: readonly CalculatedLine<unknown>[],
  costs: readonly CalculatedLine<unknown>[],
): CashFlow {
  const inYear = (lines: readonly CalculatedLine<unknown>[], year: number): Pence =>
    sumPence(lines.map(({ byYear }) => byYear[year] as Pence));
  const years = Array.from({ length: CASE_YEARS }, (_, year) => ({
    gained: inYear(benefits, year),
    spent: inYear(costs, year),
  }));
  const net = years.map(({ gained, spent }) => gained - spent);
  return {
    costs: years.map(({ spent }) => 0 - spent),
    benefits: years.map(({ gained }) => gained),
    net,
    cumulative: runningTotals(net),
  };
}

function totalOf(lines: readonly CalculatedLine<unknown>[]): Pence {
  return sumPence(lines.map(({ total }) => total));
}

function inExactPounds(pence: Pence): Rational {
  return fraction(BigInt(pence), 100n);
}

function discountRate(model: CaseModel): Rational {
  return (model.inputs.find(({ id }) => id === wellKnown.discountRate) as { value: Rational })
    .value;
}
