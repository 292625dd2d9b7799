import { type Html, html } from '../html.ts';
import { countOf, countText } from '../number-text.ts';
import { bands } from '../palette.ts';
import type { Band, ReportData } from '../report-data.ts';
import type { Section } from './section.ts';
import { waterfall } from './waterfall.ts';

const ORDER: readonly Band[] = ['link', 'review', 'no-link'];

/** Pairs to look at, from every band. */
export function samplesSection(data: ReportData): Section {
  return {
    id: 'pairs',
    title: 'Pairs to look at',
    body: html`
<p>A few pairs from each band, from the highest weight to the lowest: those nearest to the thresholds are at the ends. Each row adds its weight to the total above it; the dashed line in the bars is the link threshold. Where a value was compared in another form than it was received, that form stands in brackets.</p>
${ORDER.map((band) => bandPairs(data, band))}`,
  };
}

function bandPairs({ samples, summary, weights }: ReportData, band: Band): Html {
  const pairs = samples[band];
  const heading = html`<h3>${bands[band].name}</h3>`;
  if (pairs.length === 0) return html`${heading}<p>No pair is in this band.</p>`;
  return html`${heading}
<p>${countText(pairs.length)} of ${countOf(weights.pairsByBand[band], 'pair')}.</p>
${pairs.map((pair, k) => waterfall(pair, summary.thresholds, { open: k === 0 }))}`;
}
