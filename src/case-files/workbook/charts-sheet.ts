import type { CaseResult } from '../../business-case/index.ts';
import type { FlowCells } from './results-sheets.ts';
import type { SensitivityCells } from './sensitivity-sheet.ts';
import {
  type PlannedCell,
  type PlannedChart,
  type PlannedSheet,
  text,
  title,
} from './sheet-plan.ts';

export const CHARTS = 'Charts';

const FIRST = 3;
/** Rows of a chart; a scenario has its name and a line of words above, and an empty row below. */
const CHART_HEIGHT = 24;
const BLOCK_HEIGHT = CHART_HEIGHT + 3;
/** Columns of equal width: the cash flow, a gap, and the tornado. */
const FLOW_WIDTH = 8;
const TORNADO_WIDTH = 11;
const MOST_BARS = 12;

/** Of each scenario, its cash flow and what matters most, side by side. */
export function chartsSheet(
  results: readonly CaseResult[],
  flows: FlowCells,
  sensitivity: SensitivityCells,
): PlannedSheet {
  return {
    name: CHARTS,
    widths: Array.from({ length: FLOW_WIDTH + 1 + TORNADO_WIDTH }, () => 11),
    frozenRows: 0,
    rows: [
      [title('Charts')],
      [
        text(
          'They show what the sheets Cash flow and Sensitivity say, and change with them. Bars are in the order of their size when this file was written.',
        ),
      ],
      [],
      ...results.flatMap(({ scenario }): PlannedCell[][] => [
        [title(scenario.name)],
        [
          text(
            'Left: benefits above zero, costs below, and what they add up to so far. Right: what each input changes by itself, at the ends of its range.',
          ),
        ],
        ...Array.from({ length: CHART_HEIGHT + 1 }, () => []),
      ]),
    ],
    pageBreaksAfter: results.flatMap((_, at) =>
      at % 2 === 1 && at < results.length - 1 ? [FIRST + (at + 1) * BLOCK_HEIGHT - 1] : [],
    ),
    charts: results.flatMap(({ scenario }, at) => {
      const row = FIRST + at * BLOCK_HEIGHT + 2;
      return [
        flowChart(scenario.name, at, flows, row),
        ...tornadoChart(scenario.name, at, sensitivity, row),
      ];
    }),
  };
}

function flowChart(name: string, scenario: number, flows: FlowCells, row: number): PlannedChart {
  return {
    shape: 'columns',
    title: `${name}: cash flow by year`,
    categories: flows.years(scenario),
    series: [flows.series(scenario, 'benefits'), flows.series(scenario, 'costs')],
    line: flows.series(scenario, 'cumulative'),
    amountTitle: '£ thousand',
    from: { column: 0, row },
    to: { column: FLOW_WIDTH, row: row + CHART_HEIGHT },
  };
}

function tornadoChart(
  name: string,
  scenario: number,
  sensitivity: SensitivityCells,
  row: number,
): PlannedChart[] {
  const widest = sensitivity.widest(scenario, MOST_BARS);
  if (widest === undefined) return [];
  const from = FLOW_WIDTH + 1;
  return [
    {
      shape: 'bars',
      title: `${name}: what matters most to the net present value`,
      categories: widest.inputs,
      series: widest.changes,
      amountTitle: 'Change from the net present value as it is, £ thousand',
      from: { column: from, row },
      to: { column: from + TORNADO_WIDTH, row: row + CHART_HEIGHT },
    },
  ];
}
