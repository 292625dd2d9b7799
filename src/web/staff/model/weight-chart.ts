import { toTenth } from '../chart-lengths.ts';

/** The scale that the bars of match weights are drawn on, from bits against to bits for. */
export interface WeightScale {
  /** At most 0. */
  readonly low: number;
  /** At least 0. */
  readonly high: number;
  /** Width of the view box. */
  readonly width: number;
  /** Where the weight of nothing is. */
  readonly zero: number;
  readonly ticks: readonly {
    readonly x: number;
    readonly label: string;
    readonly anchor: 'start' | 'middle' | 'end';
  }[];
}

/** A bar as it is drawn: lengths are those of the view box of its scale. */
export interface WeightBar {
  readonly side: 'for' | 'against' | 'neither';
  readonly x: number;
  readonly width: number;
}

/** As wide as the column of charts, so that the labels are as large as they are meant. */
const WIDTH = 280;
/** Bits between ticks: the first that makes no more than this many. */
const STEPS = [2, 4, 8, 16, 32];
const MOST_TICKS = 6;
/** A bar of next to nothing is still seen. */
const LEAST = 1.5;

/** A scale on which all of some match weights, in bits, have room: it begins and ends at a tick. */
export function weightScale(weights: readonly number[]): WeightScale {
  const known = weights.filter(Number.isFinite);
  const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)];
  const step = STEPS.find((each) => ticksBetween(least, most, each) <= MOST_TICKS) ?? 64;
  const low = Math.min(-step, Math.floor(least / step) * step);
  const high = Math.max(step, Math.ceil(most / step) * step);
  const x = (weight: number): number => toTenth(((weight - low) / (high - low)) * WIDTH);
  const values = Array.from({ length: (high - low) / step + 1 }, (_, i) => low + i * step);
  return {
    low,
    high,
    width: WIDTH,
    zero: x(0),
    ticks: values.map((value) => ({
      x: x(value),
      label: value === 0 ? '0' : value > 0 ? `+${value}` : `−${-value}`,
      anchor: value === low ? 'start' : value === high ? 'end' : 'middle',
    })),
  };
}

/** The bar of one weight, from nothing to it; one without an end goes as far as the scale. */
export function weightBar(scale: WeightScale, weight: number): WeightBar {
  const side = Math.abs(weight) < 0.05 ? 'neither' : weight > 0 ? 'for' : 'against';
  return { side, ...between(scale, Math.min(0, weight), Math.max(0, weight)) };
}

/** The bars of what a comparison can say at most, against and for. */
export function rangeBars(scale: WeightScale, weights: readonly number[]): readonly WeightBar[] {
  return [Math.min(0, ...weights), Math.max(0, ...weights)]
    .filter((weight) => weight !== 0)
    .map((weight) => weightBar(scale, weight));
}

function between({ low, high }: WeightScale, from: number, to: number): Omit<WeightBar, 'side'> {
  const at = (weight: number): number =>
    ((Math.min(high, Math.max(low, weight)) - low) / (high - low)) * WIDTH;
  const width = Math.max(LEAST, at(to) - at(from));
  // One that is widened to be seen stays on its own side of nothing.
  const x = to <= 0 ? at(to) - width : at(from);
  return { x: toTenth(x), width: toTenth(width) };
}

function ticksBetween(least: number, most: number, step: number): number {
  return Math.ceil(most / step) - Math.floor(least / step) + 1;
}
