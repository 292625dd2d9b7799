import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { countText, parameterText, percentText } from '../number-text.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

type Training = NonNullable<ReportData['training']>;
type Session = Training['sessions'][number];

/** Where the model's numbers come from, and what to mistrust in them. */
export function trainingSection({ training, summary }: ReportData): Section {
  const id = 'training';
  const title = 'Training: where the weights come from';
  if (training === null) {
    return {
      id,
      title,
      body: html`<p>Nothing was trained: the model came with all its parameters.</p>`,
    };
  }
  return {
    id,
    title,
    body: html`
<p>u comes from all candidate pairs, and from pairs drawn at random (seed ${summary.seed}) that no rule finds. m comes from expectation maximisation, in one session for each blocking rule: over the rule's pairs, without the comparisons that the rule blocks on, which agree by construction. Sessions that went wrong do not count.</p>
${warnings(training)}
${dataTable<Session>({
  caption: 'Training sessions',
  rows: training.sessions,
  columns: [
    { title: 'Pairs of rule', value: ({ rule }) => rule },
    { title: 'Pairs', value: ({ pairs }) => countText(pairs), numeric: true },
    { title: 'Trained', value: ({ trained }) => trained.join(', ') },
    {
      title: 'Iterations',
      value: ({ iterations, converged }) =>
        `${countText(iterations)}${converged ? '' : ', not converged'}`,
      numeric: true,
    },
    { title: 'Share of matches', value: ({ prior }) => percentText(prior), numeric: true },
    {
      title: 'Counts',
      value: ({ findings }) =>
        findings.length === 0 ? 'yes' : html`<span class="tag warn">No: see above</span>`,
    },
  ],
})}
<p>Of all pairs of records, matches are estimated to be a share of ${parameterText(summary.prior)}: the prior.</p>`,
  };
}

function warnings({ sessions, notes }: Training): Html {
  const found = [
    ...notes,
    ...sessions.flatMap(({ rule, findings }) =>
      findings.map((finding) => `Session "${rule}" does not count: ${finding}.`),
    ),
  ];
  if (found.length === 0) return html`<p>Every session converged and none looked wrong.</p>`;
  return html`<h3>Warnings</h3>
<ul class="warnings">${found.map((text) => html`<li>${text}</li>`)}</ul>`;
}
