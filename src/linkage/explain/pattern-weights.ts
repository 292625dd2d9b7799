import { type PatternLayout, unpackPattern } from '../compile/layout.ts';
import type { Columns } from '../engine.ts';
import { patternWeight, type WeightTable } from '../score/weights.ts';
import type { PatternCounts } from '../train/pattern-counts.ts';
import type { Band } from './report-data.ts';

/** Match weights at which a pair becomes a link or a review. */
export interface BandWeights {
  readonly link: number;
  readonly review: number;
}

export function bandOf(weight: number, thresholds: BandWeights): Band {
  if (weight >= thresholds.link) return 'link';
  return weight >= thresholds.review ? 'review' : 'no-link';
}

/** Match weight of each counted pattern. */
export function weightsOfPatterns(patterns: PatternCounts, table: WeightTable): Float64Array {
  return Float64Array.from({ length: patterns.size }, (_, i) =>
    patternWeight(table, patterns.digits, i * patterns.width),
  );
}

/** Digits of the packed patterns in a result's columns p0, p1, ...: `width` of them a row. */
export function digitsOfColumns(columns: Columns, layout: PatternLayout, size: number): Uint8Array {
  const packed = layout.groups.map((_, g) => columns[`p${g}`] as BigInt64Array);
  const digits = new Uint8Array(size * layout.width);
  for (let i = 0; i < size; i++) {
    const row = packed.map((column) => Number(column[i]));
    unpackPattern(layout, row, digits, i * layout.width);
  }
  return digits;
}

/** The packed numbers of one pattern, one a group: the inverse of `unpackPattern`. */
export function packPattern(layout: PatternLayout, digits: Uint8Array, offset: number): number[] {
  return layout.groups.map((group) =>
    group.digits.reduce(
      (total, { comparison, unit }) => total + (digits[offset + comparison] ?? 0) * unit,
      0,
    ),
  );
}
