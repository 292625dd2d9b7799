import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { dataTable, type TableColumn } from './data-table.ts';
import { type Html, html, trustedHtml } from './html.ts';
import { palette } from './palette.ts';
import { textWidth } from './text-width.ts';

/** A chart with what it says in words and in numbers. */
export interface Chart<Row> {
  /** Unique in the page; letters and hyphens. */
  readonly id: string;
  readonly title: string;
  /** What a reader should see in it: the alternative for those who do not. */
  readonly description: string;
  readonly spec: TopLevelSpec;
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
}

/** Width in pixels that charts fill; narrower screens scroll them. */
export const CHART_WIDTH = 760;

const config = {
  font: 'system-ui, "Segoe UI", Roboto, Arial, sans-serif',
  background: 'transparent',
  view: { stroke: null },
  axis: {
    labelFontSize: 13,
    titleFontSize: 13,
    titleFontWeight: 'normal',
    labelColor: palette.text,
    titleColor: palette.text,
    gridColor: '#e3e4e5',
    domainColor: palette.neutral,
    tickColor: palette.neutral,
    titlePadding: 10,
  },
  legend: { labelFontSize: 13, titleFontSize: 13, labelColor: palette.text, symbolType: 'square' },
  header: { labelFontSize: 13, titleFontSize: 13 },
  title: { fontSize: 14, anchor: 'start', color: palette.text },
  text: { fontSize: 13, color: palette.text },
} as const;

/** Draws a chart to a figure: an SVG that needs nothing else, and its data as a table. */
export async function chartFigure<Row>(chart: Chart<Row>): Promise<Html> {
  const svg = await drawSvg(chart.spec);
  const titleId = `${chart.id}-title`;
  const descriptionId = `${chart.id}-description`;
  const drawn = named(svg, chart, titleId, descriptionId);
  return html`<figure class="chart">
<figcaption id="${chart.id}-caption">${chart.title}</figcaption>
<div class="scroll" role="group" aria-labelledby="${chart.id}-caption" tabindex="0">${drawn}</div>
<details><summary>Numbers behind this chart<span class="hidden">: ${chart.title}</span></summary>
${dataTable({ caption: chart.title, columns: chart.columns, rows: chart.rows })}
</details>
</figure>`;
}

// Vega measures text on a canvas, which there is none of here, and without one
// makes every character 0.8 em wide: labels would be cut short and pushed apart.
// The types of Vega leave out `textMetrics`, the place it keeps for a measure of one's own.
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: { readonly fontSize?: number }, text: unknown) => number };
};
textMetrics.width = (item, text) => textWidth(String(text ?? ''), item.fontSize ?? 11);

async function drawSvg(spec: TopLevelSpec): Promise<string> {
  const { spec: vegaSpec } = compile({ ...spec, config } as TopLevelSpec, {
    logger: vega.logger(vega.Error),
  });
  const view = new vega.View(vega.parse(vegaSpec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/**
 * The drawing as one image with a name and a description. The roles that Vega
 * gives to its parts are taken out: inside an image they say nothing.
 */
function named(
  svg: string,
  { title, description }: { readonly title: string; readonly description: string },
  titleId: string,
  descriptionId: string,
): Html {
  const plain = svg.replaceAll(/<[a-z](?:[^<>"]|"[^"]*")*>/g, (tag) =>
    tag.replaceAll(/ (?:role|aria-[a-z]+|pointer-events)="[^"]*"/g, ''),
  );
  const start = plain.indexOf('>') + 1;
  const opening = plain
    .slice(0, start - 1)
    .replace(/ xmlns(:xlink)?="[^"]*"/g, '')
    .replace(' version="1.1"', '');
  const attributes = html` role="img" aria-labelledby="${titleId} ${descriptionId}"><title id="${titleId}">${title}</title><desc id="${descriptionId}">${description}</desc>`;
  return trustedHtml(opening + attributes.markup + plain.slice(start));
}
