import { CHART_WIDTH, chartFigure } from '../chart.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { countText, percentText } from '../number-text.ts';
import { palette } from '../palette.ts';
import type { ReportData } from '../report-data.ts';
import { textWidth } from '../text-width.ts';
import type { Section } from './section.ts';

type Rule = ReportData['blocking'][number];

/** Which pairs were compared at all. */
export async function blockingSection(data: ReportData): Promise<Section> {
  const { records, candidatePairs } = data.summary;
  const all = (records * (records - 1)) / 2;
  return {
    id: 'blocking',
    title: 'Blocking: which pairs were compared',
    body: html`
<p>Of ${countText(all)} possible pairs, ${countText(candidatePairs)} (${percentText(all === 0 ? 0 : candidatePairs / all)}) were compared: those that share the key of a rule. A rule counts only the pairs that no rule before it found. A match that shares no key is never seen.</p>
${await pairsFigure(data.blocking)}
${keysTable(data.blocking)}`,
  };
}

async function pairsFigure(rules: readonly Rule[]): Promise<Html> {
  const rows = rules.map((rule, k) => ({
    ...rule,
    label: `${k + 1}. ${rule.description}`,
    before: rule.cumulative - rule.added,
    text: `+${countText(rule.added)}`,
  }));
  const last = rules.at(-1);
  const labels = Math.min(360, 8 + Math.max(...rows.map(({ label }) => textWidth(label, 13))));
  return chartFigure({
    id: 'blocking-pairs',
    title: 'Pairs that each rule added',
    description: `A bar for each of ${rules.length} rules, each starting where the one before ended, up to ${countText(last?.cumulative ?? 0)} pairs.`,
    rows,
    columns: [
      { title: 'Rule', value: ({ label }) => label },
      { title: 'Kind', value: ({ kind }) => kind },
      { title: 'Pairs added', value: ({ added }) => countText(added), numeric: true },
      { title: 'Pairs so far', value: ({ cumulative }) => countText(cumulative), numeric: true },
    ],
    spec: {
      data: { values: rows },
      width: CHART_WIDTH,
      autosize: { type: 'fit-x', contains: 'padding' },
      height: { step: 28 },
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
          field: 'before',
          type: 'quantitative',
          title: 'Pairs so far',
          axis: { tickCount: 5, format: ',d' },
          scale: { domainMax: (last?.cumulative ?? 1) * 1.2 },
        },
      },
      layer: [
        {
          mark: { type: 'bar', height: 16, color: palette.positive, stroke: palette.positive },
          encoding: { x2: { field: 'cumulative' } },
        },
        {
          mark: { type: 'text', align: 'left', dx: 5 },
          encoding: {
            x: { field: 'cumulative', type: 'quantitative' },
            text: { field: 'text', type: 'nominal' },
          },
        },
      ],
    },
  });
}

function keysTable(rules: readonly Rule[]): Html {
  const rows = rules.flatMap(({ description, largestKeys }) =>
    largestKeys.map((key) => ({ description, ...key })),
  );
  if (rows.length === 0) {
    return html`<p>No rule has a key that 5 records or more share, so none is skewed.</p>`;
  }
  return html`<h3>Keys that most records share</h3>
<p>Pairs grow with the square of a key's records. A key that stands far above the rest is often a placeholder, such as a default date, and worth clearing in the source.</p>
${dataTable<(typeof rows)[number]>({
  caption: 'Largest keys by rule',
  captionHidden: true,
  rows,
  columns: [
    { title: 'Rule', value: ({ description }) => description },
    {
      title: 'Key',
      value: ({ values }) => values.map((value) => value ?? 'empty').join(', '),
    },
    { title: 'Records', value: ({ records }) => countText(records), numeric: true },
    { title: 'Pairs', value: ({ pairs }) => countText(pairs), numeric: true },
  ],
})}`;
}
