import { createHash } from 'node:crypto';
import { type Html, html, trustedHtml } from './html.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import type { ReportData } from './report-data.ts';
import { accuracySection } from './sections/accuracy.ts';
import { blockingSection } from './sections/blocking.ts';
import { choicesSection } from './sections/choices.ts';
import { dataProfileSection } from './sections/data-profile.ts';
import { modelSection } from './sections/model.ts';
import { outcomeSection } from './sections/outcome.ts';
import { samplesSection } from './sections/samples.ts';
import type { Section } from './sections/section.ts';
import { summarySection } from './sections/summary.ts';
import { trainingSection } from './sections/training.ts';

/**
 * The report as one HTML file that needs nothing else: no network, charts as
 * SVG, all of it there without a script. Its policy forbids everything but its
 * own style and script.
 *
 * The file holds values of real people, and says so at the top.
 *
 * @example
 * await writeFile('report.html', await renderReport(data));
 */
export async function renderReport(data: ReportData): Promise<string> {
  const sections = [
    summarySection(data),
    choicesSection(data),
    await dataProfileSection(data),
    await blockingSection(data),
    await modelSection(data),
    trainingSection(data),
    await outcomeSection(data),
    await accuracySection(data),
    samplesSection(data),
  ].filter((section) => section !== null);
  return page(data, sections).markup;
}

function page({ summary }: ReportData, sections: readonly Section[]): Html {
  const names = summary.datasets.map(({ name }) => name).join(', ');
  const contents = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  const bodies = sections.map(
    ({ id, title, body }) => html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}
</section>`,
  );
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Linkage report: ${names}</title>
<style>${trustedHtml(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<div class="page">
<header>
<p class="masthead">Reeve<span>Record linkage report</span></p>
<div class="notice"><p><strong>This file holds personal data.</strong> It shows records of real people where the input was real. Keep it as you keep the input, and do not pass it on with less care.</p></div>
<h1>${names}</h1>
</header>
<div class="columns">
<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${contents}</ol></nav>
<main id="main" tabindex="-1">
${bodies}
</main>
</div>
<footer><p>Made by Reeve. Everything in this file is inside it: it asks nothing of any network.</p></footer>
</div>
<script>${trustedHtml(pageScript)}</script>
</body>
</html>
`;
}

/** Nothing may be loaded, sent or framed; only this page's own style and script apply. */
function policy(): string {
  const hash = (text: string): string =>
    `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(pageStyle)}; script-src ${hash(pageScript)}; base-uri 'none'; form-action 'none'`;
}
