import {
  besideMeasured,
  type ForecastAndMeasured,
  type Measured,
  type MeasuredTotal,
  type Pence,
  totalMeasured,
} from '../../../business-case/index.ts';
import { measuredOfCase } from '../../../kept-cases/index.ts';
import { cashFlowChart } from './cash-flow-chart.ts';
import { changeText, moneyWords, poundsText, signedWords } from './money-words.ts';
import type { WorkedOut } from './worked-out.ts';

/** What was measured of a case, beside its forecast; null where nothing was. */
export function measuredShown({ model, result }: WorkedOut, kept: Measured | null) {
  if (kept === null) return null;
  const { measured, leftAside } = measuredOfCase(result, kept);
  const lines = besideMeasured(model, result, measured);
  const cash = totalMeasured(lines.filter(({ line }) => line.cashable));
  const time = totalMeasured(lines.filter(({ line }) => !line.cashable));
  const byYear = cash?.measured ?? result.cashFlow.benefits.map(() => null);
  return {
    ...{ start: kept.start, leftAside },
    words: wordsOf(cash, lines),
    rows: lines.filter(isMeasured).map(lineShown),
    totals: [
      ...(cash === null ? [] : [{ label: 'All of these in cash', ...totalShown(cash) }]),
      ...(time === null ? [] : [{ label: 'All of these in staff time', ...totalShown(time) }]),
    ],
    byLine: Object.fromEntries(lines.filter(isMeasured).map((each) => [each.line.id, soFar(each)])),
    chart: cashFlowChart(result.cashFlow.benefits, result.cashFlow.costs, byYear),
    flow: {
      label: 'Cashable benefits measured',
      absent: 'not measured',
      cells: [...byYear, cash?.measuredByNow ?? null].map(cellOf),
    },
  };
}

function isMeasured({ months }: ForecastAndMeasured): boolean {
  return months.some((count) => count > 0);
}

function wordsOf(cash: MeasuredTotal | null, lines: readonly ForecastAndMeasured[]): string {
  if (cash === null) return 'Nothing in cash was measured yet.';
  const { measuredByNow, expectedByNow } = cash;
  const cashable = lines.filter(({ line }) => line.cashable);
  const count = cashable.filter(isMeasured).length;
  const difference = measuredByNow - expectedByNow;
  const so =
    difference === 0
      ? 'as much as'
      : `${moneyWords(difference)} ${difference > 0 ? 'more' : 'less'} than`;
  return `${signedWords(measuredByNow)} in cash was measured of ${count} of ${cashable.length} benefits: ${so} the ${moneyWords(expectedByNow)} that is forecast for the months that were measured. What was not measured is not counted as nothing.`;
}

function soFar({ measuredByNow, expectedByNow }: MeasuredTotal | ForecastAndMeasured) {
  return { measured: poundsText(measuredByNow), expected: poundsText(expectedByNow) };
}

function totalShown(total: MeasuredTotal) {
  return {
    ...soFar(total),
    difference: changeText(total.measuredByNow - total.expectedByNow),
  };
}

function lineShown(each: ForecastAndMeasured) {
  return {
    label: each.line.description,
    months: String(each.months.reduce((all, count) => all + count, 0)),
    ...soFar(each),
    difference: changeText(each.measuredByNow - each.expectedByNow),
  };
}

function cellOf(pence: Pence | null): string {
  return pence === null ? '' : poundsText(pence);
}
