import { CHART_WIDTH, chartFigure } from '../chart.ts';
import { dataTable, type TableColumn } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { accuracyText, countOf, countText, percentText, weightText } from '../number-text.ts';
import { palette } from '../palette.ts';
import type { EvaluationReport, ReportData } from '../report-data.ts';
import type { Section } from './section.ts';
import { waterfall } from './waterfall.ts';

type Point = EvaluationReport['curve'][number];
type Quality = EvaluationReport['clusters'];

/** How right it was, where the truth is known; nothing where it is not. */
export async function accuracySection(data: ReportData): Promise<Section | null> {
  const { evaluation } = data;
  if (evaluation === null) return null;
  const { clusters } = evaluation;
  return {
    id: 'accuracy',
    title: 'Accuracy against the truth',
    body: html`
<p>Precision is the share of pairs put together that truly are one person; recall the share of pairs that truly are one person that were put together; F1 their harmonic mean. The truth was used to measure, never to link.</p>
${dataTable<readonly [string, string, string]>({
  caption: 'Accuracy of the people found, pair by pair',
  rows: [
    [
      'Precision',
      accuracyText(clusters.precision),
      `${countOf(clusters.falsePositives, 'pair')} wrongly put together`,
    ],
    [
      'Recall',
      accuracyText(clusters.recall),
      `${countText(clusters.falseNegatives)} of ${countOf(evaluation.truePairs, 'true pair')} missed`,
    ],
    [
      'F1',
      accuracyText(clusters.f1),
      `${countOf(clusters.truePositives, 'pair')} rightly put together`,
    ],
    [
      'Recall of blocking',
      accuracyText(evaluation.candidateRecall),
      'true pairs that some rule found: no threshold can do better',
    ],
  ],
  columns: [
    { title: 'Measure', value: ([name]) => name },
    { title: 'Value', value: ([, value]) => value, numeric: true },
    { title: 'Meaning', value: ([, , meaning]) => meaning },
  ],
})}
${clusterThresholds(data)}
<h3>Scored pairs by threshold</h3>
<p>For scored pairs, before they form people: forming people adds the pairs that others imply, and drops those that the group speaks against.</p>
${await curveFigure(evaluation.curve)}
${await thresholdFigure(evaluation.curve, data)}
<h3>Wrongly put together</h3>
${errorPairs(evaluation.falsePositives, clusters.falsePositives, data, 'two people in truth')}
<h3>Missed</h3>
${errorPairs(evaluation.falseNegatives, clusters.falseNegatives, data, 'one person in truth')}`,
  };
}

function clusterThresholds({ evaluation, summary }: ReportData): Html | null {
  if (evaluation === null || evaluation.thresholds.length === 0) return null;
  const chosen = summary.thresholds.link.probability;
  return html`<h3>People at other thresholds</h3>
${dataTable<EvaluationReport['thresholds'][number]>({
  caption: 'Accuracy of people formed anew at each link threshold',
  captionHidden: true,
  rows: evaluation.thresholds,
  columns: [
    {
      title: 'Link threshold',
      value: ({ threshold }) =>
        threshold === chosen
          ? html`<b>${percentText(threshold)} (this run)</b>`
          : percentText(threshold),
    },
    ...qualityColumns,
  ],
})}`;
}

function errorPairs(
  pairs: EvaluationReport['falsePositives'],
  total: number,
  { summary }: ReportData,
  note: string,
): Html {
  if (pairs.length === 0) return html`<p>There are none.</p>`;
  return html`<p>${countText(pairs.length)} of ${countOf(total, 'pair')}, from the highest weight to the lowest.</p>
${pairs.map((pair, k) => waterfall(pair, summary.thresholds, { open: k === 0, note }))}`;
}

async function curveFigure(curve: readonly Point[]): Promise<Html> {
  const best = [...curve].sort((a, b) => b.f1 - a.f1)[0];
  const lowest = Math.min(1, ...curve.map(({ precision, recall }) => Math.min(precision, recall)));
  const from = Math.max(0, Math.floor(lowest * 10) / 10);
  const marked =
    best === undefined ? [] : [{ ...best, text: `best F1, at weight ${weightText(best.weight)}` }];
  return chartFigure({
    id: 'precision-recall',
    title: 'Precision and recall by threshold',
    description:
      best === undefined
        ? 'No pair was scored.'
        : `A line of precision against recall. The best F1 of pairs is ${accuracyText(best.f1)}, at weight ${weightText(best.weight)}: precision ${accuracyText(best.precision)}, recall ${accuracyText(best.recall)}.`,
    rows: curve,
    columns: pointColumns,
    spec: {
      width: CHART_WIDTH * 0.7,
      height: 320,
      autosize: { type: 'fit', contains: 'padding' },
      layer: [
        {
          data: { values: [...curve] },
          mark: {
            type: 'line',
            color: palette.positive,
            strokeWidth: 2.5,
            point: { size: 25, color: palette.positive },
          },
          encoding: {
            x: {
              field: 'recall',
              type: 'quantitative',
              title: 'Recall',
              scale: { domain: [from, 1], nice: false },
              axis: { tickCount: 6, format: '.1f' },
            },
            y: {
              field: 'precision',
              type: 'quantitative',
              title: 'Precision',
              scale: { domain: [from, 1], nice: false },
              axis: { tickCount: 6, format: '.1f' },
            },
            order: { field: 'weight', type: 'quantitative' },
          },
        },
        {
          data: { values: marked },
          encoding: {
            x: { field: 'recall', type: 'quantitative' },
            y: { field: 'precision', type: 'quantitative' },
          },
          layer: [
            {
              mark: {
                type: 'point',
                shape: 'diamond',
                size: 160,
                filled: true,
                color: palette.text,
              },
            },
            {
              mark: { type: 'text', align: 'right', dx: -10, dy: 14 },
              encoding: { text: { field: 'text', type: 'nominal' } },
            },
          ],
        },
      ],
    },
  });
}

async function thresholdFigure(curve: readonly Point[], { summary }: ReportData): Promise<Html> {
  const measures = [
    { name: 'Precision', field: 'precision', colour: palette.positive, dash: [1, 0] },
    { name: 'Recall', field: 'recall', colour: palette.negative, dash: [7, 3] },
    { name: 'F1', field: 'f1', colour: palette.text, dash: [2, 2] },
  ] as const;
  const rows = curve.flatMap((point) =>
    measures.map(({ name, field }) => ({ weight: point.weight, name, value: point[field] })),
  );
  const names = measures.map(({ name }) => name);
  return chartFigure({
    id: 'accuracy-by-threshold',
    title: 'Accuracy of pairs by threshold',
    description: `Three lines over the threshold: precision rises, recall falls, F1 is highest between. The link threshold is at ${weightText(summary.thresholds.link.weight)}.`,
    rows: curve,
    columns: pointColumns,
    spec: {
      width: CHART_WIDTH,
      height: 260,
      autosize: { type: 'fit', contains: 'padding' },
      layer: [
        {
          data: { values: rows },
          mark: { type: 'line', strokeWidth: 2.5 },
          encoding: {
            x: {
              field: 'weight',
              type: 'quantitative',
              title: 'Threshold: match weight in bits',
              axis: { grid: false },
            },
            y: {
              field: 'value',
              type: 'quantitative',
              title: null,
              scale: { domain: [0, 1] },
              axis: { tickCount: 5 },
            },
            color: {
              field: 'name',
              type: 'nominal',
              sort: names,
              title: null,
              scale: { domain: names, range: measures.map(({ colour }) => colour) },
              legend: { orient: 'top', symbolType: 'stroke', symbolSize: 400 },
            },
            strokeDash: {
              field: 'name',
              type: 'nominal',
              sort: names,
              title: null,
              scale: { domain: names, range: measures.map(({ dash }) => [...dash]) },
            },
          },
        },
        {
          data: { values: [{ weight: summary.thresholds.link.weight, text: 'link threshold' }] },
          encoding: { x: { field: 'weight', type: 'quantitative' } },
          layer: [
            { mark: { type: 'rule', strokeDash: [4, 3], strokeWidth: 1.5, color: palette.text } },
            {
              mark: { type: 'text', align: 'left', dx: 5, dy: -8, y: 'height' },
              encoding: { text: { field: 'text', type: 'nominal' } },
            },
          ],
        },
      ],
    },
  });
}

const qualityColumns: readonly TableColumn<Quality>[] = [
  { title: 'Precision', value: ({ precision }) => accuracyText(precision), numeric: true },
  { title: 'Recall', value: ({ recall }) => accuracyText(recall), numeric: true },
  { title: 'F1', value: ({ f1 }) => accuracyText(f1), numeric: true },
  {
    title: 'Wrongly together',
    value: ({ falsePositives }) => countText(falsePositives),
    numeric: true,
  },
  { title: 'Missed', value: ({ falseNegatives }) => countText(falseNegatives), numeric: true },
];

const pointColumns: readonly TableColumn<Point>[] = [
  { title: 'Weight', value: ({ weight }) => weightText(weight) },
  { title: 'Probability', value: ({ probability }) => percentText(probability), numeric: true },
  ...qualityColumns,
];
