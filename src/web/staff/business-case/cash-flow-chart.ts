import type { Pence } from '../../../business-case/index.ts';
import { toTenth } from '../chart-lengths.ts';
import { moneyWords, tickText } from './money-words.ts';

interface Tick {
  readonly y: number;
  readonly label: string;
}

/** Bars by year, above nothing and below it; lengths are those of the view box. */
export interface BarsByYear {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly zero: number;
  readonly ticks: readonly Tick[];
  readonly years: readonly {
    readonly label: string;
    readonly x: number;
    readonly bars: readonly {
      readonly kind: string;
      readonly x: number;
      readonly width: number;
      readonly y: number;
      readonly height: number;
    }[];
  }[];
  readonly barWidth: number;
  /** For whoever does not see it. */
  readonly description: string;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [360, 220, 66, 354, 10, 188];
const MOST_TICKS = 6;

/**
 * Draws what comes in above nothing and what goes out below it, year by year.
 *
 * @param measured what was seen to come in; null in years in which nothing was measured
 */
export function cashFlowChart(
  benefits: readonly Pence[],
  costs: readonly Pence[],
  measured: readonly (Pence | null)[] = [],
): BarsByYear {
  const seenIn = (year: number): Pence | null => measured[year] ?? null;
  const years = benefits.map((gained, year) => [
    { kind: 'benefit', amount: gained },
    { kind: 'cost', amount: costs[year] ?? 0 },
    ...(seenIn(year) === null ? [] : [{ kind: 'measured', amount: seenIn(year) as Pence }]),
  ]);
  const said = benefits.map((gained, year) => {
    const seen = seenIn(year);
    const so = seen === null ? '' : ` (${moneyWords(seen)} measured so far)`;
    return `Year ${year + 1}: ${moneyWords(gained)} in${so}, ${moneyWords(costs[year] ?? 0)} out.`;
  });
  return drawn(years, said.join(' '));
}

/** Draws where a case stands at the end of each year. */
export function cumulativeChart(cumulative: readonly Pence[]): BarsByYear {
  const years = cumulative.map((amount) => [{ kind: amount < 0 ? 'cost' : 'total', amount }]);
  const said = cumulative.map(
    (amount, year) =>
      `At the end of year ${year + 1}: ${moneyWords(amount)} ${amount < 0 ? 'short' : 'ahead'}.`,
  );
  return drawn(years, said.join(' '));
}

function drawn(
  years: readonly (readonly { readonly kind: string; readonly amount: Pence }[])[],
  description: string,
): BarsByYear {
  const amounts = years.flat().map(({ amount }) => amount / 100);
  const ticks = ticksBetween(Math.min(0, ...amounts), Math.max(0, ...amounts));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const y = (pounds: number): number =>
    toTenth(BOTTOM - ((pounds - low) / (high - low)) * (BOTTOM - TOP));
  const step = (RIGHT - LEFT) / years.length;
  const barWidth = toTenth(step * 0.56);
  return {
    width: WIDTH,
    height: HEIGHT,
    left: LEFT,
    right: RIGHT,
    zero: y(0),
    ticks: ticks.map((pounds) => ({ y: y(pounds), label: tickText(pounds) })),
    barWidth,
    years: years.map((bars, year) => {
      const left = toTenth(LEFT + step * year + (step - barWidth) / 2);
      return {
        label: `Year ${year + 1}`,
        x: left,
        bars: bars.map(({ kind, amount }) => {
          const [top, end] = [y(Math.max(0, amount / 100)), y(Math.min(0, amount / 100))];
          // What was measured stands within what was forecast.
          const inset = kind === 'measured' ? toTenth(barWidth * 0.3) : 0;
          const width = toTenth(barWidth - 2 * inset);
          return { kind, x: left + inset, width, y: top, height: toTenth(end - top) };
        }),
      };
    }),
    description,
  };
}

/** Round amounts from at or below the least to at or above the most, in pounds. */
export function ticksBetween(least: number, most: number, mostTicks = MOST_TICKS): number[] {
  const span = Math.max(most - least, 1);
  const scale = 10 ** Math.floor(Math.log10(span / mostTicks));
  const steps = [1, 2, 2.5, 5, 10, 20].map((each) => each * scale);
  const count = (step: number): number => Math.ceil(most / step) - Math.floor(least / step) + 1;
  const step = steps.find((each) => count(each) <= mostTicks + 1) ?? 20 * scale;
  const [from, to] = [Math.floor(least / step), Math.ceil(most / step)];
  const last = from === to ? to + 1 : to;
  return Array.from({ length: last - from + 1 }, (_, i) => (from + i) * step);
}
