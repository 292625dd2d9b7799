import { dataTable } from '../data-table.ts';
import { html } from '../html.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

/** What Reeve decided without being told; nothing where the user gave the model. */
export function choicesSection({ choices }: ReportData): Section | null {
  if (choices.length === 0) return null;
  return {
    id: 'choices',
    title: 'What was chosen, and why',
    body: html`
<p>No match model was given, so Reeve chose one from the columns' names and values. The model is written beside this report: change what is wrong in it and link again with it.</p>
${dataTable({
  caption: 'Choices made without being told',
  captionHidden: true,
  rows: choices,
  columns: [
    { title: 'About', value: ({ about }) => about },
    { title: 'Choice', value: ({ choice }) => choice },
    { title: 'Reason', value: ({ reason }) => reason },
  ],
})}`,
  };
}
