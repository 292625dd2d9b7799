import type { TopLevelSpec } from 'vega-lite';
import { chartFigure } from '../../src/report/chart.ts';
import { palette } from '../../src/report/palette.ts';

/** A drawing of the page: an SVG file, and what it shows in words for those who do not see it. */
export interface Drawing {
  /** Name of the file, without its ending. */
  readonly name: string;
  readonly description: string;
  readonly spec: object;
}

/** The colours of the report, which stay apart in all common kinds of colour blindness. */
export const colours = {
  borough: palette.positive,
  second: palette.negative,
  third: palette.neutral,
  published: palette.text,
} as const;

/**
 * The SVG of a drawing, by the report's way of drawing. It stands on a white card, so that it can
 * be read on dark pages too: an image on a page does not learn which theme its reader has chosen.
 */
export async function drawSvg({ name, description, spec }: Drawing): Promise<string> {
  const figure = await chartFigure({
    id: name,
    title: description,
    description,
    spec: { padding: 16, ...spec } as TopLevelSpec,
    rows: [],
    columns: [],
  });
  const { markup } = figure;
  const svg = markup.slice(markup.indexOf('<svg'), markup.indexOf('</svg>') + '</svg>'.length);
  const card = '<rect width="100%" height="100%" rx="6" fill="#ffffff"/>';
  const body = svg.indexOf('</desc>') + '</desc>'.length;
  const start = svg.slice(0, body).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  return `${start}${card}${svg.slice(body)}\n`;
}

/** A value beside its label, of the borough and, where there is one, as published. */
export interface ComparedValue {
  readonly label: string;
  readonly borough: number;
  readonly published?: number;
}

/** Names of rows, with room before the bars. */
export const rowLabels = {
  labelLimit: 260,
  labelPadding: 8,
  ticks: false,
  domain: false,
} as const;

const numberAxis = { tickCount: 5, labelExpr: 'format(datum.value, ",.0f") + "%"' } as const;

/** Bars of the borough in per cent, each with a mark where the published figure is. */
export function comparedBars(values: readonly ComparedValue[], published: string): object {
  const hasPublished = values.some((each) => each.published !== undefined);
  const domain = hasPublished ? ['The borough', published] : ['The borough'];
  const colour = (series: string) => ({
    datum: series,
    type: 'nominal',
    scale: { domain, range: [colours.borough, colours.published] },
    legend: hasPublished
      ? { orient: 'top', title: null, labelLimit: 400, symbolOpacity: 1, symbolType: 'square' }
      : null,
  });
  const y = {
    field: 'label',
    type: 'nominal',
    sort: null,
    title: null,
    axis: rowLabels,
  };
  const x = { type: 'quantitative', title: null, axis: numberAxis, scale: { zero: true } };
  const text = { field: 'borough', type: 'quantitative', format: '.1f' };
  const marks = [
    {
      mark: { type: 'bar', height: { band: 0.65 }, opacity: 1 },
      encoding: { x: { ...x, field: 'borough' }, color: colour('The borough') },
    },
    // Inside at the foot of the bar, where no mark of a published figure is; beside a short bar.
    {
      mark: { type: 'text', align: 'left', dx: 7, color: '#ffffff', fontSize: 13 },
      transform: [{ filter: 'datum.borough >= datum.most / 8' }],
      encoding: { x: { ...x, datum: 0 }, text },
    },
    {
      mark: { type: 'text', align: 'left', dx: 7, fontSize: 13 },
      transform: [{ filter: 'datum.borough < datum.most / 8' }],
      encoding: { x: { ...x, field: 'end' }, text },
    },
  ];
  const tick = {
    mark: { type: 'tick', thickness: 4, height: { band: 0.95 }, opacity: 1 },
    transform: [{ filter: 'isValid(datum.published)' }],
    encoding: { x: { ...x, field: 'published' }, color: colour(published) },
  };
  const most = Math.max(...values.map(({ borough }) => borough));
  return {
    width: 540,
    height: { step: 30 },
    data: {
      values: values.map((each) => ({
        ...each,
        most,
        end: Math.max(each.borough, each.published ?? 0),
      })),
    },
    encoding: { y },
    layer: hasPublished ? [...marks, tick] : marks,
  };
}

/** A cell of a panel: a share in per cent, or undefined where there is nothing to measure. */
export interface PanelValue {
  readonly row: string;
  readonly panel: string;
  readonly value: number | undefined;
}

/**
 * A small bar chart a panel, side by side, with the same rows and the same scale: shares by
 * source and kind, in per cent unless there is another unit. What cannot be is a dash. `width`
 * is that of all panels, in pixels.
 */
export function panels(
  values: readonly PanelValue[],
  { format = '.1f', unit = '%', width = 580 } = {},
): object {
  const names = [...new Set(values.map(({ panel }) => panel))];
  const most = Math.max(...values.map(({ value }) => value ?? 0));
  return {
    data: { values: values.map((each) => ({ ...each, value: each.value ?? null })) },
    facet: {
      column: {
        field: 'panel',
        type: 'nominal',
        sort: names,
        title: null,
        header: { labelFontSize: 13, labelAnchor: 'start', labelLimit: 200, labelPadding: 6 },
      },
    },
    spacing: 14,
    spec: {
      width: Math.floor((width - 14 * (names.length - 1)) / names.length),
      height: { step: 24 },
      encoding: {
        y: {
          field: 'row',
          type: 'nominal',
          sort: null,
          title: null,
          axis: rowLabels,
        },
      },
      layer: [
        {
          mark: { type: 'bar', color: colours.borough, height: { band: 0.7 } },
          encoding: {
            x: {
              field: 'value',
              type: 'quantitative',
              axis: null,
              // Room for the number behind the longest bar.
              scale: { domain: [0, most * (names.length > 3 ? 1.6 : 1.35)] },
            },
          },
        },
        {
          mark: { type: 'text', align: 'left', dx: 4, fontSize: 12 },
          encoding: {
            x: { field: 'value', type: 'quantitative' },
            text: { field: 'shown', type: 'nominal' },
          },
          transform: [
            { filter: 'isValid(datum.value)' },
            {
              calculate: `format(datum.value, ${JSON.stringify(format)}) + '${unit}'`,
              as: 'shown',
            },
          ],
        },
        {
          mark: { type: 'text', align: 'left', dx: 4, fontSize: 12, text: '–' },
          encoding: { x: { datum: 0, type: 'quantitative' } },
          transform: [{ filter: '!isValid(datum.value)' }],
        },
      ],
    },
  };
}
