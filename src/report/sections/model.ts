import type { TopLevelSpec } from 'vega-lite';
import { CHART_WIDTH, chartFigure } from '../chart.ts';
import { type Html, html } from '../html.ts';
import { parameterText, percentText, weightText } from '../number-text.ts';
import { palette } from '../palette.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

interface LevelRow {
  readonly comparison: string;
  readonly level: string;
  readonly m: number;
  readonly u: number;
  readonly weight: number;
  readonly lowest: number;
  readonly highest: number;
  readonly byFrequency: boolean;
  readonly share: number;
  readonly text: string;
}

/** What agreement and disagreement are worth. */
export async function modelSection(data: ReportData): Promise<Section> {
  const rows = data.comparisons.flatMap((comparison) =>
    comparison.levels.map((level): LevelRow => {
      const [lowest, highest] = level.range ?? [level.weight, level.weight];
      return {
        comparison: comparison.name,
        level: level.description,
        m: level.m,
        u: level.u,
        weight: level.weight,
        lowest,
        highest,
        byFrequency: level.range !== null,
        share: level.share,
        text: weightText(level.weight),
      };
    }),
  );
  return {
    id: 'model',
    title: 'The model: what agreement is worth',
    body: html`
<p>Each comparison puts a pair at one of its levels. <b>m</b> is how often matches are at a level, <b>u</b> how often two different people are. The match weight is log2(m / u): every bit doubles the odds, every bit below zero halves them. Weights of all comparisons, and of the prior, add up.</p>
${await weightFigure(rows)}
${await probabilityFigure(rows)}`,
  };
}

/** Width that the levels' names have. */
const LABELS = 280;

/** Rows of one comparison after another, each under the comparison's name. */
function byComparison(
  rows: readonly LevelRow[],
  draw: (rows: readonly LevelRow[], isLast: boolean) => object,
): TopLevelSpec {
  const names = [...new Set(rows.map(({ comparison }) => comparison))];
  return {
    vconcat: names.map((name, k) => ({
      title: { text: name, offset: 4 },
      ...draw(
        rows.filter(({ comparison }) => comparison === name),
        k === names.length - 1,
      ),
    })),
    spacing: 12,
  } as unknown as TopLevelSpec;
}

const levelAxis = {
  field: 'level',
  type: 'nominal',
  sort: null,
  title: null,
  axis: {
    labelAlign: 'left',
    labelPadding: LABELS - 5,
    labelLimit: LABELS - 12,
    minExtent: LABELS,
    maxExtent: LABELS,
    ticks: false,
    domain: false,
  },
} as const;

async function weightFigure(rows: readonly LevelRow[]): Promise<Html> {
  const lowest = Math.floor(Math.min(0, ...rows.map((row) => row.lowest))) - 2;
  const highest = Math.ceil(Math.max(0, ...rows.map((row) => row.highest))) + 2;
  const strongest = [...rows].sort((a, b) => b.weight - a.weight)[0];
  const weakest = [...rows].sort((a, b) => a.weight - b.weight)[0];
  const hasRange = rows.some(({ byFrequency }) => byFrequency);
  return chartFigure({
    id: 'match-weights',
    title: 'Match weight by comparison and level',
    description: `Bars to the right speak for a match, to the left against. Most for: ${strongest?.comparison}, ${strongest?.level} (${strongest?.text}). Most against: ${weakest?.comparison}, ${weakest?.level} (${weakest?.text}).${hasRange ? ' Black lines span the weights of common and rare values.' : ''}`,
    rows,
    columns: [
      { title: 'Comparison', value: ({ comparison }) => comparison },
      { title: 'Level', value: ({ level }) => level },
      { title: 'm', value: ({ m }) => parameterText(m), numeric: true },
      { title: 'u', value: ({ u }) => parameterText(u), numeric: true },
      { title: 'Weight', value: ({ text }) => text, numeric: true },
      {
        title: 'By how common the value is',
        value: ({ byFrequency, lowest: from, highest: to }) =>
          byFrequency ? `${weightText(from)} to ${weightText(to)}` : '–',
        numeric: true,
      },
      { title: 'Pairs at the level', value: ({ share }) => percentText(share), numeric: true },
    ],
    spec: byComparison(rows, (part, isLast) => ({
      data: { values: part },
      width: CHART_WIDTH - LABELS - 10,
      height: { step: 20 },
      encoding: {
        y: levelAxis,
        x: {
          field: 'weight',
          type: 'quantitative',
          scale: { domain: [lowest, highest], nice: false },
          title: isLast ? 'Match weight in bits (black line: from common to rare values)' : null,
          axis: { labels: isLast, ticks: isLast, domain: isLast, tickCount: 8 },
        },
      },
      layer: [
        {
          mark: { type: 'bar', height: 13 },
          encoding: {
            color: {
              condition: { test: 'datum.weight < 0', value: palette.negative },
              value: palette.positive,
            },
          },
        },
        {
          transform: [{ filter: 'datum.byFrequency' }],
          mark: { type: 'rule', color: palette.text, strokeWidth: 2 },
          encoding: { x: { field: 'lowest', type: 'quantitative' }, x2: { field: 'highest' } },
        },
        ...[true, false].map((positive) => ({
          transform: [{ filter: positive ? 'datum.weight >= 0' : 'datum.weight < 0' }],
          mark: { type: 'text', align: positive ? 'left' : 'right', dx: positive ? 5 : -5 },
          encoding: {
            x: { field: positive ? 'highest' : 'lowest', type: 'quantitative' },
            text: { field: 'text', type: 'nominal' },
          },
        })),
        {
          mark: { type: 'rule', color: palette.text, strokeWidth: 1 },
          encoding: { x: { datum: 0, type: 'quantitative' }, y: null },
        },
      ],
    })),
  });
}

async function probabilityFigure(rows: readonly LevelRow[]): Promise<Html> {
  const width = (CHART_WIDTH - LABELS - 40) / 2;
  return chartFigure({
    id: 'm-and-u',
    title: 'm and u by comparison and level',
    description:
      'Two bars a level: on the left m, the share of matches at the level, on the right u, the share of pairs of different people. A good comparison has long m bars where u bars are short.',
    rows,
    columns: [
      { title: 'Comparison', value: ({ comparison }) => comparison },
      { title: 'Level', value: ({ level }) => level },
      { title: 'm', value: ({ m }) => parameterText(m), numeric: true },
      { title: 'u', value: ({ u }) => parameterText(u), numeric: true },
    ],
    spec: byComparison(rows, (part, isLast) => ({
      data: { values: part },
      spacing: 20,
      hconcat: (['m', 'u'] as const).map((field) => ({
        width,
        height: { step: 18 },
        encoding: {
          y: field === 'm' ? levelAxis : { ...levelAxis, axis: null },
          x: {
            field,
            type: 'quantitative',
            scale: { domain: [0, 1] },
            title: isLast ? TITLES[field] : null,
            axis: { labels: isLast, ticks: isLast, domain: isLast, tickCount: 5, format: '.1f' },
          },
        },
        mark: {
          type: 'bar',
          height: 12,
          color: field === 'm' ? palette.positive : palette.negative,
        },
      })),
    })),
  });
}

const TITLES = {
  m: 'm: share of matches',
  u: 'u: share of non-matches',
} as const;
