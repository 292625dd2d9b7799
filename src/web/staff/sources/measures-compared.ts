import type { SourceMeasure, SourceOverview } from '../../../master-index/index.ts';
import { sourcePath } from './asking.ts';
import { kindTitles } from './kind-titles.ts';
import { type ShareCell, shareCell, shareOf } from './quality-series.ts';
import { type Spark, sparkLine } from './spark-line.ts';

/** A kind of records of a source, among those of others. */
export interface ComparedKind {
  readonly title: string;
  readonly source: string;
  readonly service: string;
  readonly href: string;
}

/** One measure of one attribute of a kind of records, over time. */
export interface ComparedMeasure extends ComparedKind {
  readonly attribute: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly count: number;
  readonly among: number;
  readonly asAt: string;
  readonly cell: ShareCell | null;
  readonly spark: Spark | null;
}

/**
 * What was measured of all sources, each attribute of each kind by itself.
 *
 * @param measured the latest extract of a source first, as `measureOfAll` gives it
 * @param titleOf a service as staff know it
 */
export function comparedMeasures(
  measured: readonly SourceMeasure[],
  sources: readonly SourceOverview[],
  titleOf: (service: string) => string,
): readonly ComparedMeasure[] {
  const known = new Map(sources.map((source) => [source.name, source]));
  const groups = Map.groupBy(
    measured,
    ({ source, role, attribute }) => `${source} ${role} ${attribute}`,
  );
  return [...groups.values()].flatMap((some): ComparedMeasure[] => {
    const [latest, before] = some;
    const source = latest && known.get(latest.source);
    const share = shareOf(latest);
    if (latest === undefined || source === undefined || share === null) return [];
    const shares = some.map(shareOf).filter((each) => each !== null);
    return [
      {
        title: kindTitles(source.kinds).get(latest.role) ?? latest.role,
        source: source.title,
        service: titleOf(source.service),
        href: `${sourcePath(source.name)}/quality`,
        attribute: latest.attribute,
        share,
        count: latest.count,
        among: latest.among,
        asAt: latest.asAt,
        cell: shareCell(latest, before),
        spark: sparkLine(shares.toReversed()),
      },
    ];
  });
}

/** A cell of the comparison; null where a kind has not the attribute. */
export interface MatrixCell {
  readonly share: ShareCell;
  /** Out of 100, for the bar. */
  readonly bar: number;
  /** Whether no other kind has less, by more than chance. */
  readonly isLowest: boolean;
}

/** Kinds of records by attributes. */
export interface Matrix {
  readonly attributes: readonly string[];
  readonly rows: readonly (ComparedKind & { readonly cells: readonly (MatrixCell | null)[] })[];
}

/** The lowest of fewer than these is not told: it would be the other of two. A judgement. */
const FEWEST = 3;
/** Among fewer a share is low by chance. A judgement. */
const FEWEST_RECORDS = 30;
/** Points by which the lowest has to be below the highest to be told. A judgement. */
const APART = 0.02;

/** Kinds of records by attributes: those that most kinds have first. */
export function measureMatrix(measures: readonly ComparedMeasure[]): Matrix {
  const byAttribute = Map.groupBy(measures, ({ attribute }) => attribute);
  const attributes = [...byAttribute]
    .toSorted(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b))
    .map(([attribute]) => attribute);
  const lowest = new Map(
    [...byAttribute].map(([attribute, some]) => {
      const shares = some.filter(({ among }) => among >= FEWEST_RECORDS).map(({ share }) => share);
      const [low, high] = [Math.min(...shares), Math.max(...shares)];
      return [attribute, shares.length >= FEWEST && high - low > APART ? low : null];
    }),
  );
  const kinds = Map.groupBy(measures, ({ href, title }) => `${href} ${title}`);
  const rows = [...kinds.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const { title, source, service, href } = first;
    const cells = attributes.map((attribute): MatrixCell | null => {
      const found = some.find((each) => each.attribute === attribute);
      if (found?.cell == null) return null;
      const { cell, share } = found;
      return {
        share: cell,
        bar: Math.round(100 * share),
        isLowest: found.among >= FEWEST_RECORDS && lowest.get(attribute) === share,
      };
    });
    return [{ title, source, service, href, cells }];
  });
  return { attributes, rows: rows.toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB')) };
}
