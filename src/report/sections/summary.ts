import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import {
  accuracyText,
  countOf,
  countText,
  parameterText,
  percentText,
  secondsText,
  weightText,
} from '../number-text.ts';
import type { ReportData, ReportDataset } from '../report-data.ts';
import type { Section } from './section.ts';

const LINK_TYPES: Readonly<Record<string, string>> = {
  dedupe: 'within each file (dedupe)',
  'link-only': 'between files only (link-only)',
  'link-and-dedupe': 'within files and between them (link-and-dedupe)',
};

/** What came of the run, at a glance, and what it takes to repeat it. */
export function summarySection(data: ReportData): Section {
  const { summary } = data;
  const { thresholds } = summary;
  return {
    id: 'summary',
    title: 'Summary',
    body: html`
<p class="lede">${countOf(summary.records, 'record')} were found to be ${countOf(summary.people, 'person', 'people')}. ${sharedPeople(data)}</p>
<dl class="figures">${figures(data)}</dl>
<p>A pair links from a probability of ${percentText(thresholds.link.probability)} (weight ${weightText(thresholds.link.weight)}), and goes to review from ${percentText(thresholds.review.probability)} (weight ${weightText(thresholds.review.weight)}). ${clusteringText(summary.clustering)}</p>
${reviewReasons(data)}
<h3>Input</h3>
${dataTable<ReportDataset>({
  caption: 'Files that were linked',
  captionHidden: true,
  rows: summary.datasets,
  columns: [
    { title: 'Data set', value: ({ name }) => name },
    { title: 'File', value: ({ path }) => path ?? '–' },
    { title: 'Records', value: ({ rows }) => countText(rows), numeric: true },
    {
      title: 'SHA-256 of the file',
      value: ({ sha256 }) =>
        sha256 === undefined ? '–' : html`<code class="hash">${sha256}</code>`,
    },
  ],
})}
<h3>The run</h3>
${dataTable<readonly [string, string]>({
  caption: 'Settings of the run',
  captionHidden: true,
  rows: settings(data),
  columns: [
    { title: 'Setting', value: ([name]) => name },
    { title: 'Value', value: ([, value]) => value },
  ],
})}
<h3>Time by phase</h3>
${timings(data)}`,
  };
}

function sharedPeople({ summary, clusterSizes }: ReportData): string {
  const shared = clusterSizes.reduce((n, { size, clusters }) => (size > 1 ? n + clusters : n), 0);
  if (shared === 0) return 'No two records were put together.';
  return `${countText(summary.linkedRecords)} of the records share ${countOf(shared, 'person', 'people')} with another record.`;
}

function clusteringText(method: string): string {
  return method === 'connected'
    ? 'Records joined by links, directly or through others, are one person.'
    : 'Links then form people by average linkage: a group is one person where its records agree on the whole, so a single link does not join two people, and may be cut.';
}

const REASONS: Readonly<Record<keyof ReportData['summary']['reviews'], string>> = {
  'between-thresholds': 'between the two thresholds',
  'cut-from-cluster': 'heavy enough to link, but other records of the group speak against it',
  'one-record-per-dataset': 'heavy enough to link, but a data set holds a person once at most',
};

function reviewReasons({ summary }: ReportData): Html | null {
  const reasons = Object.entries(REASONS)
    .map(([reason, text]) => ({ text, pairs: summary.reviews[reason as keyof typeof REASONS] }))
    .filter(({ pairs }) => pairs > 0);
  if (reasons.length === 0) return null;
  return html`<p>Pairs for review:</p>
<ul>${reasons.map(({ text, pairs }) => html`<li>${countText(pairs)} ${text}</li>`)}</ul>`;
}

function figures({ summary, evaluation }: ReportData): Html[] {
  const figure = (name: string, value: string, note: string): Html =>
    html`<div><dt>${name}</dt><dd>${value}<span>${note}</span></dd></div>`;
  const share = (pairs: number): string =>
    summary.candidatePairs === 0
      ? 'no pairs were compared'
      : `${percentText(pairs / summary.candidatePairs)} of pairs compared`;
  const reviews = Object.values(summary.reviews).reduce((sum, n) => sum + n, 0);
  return [
    figure('Records', countText(summary.records), `in ${countOf(summary.datasets.length, 'file')}`),
    figure(
      'People found',
      countText(summary.people),
      summary.people === 0
        ? ''
        : `${(summary.records / summary.people).toFixed(2)} records a person`,
    ),
    figure('Links', countText(summary.links), share(summary.links)),
    figure('Reviews', countText(reviews), share(reviews)),
    ...(evaluation === null
      ? []
      : [
          figure(
            'F1 against the truth',
            accuracyText(evaluation.clusters.f1),
            `precision ${accuracyText(evaluation.clusters.precision)}, recall ${accuracyText(evaluation.clusters.recall)}`,
          ),
        ]),
  ];
}

function settings({ summary, training }: ReportData): (readonly [string, string])[] {
  return [
    ['Pairs looked for', LINK_TYPES[summary.linkType] ?? summary.linkType],
    ['Pairs compared', countText(summary.candidatePairs)],
    [
      'Prior: probability that two records taken at random are one person',
      parameterText(summary.prior),
    ],
    ['Parameters', training === null ? 'as the model gives them' : 'trained on these files'],
    ['Seed', String(summary.seed)],
    ...Object.entries(summary.versions).map(
      ([name, version]) => [`Version of ${name}`, version] as const,
    ),
    ...(summary.createdAt === null ? [] : [['Made at', summary.createdAt] as const]),
  ];
}

function timings({ summary }: ReportData): Html {
  const total = summary.timings.reduce((sum, { seconds }) => sum + seconds, 0);
  return dataTable({
    caption: 'Seconds by phase',
    captionHidden: true,
    rows: [...summary.timings, { phase: 'All phases', seconds: total }],
    columns: [
      { title: 'Phase', value: ({ phase }) => phase },
      { title: 'Time', value: ({ seconds }) => secondsText(seconds), numeric: true },
      {
        title: 'Share',
        value: ({ seconds }) => (total === 0 ? '–' : `${((seconds / total) * 100).toFixed(1)}%`),
        numeric: true,
      },
    ],
  });
}
