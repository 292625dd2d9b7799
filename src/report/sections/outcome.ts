import { CHART_WIDTH, chartFigure } from '../chart.ts';
import { type Html, html } from '../html.ts';
import { countOf, countText, percentText, weightText } from '../number-text.ts';
import { bands, palette } from '../palette.ts';
import type { Band, ReportData } from '../report-data.ts';
import type { Section } from './section.ts';
import { thresholdExplorer } from './threshold-explorer.ts';

/** How pairs spread over the weights, and what became of the records. */
export async function outcomeSection(data: ReportData): Promise<Section> {
  return {
    id: 'outcome',
    title: 'The outcome: weights and people',
    body: html`
<h3>Pairs by weight</h3>
<p>Two hills with a valley between them are a good sign: matches and others are apart. Pairs in the valley are the doubtful ones. Thresholds are best in it.</p>
${await histogramFigure(data)}
${thresholdExplorer(data)}
<h3>Records that hold too little to be linked</h3>
<p>A record compared with itself agrees on all it holds. Where even that falls short of a threshold, nothing could have linked the record: ${percentText(data.unlinkable.belowLink)} of records could not reach the link threshold, ${percentText(data.unlinkable.belowReview)} not even review.${sampleNote(data)}</p>
${await unlinkableFigure(data)}
<h3>Records a person</h3>
${await clusterFigure(data)}`,
  };
}

function sampleNote({ unlinkable, summary }: ReportData): string {
  if (unlinkable.examined >= summary.records) return '';
  return ` This is from ${countText(unlinkable.examined)} records, evenly from all.`;
}

async function histogramFigure({ weights, summary }: ReportData): Promise<Html> {
  const { thresholds } = summary;
  // Bars start below one pair, so that a single pair has a bar on a logarithmic scale.
  const base = 0.7;
  const rows = weights.bins.map((bin) => ({ ...bin, base, name: bands[bin.band].name }));
  const lines = [
    {
      weight: thresholds.review.weight,
      text: `review from ${weightText(thresholds.review.weight)}`,
      side: 'right',
    },
    {
      weight: thresholds.link.weight,
      text: `link from ${weightText(thresholds.link.weight)}`,
      side: 'left',
    },
  ];
  const names = Object.keys(bands) as Band[];
  const { pairsByBand } = weights;
  const most = Math.max(1, ...rows.map(({ pairs }) => pairs));
  return chartFigure({
    id: 'weight-histogram',
    title: 'Pairs compared, by match weight',
    description: `Of the pairs compared, ${countText(pairsByBand['no-link'])} are below review, ${countText(pairsByBand.review)} in review, ${countText(pairsByBand.link)} link.`,
    rows,
    columns: [
      { title: 'Weight from', value: ({ from }) => weightText(from) },
      { title: 'to', value: ({ to }) => weightText(to), numeric: true },
      { title: 'Band', value: ({ name }) => name },
      { title: 'Pairs', value: ({ pairs }) => countText(pairs), numeric: true },
    ],
    spec: {
      width: CHART_WIDTH,
      height: 300,
      autosize: { type: 'fit', contains: 'padding' },
      layer: [
        {
          data: { values: rows },
          mark: { type: 'bar', stroke: '#fff', strokeWidth: 0.5 },
          encoding: {
            x: {
              field: 'from',
              type: 'quantitative',
              title: 'Match weight in bits',
              axis: { tickCount: 12, grid: false },
            },
            x2: { field: 'to' },
            y: {
              field: 'pairs',
              type: 'quantitative',
              title: 'Pairs (logarithmic)',
              scale: { type: 'log', domain: [base, most * 3], nice: false },
              axis: { values: powersOfTen(most), format: ',d' },
            },
            y2: { field: 'base' },
            color: {
              field: 'name',
              type: 'nominal',
              title: null,
              sort: names.map((name) => bands[name].name),
              scale: {
                domain: names.map((name) => bands[name].name),
                range: names.map((name) => bands[name].colour),
              },
              legend: { orient: 'top' },
            },
          },
        },
        {
          data: { values: lines },
          mark: { type: 'rule', color: palette.text, strokeDash: [4, 3], strokeWidth: 1.5 },
          encoding: { x: { field: 'weight', type: 'quantitative' } },
        },
        ...lines.map((line) => ({
          data: { values: [line] },
          mark: {
            type: 'text' as const,
            align: line.side === 'left' ? ('left' as const) : ('right' as const),
            dx: line.side === 'left' ? 5 : -5,
            y: 8,
          },
          encoding: {
            x: { field: 'weight', type: 'quantitative' as const },
            text: { field: 'text', type: 'nominal' as const },
          },
        })),
      ],
    },
  });
}

function powersOfTen(most: number): number[] {
  const values = [];
  for (let value = 1; value <= most * 3; value *= 10) values.push(value);
  return values;
}

async function unlinkableFigure({ unlinkable, summary }: ReportData): Promise<Html> {
  const { link } = summary.thresholds;
  const rows = unlinkable.curve;
  const most = Math.max(0.05, ...rows.map(({ share }) => share));
  const highest = most > 0.8 ? 1 : most;
  return chartFigure({
    id: 'unlinkable-records',
    title: 'Records that could not reach a threshold',
    description: `A rising line. At the link threshold of ${weightText(link.weight)} it stands at ${percentText(unlinkable.belowLink)}.`,
    rows,
    columns: [
      { title: 'Threshold', value: ({ weight }) => weightText(weight) },
      { title: 'Records below it', value: ({ share }) => percentText(share), numeric: true },
    ],
    spec: {
      width: CHART_WIDTH,
      height: 220,
      autosize: { type: 'fit', contains: 'padding' },
      layer: [
        {
          data: { values: [...rows] },
          mark: {
            type: 'line',
            interpolate: 'step-after',
            color: palette.positive,
            strokeWidth: 2.5,
          },
          encoding: {
            x: {
              field: 'weight',
              type: 'quantitative',
              title: 'Threshold: match weight in bits',
              axis: { grid: false },
            },
            y: {
              field: 'share',
              type: 'quantitative',
              title: 'Share of records',
              scale: { domain: [0, highest] },
              axis: { format: highest < 0.1 ? '.1%' : '%', tickCount: 5 },
            },
          },
        },
        {
          data: { values: [{ weight: link.weight, text: 'link threshold' }] },
          encoding: { x: { field: 'weight', type: 'quantitative' } },
          layer: [
            { mark: { type: 'rule', strokeDash: [4, 3], strokeWidth: 1.5, color: palette.text } },
            {
              mark: { type: 'text', align: 'left', dx: 5, y: 8 },
              encoding: { text: { field: 'text', type: 'nominal' } },
            },
          ],
        },
      ],
    },
  });
}

/** Sizes from here on share a bar. */
const LARGE = 12;

async function clusterFigure({ clusterSizes }: ReportData): Promise<Html> {
  const small = clusterSizes.filter(({ size }) => size < LARGE);
  const large = clusterSizes.filter(({ size }) => size >= LARGE);
  const rows = small.map(({ size, clusters }) => ({ size: String(size), clusters }));
  if (large.length > 0) {
    rows.push({
      size: `${LARGE} or more`,
      clusters: large.reduce((sum, { clusters }) => sum + clusters, 0),
    });
  }
  const labelled = rows.map((row) => ({ ...row, text: countText(row.clusters) }));
  const largest = clusterSizes.at(-1)?.size ?? 0;
  const figure = await chartFigure({
    id: 'cluster-sizes',
    title: 'People by how many records they have',
    description: `Bars of how many people have one record, two, and so on. The largest person has ${countOf(largest, 'record')}.`,
    rows: labelled,
    columns: [
      { title: 'Records', value: ({ size }) => size },
      { title: 'People', value: ({ text }) => text, numeric: true },
    ],
    spec: {
      data: { values: labelled },
      width: CHART_WIDTH,
      autosize: { type: 'fit-x', contains: 'padding' },
      height: { step: 26 },
      encoding: {
        y: {
          field: 'size',
          type: 'nominal',
          sort: null,
          title: 'Records',
          axis: { ticks: false, domain: false },
        },
        x: {
          field: 'clusters',
          type: 'quantitative',
          title: 'People',
          axis: { format: ',d', tickCount: 5 },
        },
      },
      layer: [
        { mark: { type: 'bar', height: 16, color: palette.positive } },
        {
          mark: { type: 'text', align: 'left', dx: 5 },
          encoding: { text: { field: 'text', type: 'nominal' } },
        },
      ],
    },
  });
  return html`<p>The largest person has ${countOf(largest, 'record')}. A person with far more records than there are reasons for is usually several people merged: look at those first.</p>
${figure}`;
}
