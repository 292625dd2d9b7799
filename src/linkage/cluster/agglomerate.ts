import type { GroupEvidence } from './group-evidence.ts';

/**
 * Average-link agglomeration of one component (Sokal and Michener, 1958): the
 * two groups with the highest mean weight between them are merged, while some
 * pair between them reaches the threshold and the mean does so too, but for an
 * allowance. Unlike connected components, one chance agreement does not pull two
 * people together against all the evidence between them.
 */
export interface ComponentWeights {
  /** Number of records in the component. */
  readonly size: number;
  /** Symmetric, `weights[a * size + b]`: evidence in bits that a and b are one person, prior included. */
  readonly weights: Float64Array;
  /** Pairs that may not be together, as `a * size + b`; held through third records. */
  readonly forbidden?: ReadonlySet<number>;
  /** Pairs that must be together; merged first. */
  readonly required?: readonly (readonly [number, number])[];
  /** Group of each record of which a cluster holds at most one; -1 for no limit. */
  readonly exclusive?: Int32Array;
  /** What weighs groups as wholes beside the mean of their pairs; default: the mean alone. */
  readonly groups?: GroupEvidence;
}

/**
 * Cluster of each record, numbered by lowest member. Deterministic: ties go to
 * the lowest pair.
 *
 * @param threshold least weight of the best pair between two groups, in bits
 * @param allowance bits by which the mean may be below the threshold
 */
export function agglomerate(
  component: ComponentWeights,
  threshold: number,
  allowance: number,
): Int32Array {
  const { size } = component;
  const sums = Float64Array.from(component.weights);
  const strongest = Float64Array.from(component.weights);
  const members = new Int32Array(size).fill(1);
  const cluster = Int32Array.from({ length: size }, (_, i) => i);
  const alive = Array.from({ length: size }, (_, i) => i);
  const barred = barredPairs(component);
  const nearest = new Int32Array(size).fill(-1);
  const nearestMean = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);

  const { groups } = component;

  const mean = (a: number, b: number): number => {
    if (barred[a * size + b] || (strongest[a * size + b] ?? 0) < threshold) {
      return Number.NEGATIVE_INFINITY;
    }
    const ofPairs = (sums[a * size + b] ?? 0) / ((members[a] ?? 1) * (members[b] ?? 1));
    return groups === undefined ? ofPairs : groups.between(a, b, ofPairs);
  };

  const findNearest = (a: number): void => {
    nearest[a] = -1;
    nearestMean[a] = Number.NEGATIVE_INFINITY;
    for (const b of alive) {
      if (b === a) continue;
      const value = mean(a, b);
      if (value > (nearestMean[a] ?? Number.NEGATIVE_INFINITY)) {
        nearest[a] = b;
        nearestMean[a] = value;
      }
    }
  };

  const merge = (a: number, b: number): void => {
    // b goes into a; rows and columns of a take b's sums and bars.
    groups?.merge(a, b, alive);
    for (const c of alive) {
      if (c === a || c === b) continue;
      const total = (sums[a * size + c] ?? 0) + (sums[b * size + c] ?? 0);
      sums[a * size + c] = total;
      sums[c * size + a] = total;
      const most = Math.max(strongest[a * size + c] ?? 0, strongest[b * size + c] ?? 0);
      strongest[a * size + c] = most;
      strongest[c * size + a] = most;
      const bar = (barred[a * size + c] ?? 0) | (barred[b * size + c] ?? 0);
      barred[a * size + c] = bar;
      barred[c * size + a] = bar;
    }
    members[a] = (members[a] ?? 0) + (members[b] ?? 0);
    alive.splice(alive.indexOf(b), 1);
    for (let i = 0; i < size; i++) if (cluster[i] === b) cluster[i] = a;
  };

  for (const [a, b] of component.required ?? []) {
    const x = cluster[a] ?? a;
    const y = cluster[b] ?? b;
    if (x !== y && !barred[x * size + y]) merge(Math.min(x, y), Math.max(x, y));
  }
  for (const a of alive) findNearest(a);

  for (;;) {
    let best = -1;
    for (const a of alive) {
      if (best < 0 || (nearestMean[a] ?? 0) > (nearestMean[best] ?? 0)) best = a;
    }
    const other = best < 0 ? -1 : (nearest[best] ?? -1);
    if (other < 0 || (nearestMean[best] ?? 0) < threshold - allowance) return cluster;
    const a = Math.min(best, other);
    const b = Math.max(best, other);
    merge(a, b);
    findNearest(a);
    for (const c of alive) {
      if (c === a) continue;
      if (nearest[c] === a || nearest[c] === b) findNearest(c);
      else if (mean(c, a) > (nearestMean[c] ?? 0)) {
        nearest[c] = a;
        nearestMean[c] = mean(c, a);
      }
    }
  }
}

function barredPairs({ size, forbidden, exclusive }: ComponentWeights): Uint8Array {
  const barred = new Uint8Array(size * size);
  for (const key of forbidden ?? []) {
    const a = Math.floor(key / size);
    const b = key % size;
    barred[a * size + b] = 1;
    barred[b * size + a] = 1;
  }
  if (exclusive !== undefined) {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        const group = exclusive[a] ?? -1;
        if (a !== b && group >= 0 && group === exclusive[b]) barred[a * size + b] = 1;
      }
    }
  }
  return barred;
}
