import { factsOf, type SourceDefinition } from '../../../intake/index.ts';
import {
  type ListedQuality,
  QUALITY_MEASURES,
  type QualityMeasure,
} from '../../../master-index/index.ts';
import { isAttributeName, personAttributes } from '../../../standards/index.ts';
import { numberText } from '../../shared/formats.ts';
import { kindTitles } from './kind-titles.ts';
import { type DrawnChart, lineChart } from './line-chart.ts';

/** Measures as staff read them: the names are those of docs/guides/data-quality.md. */
export const MEASURE_NAMES: Readonly<Record<QualityMeasure, string>> = {
  complete: 'Complete',
  valid: 'Valid',
  unique: 'Unique',
  recent: 'Recent',
  placed: 'Placed',
  consistent: 'Consistent',
};

/** A share as it stands in a table. */
export interface ShareCell {
  readonly text: string;
  /** Among how many, where those are so few that a share says little. */
  readonly among: string | null;
  /** In points, against the extract before: `up 0.3`. */
  readonly change: { readonly isUp: boolean; readonly text: string } | null;
}

/** How good one attribute, or all records, of a role were over time. */
export interface QualitySeries {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly measures: readonly { readonly code: QualityMeasure; readonly name: string }[];
  /** Of the latest extract, by all measures: null where one does not apply. */
  readonly latest: readonly (ShareCell | null)[];
  readonly chart: DrawnChart;
  /** The latest extract first. */
  readonly rows: readonly {
    readonly asAt: string;
    readonly cells: readonly (ShareCell | null)[];
  }[];
}

/** How good the records of a role were over time. */
export interface RoleQuality {
  readonly id: string;
  readonly title: string;
  readonly records: QualitySeries | null;
  readonly attributes: readonly QualitySeries[];
  readonly facts: readonly QualitySeries[];
}

/** Below this many a share is as much chance as fact: they are told beside it. A judgement. */
const FEW = 100;
/** Points from which a change is shown: below it is rounding. */
const POINT = 0.05;

/** The quality of a source, role by role and attribute by attribute. */
export function qualitySeries(
  listed: readonly ListedQuality[],
  definition: SourceDefinition,
): readonly RoleQuality[] {
  const { records = [], attachments = [] } = definition;
  const kinds = [
    ...records.map(({ role, title = role }) => ({ of: role, title })),
    ...attachments.map(({ kind, title }) => ({ of: kind, title })),
  ];
  const facts = factsOf(definition);
  const titles = kindTitles(kinds);
  return kinds.flatMap(({ of: code }, i): RoleQuality[] => {
    const title = titles.get(code) ?? code;
    const own = listed.filter(({ role }) => role === code);
    if (own.length === 0) return [];
    const labels = labelsOf(own, (name) => facts.find((f) => f.of === code && f.name === name));
    const series = [...Map.groupBy(own, ({ attribute }) => attribute)].map(([attribute, some]) => ({
      attribute,
      series: seriesOf(`q${i}-${idOf(attribute)}`, labels.get(attribute) ?? attribute, title, some),
    }));
    const where = (is: (attribute: string) => boolean) =>
      series.filter(({ attribute }) => is(attribute)).map((each) => each.series);
    const isFact = (attribute: string): boolean => attribute.startsWith('fact:');
    return [
      {
        id: `r${i}`,
        title,
        records: where((attribute) => attribute === '')[0] ?? null,
        attributes: where((attribute) => attribute !== '' && !isFact(attribute)).sort(byLabel),
        facts: where(isFact).sort(byLabel),
      },
    ];
  });
}

function byLabel(a: QualitySeries, b: QualitySeries): number {
  return a.label.localeCompare(b.label, 'en-GB');
}

function labelsOf(
  listed: readonly ListedQuality[],
  factOf: (name: string) => { readonly label: string } | undefined,
): ReadonlyMap<string, string> {
  return new Map(listed.map(({ attribute }) => [attribute, labelOf(attribute, factOf)]));
}

/** An attribute, a fact or the records themselves, as staff read it. */
export function labelOf(
  attribute: string,
  factOf: (name: string) => { readonly label: string } | undefined,
): string {
  if (attribute === '') return 'All records';
  if (isAttributeName(attribute)) return personAttributes[attribute].label;
  const name = attribute.replace(/^fact:/, '');
  return factOf(name)?.label ?? name;
}

/** Ids of HTML hold no space, and these no colon, so that a link to one needs no care. */
function idOf(attribute: string): string {
  return attribute === '' ? 'records' : attribute.replaceAll(/[^A-Za-z0-9-]/g, '-');
}

function seriesOf(
  id: string,
  label: string,
  role: string,
  listed: readonly ListedQuality[],
): QualitySeries {
  const extracts = [...Map.groupBy(listed, ({ extract }) => extract).values()];
  const measures = QUALITY_MEASURES.filter((code) =>
    listed.some(({ measure }) => measure === code),
  ).map((code) => ({ code, name: MEASURE_NAMES[code] }));
  const of = (some: readonly ListedQuality[] | undefined, code: QualityMeasure) =>
    some?.find(({ measure }) => measure === code);
  const oldestFirst = extracts.toReversed();
  return {
    id,
    label,
    measures,
    latest: QUALITY_MEASURES.map((code) => shareCell(of(extracts[0], code), of(extracts[1], code))),
    chart: lineChart({
      id: `${id}-chart`,
      title: `${label}, ${role}: how good it was`,
      dates: oldestFirst.map(([first]) => first?.asAt ?? ''),
      unit: 'share',
      lines: measures.map(({ code, name }) => ({
        code,
        name,
        values: oldestFirst.map((some) => shareOf(of(some, code))),
      })),
    }),
    rows: extracts.map((some) => ({
      asAt: some[0]?.asAt ?? '',
      cells: measures.map(({ code }) => shareCell(of(some, code))),
    })),
  };
}

/** Of counts, the share; null where nothing was counted. */
export function shareOf(measure: Counted | undefined): number | null {
  return measure === undefined || measure.among === 0 ? null : measure.count / measure.among;
}

interface Counted {
  readonly count: number;
  readonly among: number;
}

/** A share as it stands in a table, with its change where there is one before. */
export function shareCell(now: Counted | undefined, before?: Counted): ShareCell | null {
  const [share, shareBefore] = [shareOf(now), shareOf(before)];
  if (now === undefined || share === null) return null;
  const change = shareBefore === null ? 0 : 100 * (share - shareBefore);
  return {
    text: percentText(share),
    among: now.among < FEW ? numberText(now.among) : null,
    change:
      Math.abs(change) < POINT ? null : { isUp: change > 0, text: Math.abs(change).toFixed(1) },
  };
}

/** `97.4%`; what is not all is not 100%, and what is something not 0%. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.001) return 'under 0.1%';
  if (share < 1 && share > 0.999) return 'over 99.9%';
  return `${(100 * share).toFixed(1)}%`;
}
