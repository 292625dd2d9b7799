import { CHART_WIDTH, chartFigure } from '../chart.ts';
import { dataTable, type TableColumn } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { countText, percentText } from '../number-text.ts';
import { palette } from '../palette.ts';
import type { ReportData } from '../report-data.ts';
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
  const names = summary.datasets.map(({ name }) => name);
  const rows = columns.flatMap((column) =>
    column.filledByDataset.map((filled, k) => ({
      column: column.name,
      dataset: names[k] ?? String(k),
      missing: filled === null ? 1 : 1 - filled,
      label: filled === null ? 'no such column' : percentText(1 - filled),
    })),
  );
  const emptiest = [...columns].sort((a, b) => a.filledShare - b.filledShare)[0];
  const several = names.length > 1;
  const tableColumns: TableColumn<(typeof rows)[number]>[] = [
    { title: 'Column', value: ({ column }) => column },
    ...(several
      ? [{ title: 'Data set', value: ({ dataset }: (typeof rows)[number]) => dataset }]
      : []),
    { title: 'Empty', value: ({ label }) => label, numeric: true },
  ];
  return chartFigure({
    id: 'missingness',
    title: several ? 'Empty values by column and data set' : 'Empty values by column',
    description:
      emptiest === undefined
        ? 'There are no columns.'
        : `Bars of the share of records without a value. The emptiest column is ${emptiest.name}, empty in ${percentText(1 - emptiest.filledShare)} of records.`,
    rows,
    columns: tableColumns,
    spec: {
      data: { values: rows },
      width: CHART_WIDTH,
      autosize: { type: 'fit', contains: 'padding' },
      height: { step: several ? 14 : 22 },
      encoding: {
        y: {
          field: 'column',
          type: 'nominal',
          sort: null,
          title: null,
          axis: { labelLimit: 220, ticks: false, domain: false },
        },
        ...(several ? { yOffset: { field: 'dataset', type: 'nominal', sort: null } } : {}),
        x: {
          field: 'missing',
          type: 'quantitative',
          title: 'Share of records without a value',
          scale: { domain: [0, 1] },
          axis: { format: '%', tickCount: 5 },
        },
      },
      layer: [
        {
          mark: { type: 'bar', height: several ? 10 : 14 },
          encoding: {
            color: several
              ? {
                  field: 'dataset',
                  type: 'nominal',
                  sort: null,
                  title: 'Data set',
                  legend: { orient: 'top' },
                  scale: { range: DATASET_COLOURS },
                }
              : { value: palette.positive },
          },
        },
        {
          mark: { type: 'text', align: 'left', dx: 4, fontSize: 11 },
          encoding: { text: { field: 'label', type: 'nominal' } },
        },
      ],
    },
  });
}

/** Dark and light by turns, so that neighbours differ without colour as well. */
const DATASET_COLOURS = ['#12436d', '#28a197', '#801650', '#d0662a', '#3d3d3d', '#8a6fb5'];
