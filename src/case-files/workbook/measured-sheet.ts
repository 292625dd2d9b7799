import {
  CASE_YEARS,
  type CaseResult,
  type ForecastAndMeasured,
  monthsOfForecast,
  rational,
} from '../../business-case/index.ts';
import { nearestNumber } from './inputs-sheet.ts';
import type { LineCells } from './lines-sheets.ts';
import {
  cellAt,
  heads,
  money,
  type PlannedCell,
  type PlannedChart,
  type PlannedSheet,
  rangeAt,
  sumOf,
  text,
  title,
  toThePenny,
} from './sheet-plan.ts';
import { years } from './timings-sheet.ts';

export const MEASURED = 'Measured';

const CASHABLE = 3;
const FIRST = 4;
/**
 * Of a year: its forecast, in how many months that falls, what was measured, in how many of those
 * months, and the forecast for them.
 */
const WIDTH = 5;
const [FORECAST, FALLS_IN, AMOUNT, MONTHS, FOR_MONTHS] = [0, 1, 2, 3, 4];
const EXPECTED = FIRST + WIDTH * CASE_YEARS;
/** 0-based rows: of what all benefits come to, of the charts below it, of the lines below those. */
const TOGETHER = 3;
const CHARTS = TOGETHER + 6;
const CHART_HEIGHT = 20;

/** Benefits in money are not added to time that is freed. */
const kinds = [
  { name: 'In money', cashable: 'yes' },
  { name: 'In time', cashable: 'no' },
] as const;

/**
 * What benefits were seen to bring, beside the forecast of the first scenario that has them. With
 * a chart of each kind of benefit that something was measured of.
 */
export function measuredSheet(
  results: readonly CaseResult[],
  benefits: LineCells,
  measured: readonly ForecastAndMeasured[],
): PlannedSheet {
  const seen = new Set<string>();
  const lines = results.flatMap(({ scenario, benefits: calculated }, at) =>
    calculated.flatMap((each) => {
      if (seen.has(each.line.id)) return [];
      seen.add(each.line.id);
      return [{ ...each, scenario: scenario.name, at }];
    }),
  );
  const found = new Map(measured.toReversed().map((each) => [each.line.id, each]));
  const ours = lines.flatMap(({ line }) => found.get(line.id) ?? []);
  const charts = chartsOf(ours);
  const first = CHARTS + (charts.length === 0 ? 0 : CHART_HEIGHT + 1) + 1;
  return {
    name: MEASURED,
    widths: [26, 18, 60, 16, ...years.flatMap(() => [18, 18, 18, 18, 18]), 18, 18, 18],
    frozenRows: 0,
    charts,
    rows: [
      [title('Measured beside forecast')],
      [
        text(
          'What is forecast for measured months is a twelfth of its year for each. A benefit that begins late in its first year is forecast at the rate of the year after, in the last months alone. Nothing here changes the forecast, and it is not read back.',
        ),
      ],
      [
        text(
          'Months measured: those that lie in the months that the forecast falls in, and of the month that it begins in the part from then on. They are as this file was written, and yours to change where it begins at another time.',
        ),
      ],
      heads('', '', 'All benefits together', ...years),
      ...togetherRows(ours, first, first + lines.length - 1),
      ...Array.from({ length: first - CHARTS }, () => []),
      heads(
        ...['Scenario', 'Service', 'Benefit', 'Cashable'],
        ...years.flatMap((year) => [
          ...[`${year}: forecast`, 'Falls in the last months', `${year}: measured`],
          ...['Months measured of those', 'Forecast for those'],
        ]),
        ...['Forecast for those', 'Measured', 'More than forecast'],
      ),
      ...lines.map(({ line, byYear, scenario, at }, position): PlannedCell[] => {
        const row = first + position;
        const column = (year: number, offset: number) => cellAt(FIRST + WIDTH * year + offset, row);
        const all = (offset: number) => years.map((_, year) => column(year, offset)).join(',');
        const own = found.get(line.id);
        const [expected, so] = [own?.expectedByNow ?? 0, own?.measuredByNow ?? 0];
        return [
          ...[scenario, line.service, line.description, line.cashable ? 'yes' : 'no'].map(text),
          ...byYear.flatMap((forecast, year): PlannedCell[] => {
            const amount = own?.measured[year] ?? null;
            return [
              money(benefits.amount(at, line.id, year), forecast),
              {
                kind: 'formula',
                formula: fallsIn(year, (each) => column(each, FORECAST)),
                result: nearestNumber(monthsOfForecast(byYear, year)),
                format: 'number',
              },
              { kind: 'entry', value: amount === null ? null : amount / 100, format: 'money' },
              {
                kind: 'entry',
                value: nearestNumber(own?.forecastMonths[year] ?? rational(0)),
                format: 'number',
              },
              money(
                toThePenny(
                  `${column(year, FORECAST)}*MIN(${column(year, MONTHS)},${column(year, FALLS_IN)})/${column(year, FALLS_IN)}`,
                ),
                own?.expected[year] ?? 0,
              ),
            ];
          }),
          money(sumOf(all(FOR_MONTHS)), expected),
          money(sumOf(all(AMOUNT)), so),
          money(`ROUND(${cellAt(EXPECTED + 1, row)}-${cellAt(EXPECTED, row)},2)`, so - expected),
        ];
      }),
    ],
  };
}

/** What all lines come to in each year, in money and in time: forecast for measured months, and measured. */
function togetherRows(
  measured: readonly ForecastAndMeasured[],
  from: number,
  to: number,
): PlannedCell[][] {
  const column = (at: number) => `${cellAt(at, from)}:${cellAt(at, to)}`;
  const isEmpty = to < from;
  return kinds.flatMap(({ name, cashable }) => {
    const ours = measured.filter(({ line }) => line.cashable === (cashable === 'yes'));
    const row = (
      what: string,
      offset: number,
      pence: (each: ForecastAndMeasured, year: number) => number,
    ): PlannedCell[] => [
      ...[null, null, text(`${name}: ${what}`)],
      ...years.map((_, year) => {
        const amounts = column(FIRST + WIDTH * year + offset);
        return money(
          isEmpty ? '0' : `ROUND(SUMIFS(${amounts},${column(CASHABLE)},"${cashable}"),2)`,
          ours.reduce((total, each) => total + pence(each, year), 0),
        );
      }),
    ];
    return [
      row('forecast for measured months', FOR_MONTHS, ({ expected }, year) => expected[year] ?? 0),
      row('measured', AMOUNT, ({ measured: amounts }, year) => amounts[year] ?? 0),
    ];
  });
}

/** In how many months of a year its forecast falls, as `monthsOfForecast` has it. */
function fallsIn(year: number, forecast: (year: number) => string): string {
  if (year === CASE_YEARS - 1) return '12';
  const [amount, next] = [forecast(year), forecast(year + 1)];
  const before = years.slice(0, year).map((_, each) => `${forecast(each)}=0`);
  const begins = [`${amount}>0`, `${amount}<${next}`, ...before].join(',');
  return `IF(AND(${begins}),12*${amount}/${next},12)`;
}

function chartsOf(measured: readonly ForecastAndMeasured[]): PlannedChart[] {
  const last = CASHABLE + CASE_YEARS - 1;
  const series = (row: number) => ({
    name: cellAt(2, row, MEASURED),
    values: rangeAt(MEASURED, [CASHABLE, row], [last, row]),
  });
  return kinds
    .map(({ name, cashable }, kind) => ({ name, cashable, row: TOGETHER + 1 + 2 * kind }))
    .filter(({ cashable }) =>
      measured.some(
        ({ line, months }) =>
          line.cashable === (cashable === 'yes') && months.some((count) => count > 0),
      ),
    )
    .map(({ name, row }, position) => ({
      shape: 'columns',
      title: `${name}: measured beside what was forecast for those months`,
      categories: rangeAt(MEASURED, [CASHABLE, TOGETHER], [last, TOGETHER]),
      series: [series(row), series(row + 1)],
      amountTitle: '£ thousand',
      from: { column: 4 * position, row: CHARTS },
      to: { column: 4 * position + 4, row: CHARTS + CHART_HEIGHT },
    }));
}
