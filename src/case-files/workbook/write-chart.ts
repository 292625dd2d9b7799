import type { Worksheet } from '@cj-tech-master/excelts';
import type { PlannedChart, PlannedSeries } from './sheet-plan.ts';

/** The colours of the pages: what is gained is dark blue, what is spent or lost is orange. */
const [BLUE, ORANGE] = ['12436D', 'B8510D'];
/** Turquoise of the Government Analysis Function: a line of it is seen over dark blue and on white. */
const TURQUOISE = '28A197';
const WHITE = 'FFFFFF';
const GRID_COLOUR = 'D9D9D9';
/** In thousands: the comma at the end divides. */
const THOUSANDS = '#,##0,;-#,##0,;0';
/** Hundredths of a point. */
const [LABEL_SIZE, TITLE_SIZE] = [900, 1200];

type Columns = Parameters<Worksheet['addColumnChart']>[0];

/** Adds a chart to the sheet that it stands on. */
export function addChart(sheet: Worksheet, chart: PlannedChart): void {
  const place = {
    tl: { col: chart.from.column, row: chart.from.row },
    br: { col: chart.to.column, row: chart.to.row },
  };
  const common = {
    title: titleOf(chart),
    showLegend: true,
    legendPosition: 'b',
    legendOptions: { txPr: { size: LABEL_SIZE } },
  } as const;
  const isLying = chart.shape === 'bars';
  // Of bars, the first lie at the lower value. Points of a line stand between two columns.
  const colours = isLying ? [ORANGE, BLUE] : [BLUE, ORANGE];
  const axes = axesOf(chart);
  const columns = {
    ...axes,
    grouping: 'clustered',
    overlap: isLying ? 100 : chart.line === undefined ? 0 : -30,
    gapWidth: 60,
    series: chart.series.map((series, at) => ({
      ...seriesOf(chart, series),
      fill: colours[at % colours.length] as string,
      invertIfNegative: false,
    })),
  } as const satisfies Columns;
  if (isLying) sheet.addBarChart({ ...common, ...columns }, place);
  else if (chart.line === undefined) sheet.addColumnChart({ ...common, ...columns }, place);
  else {
    const line = {
      ...seriesOf(chart, chart.line),
      ...{ line: TURQUOISE, lineWidth: 3, smooth: false },
      marker: { symbol: 'diamond', size: 10, fill: TURQUOISE, border: WHITE },
    } as const;
    sheet.addComboChart(
      {
        ...common,
        groups: [
          { type: 'bar', barDir: 'col', ...columns },
          { type: 'line', grouping: 'standard', ...axes, series: [line] },
        ],
      },
      place,
    );
  }
}

function seriesOf({ categories }: PlannedChart, { name, values }: PlannedSeries) {
  return { name: { formula: name }, categories, values };
}

function titleOf({ title }: PlannedChart) {
  return {
    paragraphs: [{ runs: [{ text: title, properties: { size: TITLE_SIZE, bold: true } }] }],
  };
}

const noTicks = { majorTickMark: 'none', minorTickMark: 'none' } as const;

/** Names of categories stand at the edge, where no column or bar below zero covers them. */
function axesOf({ shape, amountTitle }: PlannedChart) {
  const isLying = shape === 'bars';
  return {
    categoryAxis: {
      tickLblPos: 'low',
      ...noTicks,
      txPr: { size: LABEL_SIZE },
      ...(isLying ? ({ orientation: 'maxMin', tickLblSkip: 1 } as const) : {}),
    },
    valueAxis: {
      title: amountTitle,
      numFmt: THOUSANDS,
      numFmtLinked: false,
      ...noTicks,
      majorGridlines: true,
      majorGridlinesStyle: { border: GRID_COLOUR, borderWidth: 0.75 },
      txPr: { size: LABEL_SIZE },
      ...(isLying ? ({ crosses: 'max' } as const) : {}),
    },
  } as const;
}
