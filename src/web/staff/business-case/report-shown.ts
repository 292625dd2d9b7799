import type {
  BenefitLine,
  CalculatedLine,
  CostLine,
  Input,
  Risk,
} from '../../../business-case/index.ts';
import { conditionShown, serviceName } from './case-shown.ts';
import { type EvidenceMark, lineMark } from './evidence-words.ts';
import { poundsText } from './money-words.ts';
import { tornadoChart } from './tornado-chart.ts';
import { conditionsOf, onceForEach, tornadoOf, type WorkedOut } from './worked-out.ts';

/** What a board reads of each; the appendix has all. */
const MOST = { lines: 5, bars: 6, conditions: 6, qualitative: 6, risks: 5 } as const;

/** What the report for a board shows besides the headline: sums, and the largest of each kind. */
export const reportShown = onceForEach((worked: WorkedOut) => {
  const { model, scenario, result } = worked;
  const inputs = new Map(model.inputs.map((input) => [input.id, input]));
  const cash = result.benefits.filter(({ line }) => line.cashable);
  const conditions = conditionsOf(worked);
  const qualitative = model.qualitative.filter(({ level }) => scenario.levels.includes(level));
  const risks = model.risks.filter(({ level }) => scenario.levels.includes(level));
  return {
    byService: byService(worked, inputs),
    largest: cash
      .toSorted((a, b) => b.total - a.total)
      .slice(0, MOST.lines)
      .map(({ line, value, total }) => ({
        label: line.description,
        mark: lineMark(line.formula, inputs),
        ...{ value: poundsText(value), total: poundsText(total) },
      })),
    cashLines: cash.length,
    costs: costsShown(result.costs),
    tornado: tornadoChart(tornadoOf(worked), MOST.bars),
    conditions: conditions.slice(0, MOST.conditions).map(conditionShown),
    conditionsLeft: Math.max(0, conditions.length - MOST.conditions),
    qualitative: qualitative
      .toSorted((a, b) => b.scale - a.scale)
      .slice(0, MOST.qualitative)
      .map((each) => ({ ...each, service: serviceName(model, each.service) })),
    qualitativeLeft: Math.max(0, qualitative.length - MOST.qualitative),
    risks: risks.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST.risks),
    risksLeft: Math.max(0, risks.length - MOST.risks),
  };
});

/** Likelihood times impact; those that nobody has scored come last. */
function weightOf({ likelihood, impact }: Risk): number {
  return (likelihood ?? 0) * (impact ?? 0);
}

function byService({ model, result }: WorkedOut, inputs: ReadonlyMap<string, Input>) {
  const services = [{ id: 'all', name: 'All services' }, ...model.services];
  const rows = services.flatMap(({ id, name }) => {
    const ours = result.benefits.filter(({ line }) => line.service === id);
    if (ours.length === 0) return [];
    const cash = totalOf(ours.filter(({ line }) => line.cashable));
    const time = totalOf(ours.filter(({ line }) => !line.cashable));
    return [{ label: name, mark: weakest(ours, inputs), cash, time }];
  });
  const totals = {
    label: 'All of these',
    mark: null,
    cash: rows.reduce((all, { cash }) => all + cash, 0),
    time: rows.reduce((all, { time }) => all + time, 0),
  };
  return [...rows.sort((a, b) => b.cash - a.cash || b.time - a.time), totals].map(
    ({ label, mark, cash, time }) => ({
      ...{ label, mark, isTotal: label === totals.label },
      ...{ cash: poundsText(cash), time: poundsText(time) },
    }),
  );
}

function weakest(
  lines: readonly CalculatedLine<BenefitLine>[],
  inputs: ReadonlyMap<string, Input>,
): EvidenceMark | null {
  return lineMark(
    lines.flatMap(({ line }) => line.formula),
    inputs,
  );
}

function costsShown(costs: readonly CalculatedLine<CostLine>[]) {
  const rows = [
    ['Technology and services', ({ kind, cash }: CostLine) => kind === 'technology' && cash],
    ['People, paid for it', ({ kind, cash }: CostLine) => kind === 'people' && cash],
    ['People who are paid anyway (time, not cash)', ({ cash }: CostLine) => !cash],
  ] as const;
  const spent = (of: (line: CostLine) => boolean, term: CostLine['term']): number =>
    totalOf(costs.filter(({ line }) => of(line) && line.term === term));
  const shown = (label: string, of: (line: CostLine) => boolean, isTotal = false) => ({
    ...{ label, isTotal, setUp: poundsText(spent(of, 'one-off')) },
    ...{ ongoing: poundsText(spent(of, 'ongoing')) },
    all: poundsText(spent(of, 'one-off') + spent(of, 'ongoing')),
  });
  const [technology, people, time] = rows.map(([label, of]) => shown(label, of));
  return [technology, people, shown('All in cash', ({ cash }) => cash, true), time];
}

function totalOf(lines: readonly CalculatedLine<unknown>[]): number {
  return lines.reduce((all, { total }) => all + total, 0);
}
