import {
  type BenefitLine,
  type CalculatedLine,
  type CaseModel,
  type Condition,
  type CostLine,
  fallOffs,
  type Input,
  inputsIn,
  quantityText,
} from '../../../business-case/index.ts';
import { cashFlowChart, cumulativeChart } from './cash-flow-chart.ts';
import { evidenceMark, lineMark, sourceWords } from './evidence-words.ts';
import { formulaWords } from './formula-words.ts';
import { howSure, likelyWords } from './how-sure.ts';
import { inputGroups } from './input-groups.ts';
import { moneyWords, poundsText, signedWords, thousandsText } from './money-words.ts';
import { oneSentence, plainWords, relianceWords } from './plain-words.ts';
import { tornadoChart } from './tornado-chart.ts';
import { conditionsOf, onceForEach, tornadoOf, type WorkedOut } from './worked-out.ts';

/** A case as a row of a list, in thousands of pounds. */
export function rowShown({ model, result }: WorkedOut) {
  const { summary } = result;
  return {
    sentence: oneSentence(result),
    hasIllustrative: hasIllustrative(model),
    setUp: thousandsText(summary.setUp),
    ongoing: thousandsText(summary.ongoing),
    cashable: thousandsText(summary.cashable),
    payback: thousandsText(summary.payback),
    npv: thousandsText(summary.npv),
    month: summary.paybackMonth === null ? 'none' : String(summary.paybackMonth),
  };
}

/** The headline of a case: what stands at its top and changes as figures do. */
export function headlineShown(worked: WorkedOut) {
  const { model, result } = worked;
  const { setUp, ongoing, cashable, payback, npv, paybackMonth } = result.summary;
  return {
    words: plainWords(model, result, likelyWords(worked)),
    reliance: relianceWords(model, result),
    inShort: `Net present value ${signedWords(npv)}, ${paybackMonth === null ? 'not paid back within five years' : `paid back in month ${paybackMonth}`}`,
    pays: npv >= 0,
    hasIllustrative: hasIllustrative(model),
    tiles: [
      { figure: moneyWords(setUp), text: 'to set up' },
      { figure: moneyWords(ongoing), text: 'to run for five years' },
      { figure: moneyWords(cashable), text: 'cashable benefits over five years' },
      { figure: signedWords(payback), text: 'net cash over five years' },
      { figure: signedWords(npv), text: 'net present value' },
      paybackMonth === null
        ? { figure: 'Not paid back', text: 'within five years' }
        : { figure: `Month ${paybackMonth}`, text: 'in which it has paid back' },
    ],
  };
}

/** Whether what a case comes to has to be marked. */
export function hasIllustrative({ inputs }: Pick<CaseModel, 'inputs'>): boolean {
  return inputs.some(({ evidence }) => evidence.kind === 'illustrative');
}

/** Everything that the page of a case shows. */
export const caseShown = onceForEach(everythingShown);

function everythingShown(worked: WorkedOut) {
  const { model, scenario, result } = worked;
  const { cashFlow, nonCashFlow } = result;
  const inputs = inputsIn(model, scenario);
  return {
    ...headlineShown(worked),
    prices: model.prices,
    cashFlow: {
      chart: cashFlowChart(cashFlow.benefits, cashFlow.costs),
      rows: [
        { label: 'Cashable benefits', cells: withTotal(cashFlow.benefits) },
        { label: 'Costs', cells: withTotal(cashFlow.costs) },
        { label: 'Cash flow', cells: withTotal(cashFlow.net), isTotal: true },
      ],
    },
    cumulative: {
      chart: cumulativeChart(cashFlow.cumulative),
      row: { label: 'Cumulative', cells: [...cashFlow.cumulative.map(poundsText), ''] },
    },
    nonCash: { label: 'Time freed less time spent', cells: withTotal(nonCashFlow.net) },
    cashable: linesShown(
      result.benefits.filter(({ line }) => line.cashable),
      model,
      inputs,
    ),
    nonCashable: linesShown(
      result.benefits.filter(({ line }) => !line.cashable),
      model,
      inputs,
    ),
    setUpCosts: linesShown(
      result.costs.filter(({ line }) => line.term === 'one-off'),
      model,
      inputs,
    ),
    ongoingCosts: linesShown(
      result.costs.filter(({ line }) => line.term === 'ongoing'),
      model,
      inputs,
    ),
    tornado: tornadoChart(tornadoOf(worked)),
    sureness: howSure(worked),
    conditions: conditionsOf(worked).map(conditionShown),
    timings: timingsShown(worked),
    groups: groupsShown(model, inputs),
    qualitative: model.qualitative
      .filter(({ level }) => scenario.levels.includes(level))
      .map((each) => ({ ...each, service: serviceName(model, each.service) })),
    risks: model.risks.filter(({ level }) => scenario.levels.includes(level)),
    services: model.services.map(({ name }) => name),
  };
}

/** A condition as a row of a table. */
export function conditionShown({ input, value, pays, isDoubtful }: Condition) {
  return {
    label: input.label,
    mark: evidenceMark(input),
    now: quantityText(input.value, input.unit),
    bound: `${pays === 'at or above' ? 'at least' : 'at most'} ${value === null ? '' : quantityText(value, input.unit)}`,
    ...{ isDoubtful, doubt: isDoubtful ? 'Yes' : 'No' },
  };
}

/** When the lines of a case come, those timings alone that it uses. */
function timingsShown({ model, scenario, result }: WorkedOut) {
  const tried = new Map(fallOffs(model, scenario).map((each) => [each.timing.id, each]));
  const used = new Set([...result.benefits, ...result.costs].map(({ line }) => line.timing));
  return model.timings
    .filter(({ id }) => used.has(id))
    .map(({ id, label, shares, evidence }) => ({
      label,
      // Those of the brief are all fitted; any other is of whoever put it in.
      mark: evidenceMark({ evidence, setBy: evidence.kind === 'fitted' ? 'default' : 'user' }),
      cells: shares.map((share) => quantityText(share, 'share')),
      faster: poundsOrNone(tried.get(id)?.atFaster),
      without: poundsOrNone(tried.get(id)?.atNone),
    }));
}

function poundsOrNone(pence: number | undefined): string {
  return pence === undefined ? '' : poundsText(pence);
}

function groupsShown(model: CaseModel, inputs: ReadonlyMap<string, Input>) {
  return inputGroups(model).map(({ id, title, inputs: grouped }) => ({
    id,
    title,
    inputs: grouped.map(({ id: input }) => inputShown(inputs.get(input) as Input)),
  }));
}

function inputShown(input: Input) {
  return {
    label: input.label,
    value: quantityText(input.value, input.unit),
    mark: evidenceMark(input),
    source: sourceWords(input),
    date: input.date,
    prices: input.prices ?? null,
  };
}

type Line = BenefitLine | CostLine;

function linesShown(
  lines: readonly CalculatedLine<Line>[],
  model: CaseModel,
  inputs: ReadonlyMap<string, Input>,
) {
  return {
    rows: lines.map(({ line, value, total }) => ({
      id: line.id,
      description: line.description,
      about: aboutLine(line, model),
      basis: line.basis,
      formula: formulaWords(line.formula, inputs),
      mark: lineMark(line.formula, inputs),
      value: poundsText(value),
      total: poundsText(total),
    })),
    ...sumOf(lines),
    inCash: lines.every(isCash) || !lines.some(isCash) ? null : sumOf(lines.filter(isCash)),
  };
}

function isCash({ line }: CalculatedLine<Line>): boolean {
  return 'cash' in line ? line.cash : line.cashable;
}

function sumOf(lines: readonly CalculatedLine<Line>[]) {
  return {
    value: poundsText(lines.reduce((all, { value }) => all + value, 0)),
    total: poundsText(lines.reduce((all, { total }) => all + total, 0)),
  };
}

function aboutLine(line: Line, model: CaseModel): string {
  const level = `level ${line.level}`;
  if ('service' in line) return `${serviceName(model, line.service)}, ${level}`;
  const kind = line.kind === 'people' ? 'People' : 'Technology and services';
  return `${kind}, ${level}${line.cash ? '' : ': time of people who are paid anyway, not cash'}`;
}

/** A service as staff know it. */
export function serviceName({ services }: Pick<CaseModel, 'services'>, id: string): string {
  return id === 'all' ? 'All services' : (services.find((each) => each.id === id)?.name ?? id);
}

function withTotal(years: readonly number[]): readonly string[] {
  return [...years, years.reduce((all, each) => all + each, 0)].map(poundsText);
}
