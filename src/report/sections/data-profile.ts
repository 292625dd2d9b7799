import { CHART_WIDTH, chartFigure } from '../chart.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { countText, percentText } from '../number-text.ts';
import { palette } from '../palette.ts';
import type { ReportData } from '../report-data.ts';
import { textWidth } from '../text-width.ts';
import type { Section } from './section.ts';

type Profile = ReportData['columns'][number];

/** What the columns hold, and where they hold nothing. */
export async function dataProfileSection(data: ReportData): Promise<Section> {
  return {
    id: 'data',
    title: 'The data, column by column',
    body: html`
<p>Empty values count neither for nor against a match: a column that is often empty decides little, however well it tells people apart. Values that fewer than 5 records share are not listed.</p>
${dataTable<Profile>({
  caption: 'Columns of the input',
  rows: data.columns,
  columns: [
    { title: 'Column', value: ({ name }) => name },
    { title: 'Holds', value: ({ kind }) => (kind ?? '–').replaceAll('-', ' ') },
    { title: 'Filled', value: ({ filledShare }) => percentText(filledShare), numeric: true },
    { title: 'Distinct values', value: ({ distinct }) => countText(distinct), numeric: true },
    { title: 'Commonest values', value: commonestValues },
    {
      title: 'Used in',
      value: ({ usedIn }) => (usedIn.length === 0 ? 'not used' : usedIn.join(', ')),
    },
  ],
})}
${await missingnessFigure(data)}`,
  };
}

function commonestValues({ commonest }: Profile): string | Html {
  if (commonest.length === 0) return html`<span class="secondary">none that common</span>`;
  return commonest.map(({ value, count }) => `${value} (${countText(count)})`).join(', ');
}

async function missingnessFigure({ columns, summary }: ReportData): Promise<Html> {
  const rows = columns.flatMap((column) => emptyShares(column, summary.datasets));
  const labels = Math.min(320, 8 + Math.max(0, ...rows.map(({ label }) => textWidth(label, 13))));
  const emptiest = [...rows].sort((a, b) => b.empty - a.empty)[0];
  return chartFigure({
    id: 'missingness',
    title: 'Empty values by column',
    description:
      emptiest === undefined
        ? 'No column has values.'
        : `Bars of the share of records without a value. The emptiest is ${emptiest.label}: ${emptiest.text}.`,
    rows,
    columns: [
      { title: 'Column', value: ({ column }) => column },
      { title: 'Data set', value: ({ dataset }) => dataset },
      { title: 'Empty', value: ({ text }) => text, numeric: true },
    ],
    spec: {
      data: { values: rows },
      width: CHART_WIDTH,
      autosize: { type: 'fit-x', contains: 'padding' },
      height: { step: 22 },
      encoding: {
        y: {
          field: 'label',
          type: 'nominal',
          sort: null,
          title: null,
          axis: {
            labelAlign: 'left',
            labelPadding: labels,
            labelLimit: labels,
            ticks: false,
            domain: false,
          },
        },
        x: {
          field: 'empty',
          type: 'quantitative',
          title: 'Share of records without a value',
          scale: { domain: [0, 1] },
          axis: { format: '%', tickCount: 5 },
        },
      },
      layer: [
        { mark: { type: 'bar', height: 13, color: palette.positive } },
        {
          mark: { type: 'text', align: 'left', dx: 5 },
          encoding: { text: { field: 'text', type: 'nominal' } },
        },
      ],
    },
  });
}

interface EmptyShare {
  readonly column: string;
  readonly dataset: string;
  /** The column, and the data set where several have it. */
  readonly label: string;
  readonly empty: number;
  readonly text: string;
}

/** Empty shares of a column in the data sets that have values in it. */
function emptyShares(
  { name, filledByDataset }: Profile,
  datasets: ReportData['summary']['datasets'],
): EmptyShare[] {
  const having = filledByDataset.flatMap((filled, k) => (filled === null ? [] : [{ filled, k }]));
  return having.map(({ filled, k }) => {
    const dataset = datasets[k]?.name ?? String(k);
    return {
      column: name,
      dataset,
      label: having.length > 1 ? `${name} (${dataset})` : name,
      empty: 1 - filled,
      text: percentText(1 - filled),
    };
  });
}
