import {
  CASE_YEARS,
  type CaseModel,
  type CaseResult,
  type Input,
  type Pence,
  wellKnown,
} from '../../business-case/index.ts';
import { nearestNumber } from './inputs-sheet.ts';
import type { LineCells } from './lines-sheets.ts';
import {
  cellAt,
  definedName,
  heads,
  money,
  type PlannedCell,
  type PlannedSeries,
  type PlannedSheet,
  rangeAt,
  strong,
  sumOf,
  text,
  title,
  toThePenny,
} from './sheet-plan.ts';
import { years } from './timings-sheet.ts';

const CASH_FLOW = 'Cash flow';
const NPV = 'Net present value';
const FIRST = 2;
const LAST = FIRST + CASE_YEARS - 1;

/** Rows of a scenario on the sheet of cash flow, from its heading. */
const flowRows = {
  costs: 1,
  benefits: 2,
  net: 3,
  cumulative: 4,
  timeSpent: 5,
  timeFreed: 6,
  timeNet: 7,
} as const;
const FLOW_HEIGHT = 9;

export interface FlowCells {
  readonly sheet: PlannedSheet;
  at(scenario: number, row: keyof typeof flowRows, year: number): string;
  /** A row for charts: its name, and its years. */
  series(scenario: number, row: keyof typeof flowRows): PlannedSeries;
  /** The names of years. */
  years(scenario: number): string;
}

/** Year by year: costs are below zero, and totals add up whole pence. */
export function cashFlowSheet(
  results: readonly CaseResult[],
  benefits: LineCells,
  costs: LineCells,
): FlowCells {
  const first = 3;
  const rowOf = (scenario: number, row: keyof typeof flowRows) =>
    first + scenario * FLOW_HEIGHT + flowRows[row];
  const yearsAt = (row: number) => rangeAt(CASH_FLOW, [FIRST, row], [LAST, row]);
  const rows = results.flatMap((result, scenario) => {
    const here = (row: keyof typeof flowRows, year: number) =>
      cellAt(FIRST + year, rowOf(scenario, row));
    const row = (
      name: keyof typeof flowRows,
      label: string,
      amounts: readonly Pence[],
      formula: (year: number) => string,
      isTotalled = true,
    ): PlannedCell[] => [
      null,
      text(label),
      ...amounts.map((amount, year) => money(formula(year), amount)),
      isTotalled
        ? money(
            sumOf(`${here(name, 0)}:${here(name, CASE_YEARS - 1)}`),
            amounts.reduce((total, amount) => total + amount, 0),
          )
        : null,
    ];
    const lines = (cells: LineCells, isMoney: 'yes' | 'no', year: number) =>
      sumWhere(cells.years(scenario, year), [cells.inMoney(scenario), isMoney]);
    const { cashFlow, nonCashFlow } = result;
    return [
      heads(result.scenario.name, '', ...years, 'Total'),
      row('costs', 'Costs', cashFlow.costs, (year) => `-${lines(costs, 'yes', year)}`),
      row('benefits', 'Cashable benefits', cashFlow.benefits, (year) =>
        lines(benefits, 'yes', year),
      ),
      row('net', 'Cash flow', cashFlow.net, (year) =>
        pence(`${here('costs', year)}+${here('benefits', year)}`),
      ),
      row(
        'cumulative',
        'Cumulative payback',
        cashFlow.cumulative,
        (year) =>
          year === 0
            ? here('net', 0)
            : pence(`${here('cumulative', year - 1)}+${here('net', year)}`),
        false,
      ),
      row('timeSpent', 'Time spent', nonCashFlow.costs, (year) => `-${lines(costs, 'no', year)}`),
      row('timeFreed', 'Time freed', nonCashFlow.benefits, (year) => lines(benefits, 'no', year)),
      row('timeNet', 'Time freed less time spent', nonCashFlow.net, (year) =>
        pence(`${here('timeSpent', year)}+${here('timeFreed', year)}`),
      ),
      [],
    ];
  });
  return {
    sheet: {
      name: CASH_FLOW,
      widths: [28, 28, ...years.map(() => 16), 16],
      frozenRows: 0,
      rows: [
        [title('Cash flow by year')],
        [text('Costs are below zero. Time is of people who are paid anyway.')],
        [],
        ...rows,
      ],
    },
    at: (scenario, row, year) => cellAt(FIRST + year, rowOf(scenario, row), CASH_FLOW),
    series: (scenario, row) => ({
      name: cellAt(1, rowOf(scenario, row), CASH_FLOW),
      values: yearsAt(rowOf(scenario, row)),
    }),
    years: (scenario) => yearsAt(first + scenario * FLOW_HEIGHT),
  };
}

export interface NpvCells {
  readonly sheet: PlannedSheet;
  /** What a flow of a year (from 0) is divided by. */
  growth(year: number): string;
  at(scenario: number): string;
}

/** Each year's net flow, discounted from the end of the year, and their sum to the penny. */
export function npvSheet(
  { inputs }: CaseModel,
  results: readonly CaseResult[],
  flows: FlowCells,
): NpvCells {
  const { value } = inputs.find(({ id }) => id === wellKnown.discountRate) as Input;
  const growth = 1 + nearestNumber(value);
  const factorRow = 3;
  const first = factorRow + 1;
  const rate = definedName(wellKnown.discountRate);
  const netRow = (scenario: number) => first + 2 * scenario;
  return {
    sheet: {
      name: NPV,
      widths: [28, 28, ...years.map(() => 18), 20],
      frozenRows: first,
      rows: [
        [title('Discounting and net present value')],
        [
          text(
            'A flow is divided by (1 + discount rate) once for each year to the end of its own: year 1 too.',
          ),
        ],
        heads('Scenario', '', ...years, 'Net present value'),
        [
          null,
          text('(1 + discount rate) to the power of the year'),
          ...years.map(
            (_, year): PlannedCell => ({
              kind: 'formula',
              formula: `(1+${rate})^${year + 1}`,
              result: growth ** (year + 1),
              format: 'number',
            }),
          ),
        ],
        ...results.flatMap(({ scenario, cashFlow, summary }, at): PlannedCell[][] => [
          [
            text(scenario.name),
            text('Cash flow'),
            ...cashFlow.net.map((net, year) => money(flows.at(at, 'net', year), net)),
          ],
          [
            null,
            text('Present value'),
            ...cashFlow.net.map(
              (net, year): PlannedCell => ({
                kind: 'formula',
                formula: `${cellAt(FIRST + year, netRow(at))}/${cellAt(FIRST + year, factorRow)}`,
                result: net / 100 / growth ** (year + 1),
                format: 'exact',
              }),
            ),
            money(
              toThePenny(`SUM(${cellAt(FIRST, netRow(at) + 1)}:${cellAt(LAST, netRow(at) + 1)})`),
              summary.npv,
            ),
          ],
        ]),
      ],
    },
    growth: (year) => cellAt(FIRST + year, factorRow, NPV),
    at: (scenario) => cellAt(LAST + 1, netRow(scenario) + 1, NPV),
  };
}

export const SUMMARY = 'Summary';

/** The brief's table of scenarios, side by side. */
export function summarySheet(
  { name, prices }: CaseModel,
  results: readonly CaseResult[],
  costs: LineCells,
  flows: FlowCells,
  npv: NpvCells,
): PlannedSheet {
  return {
    name: SUMMARY,
    widths: [30, 18, 18, 20, 20, 20, 22, 24],
    frozenRows: 4,
    rows: [
      [title(`Summary: ${name}`)],
      [text(`Pounds over five years, in prices of ${prices}.`)],
      [],
      heads(
        ...['Scenario', 'Set up', 'Ongoing', 'Cashable benefits', 'Five-year payback'],
        ...['Net present value', 'Non-cashable impact', 'Payback month'],
      ),
      ...results.map(({ scenario, summary }, at): PlannedCell[] => {
        const total = (row: Parameters<FlowCells['at']>[1]) =>
          sumOf(`${flows.at(at, row, 0)}:${flows.at(at, row, CASE_YEARS - 1).split('!')[1]}`);
        const spent = (term: 'one-off' | 'ongoing') =>
          sumWhere(costs.totals(at), [costs.inMoney(at), 'yes'], [costs.terms(at), term]);
        const [row, setUp, ongoing, cashable] = [4 + at, 1, 2, 3];
        return [
          strong(scenario.name),
          money(spent('one-off'), summary.setUp),
          money(spent('ongoing'), summary.ongoing),
          money(total('benefits'), summary.cashable),
          money(
            pence(`${cellAt(cashable, row)}-${cellAt(setUp, row)}-${cellAt(ongoing, row)}`),
            summary.payback,
          ),
          money(npv.at(at), summary.npv),
          money(total('timeNet'), summary.nonCashable),
          {
            kind: 'formula',
            formula: paybackMonth(at, flows),
            result: summary.paybackMonth ?? NEVER,
            format: 'number',
          },
        ];
      }),
    ],
  };
}

export const NEVER = 'not within five years';

/**
 * The month by whose end the money is back and stays so: the year after the last that ends below
 * zero, and in it as many twelfths of its flow as are owed, in whole pence.
 */
function paybackMonth(scenario: number, flows: FlowCells): string {
  const cumulative = (year: number) => flows.at(scenario, 'cumulative', year);
  const inPence = (cell: string) => `ROUND(100*${cell},0)`;
  const before = (year: number): string =>
    year < 0
      ? '1'
      : `IF(${cumulative(year)}<0,${12 * (year + 1)}+ROUNDUP(-12*${inPence(cumulative(year))}/` +
        `${inPence(flows.at(scenario, 'net', year + 1))},0),${before(year - 1)})`;
  return `IF(${cumulative(CASE_YEARS - 1)}<0,"${NEVER}",${before(CASE_YEARS - 2)})`;
}

/** Pounds and pence that are added, without the hair that binary leaves. */
function pence(formula: string): string {
  return `ROUND(${formula},2)`;
}

function sumWhere(range: string | undefined, ...conditions: (readonly [string, string])[]): string {
  if (range === undefined) return '0';
  const where = conditions.map(([cells, is]) => `${cells},"${is}"`).join(',');
  return pence(`SUMIFS(${range},${where})`);
}
