import { type Pence, quantityText, type Tornado } from '../../../business-case/index.ts';
import { toTenth } from '../chart-lengths.ts';
import { ticksBetween } from './cash-flow-chart.ts';
import { type EvidenceMark, evidenceMark } from './evidence-words.ts';
import { poundsText, tickText } from './money-words.ts';

/** The axis that the bars of a tornado share; lengths are those of its view box. */
export interface TornadoScale {
  readonly width: number;
  readonly base: number;
  readonly zero: number | null;
  readonly ticks: readonly {
    readonly x: number;
    readonly label: string;
    readonly anchor: 'start' | 'middle' | 'end';
  }[];
}

export interface TornadoRow {
  readonly label: string;
  readonly mark: EvidenceMark;
  readonly low: string;
  readonly high: string;
  readonly atLow: string;
  readonly atHigh: string;
  readonly bars: readonly {
    readonly end: 'low' | 'high';
    readonly x: number;
    readonly width: number;
  }[];
}

const WIDTH = 280;
const LEAST = 1.5;
const MOST_TICKS = 4;
/** The widest tell; all of them are in the files of the command. */
const SHOWN = 12;

/** Draws what each figure does by itself to the net present value: the widest first. */
export function tornadoChart(
  { base, bars }: Tornado,
  most = SHOWN,
): {
  readonly scale: TornadoScale;
  readonly rows: readonly TornadoRow[];
  readonly left: number;
} {
  const shown = bars.slice(0, most);
  const pounds = [base, ...shown.flatMap(({ atLow, atHigh }) => [atLow, atHigh])].map(
    (pence) => pence / 100,
  );
  const ticks = ticksBetween(Math.min(...pounds), Math.max(...pounds), MOST_TICKS);
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const isCrowded = ticks.length > MOST_TICKS && ticks.some((tick) => tickText(tick).length > 5);
  const x = (pence: Pence): number => toTenth(((pence / 100 - low) / (high - low)) * WIDTH);
  const barTo = (end: 'low' | 'high', to: Pence) => {
    const [from, until] = [Math.min(x(base), x(to)), Math.max(x(base), x(to))];
    return { end, x: from, width: toTenth(Math.max(LEAST, until - from)) };
  };
  return {
    scale: {
      width: WIDTH,
      base: x(base),
      zero: low <= 0 && high >= 0 ? x(0) : null,
      ticks: ticks.map((tick, at) => ({
        x: x(tick * 100),
        label: isCrowded && at % 2 === 1 ? '' : tickText(tick),
        anchor: tick === low ? 'start' : tick === high ? 'end' : 'middle',
      })),
    },
    rows: shown.map(({ input, range, atLow, atHigh }) => ({
      label: input.label,
      mark: evidenceMark(input),
      low: quantityText(range.low, input.unit),
      high: quantityText(range.high, input.unit),
      atLow: poundsText(atLow),
      atHigh: poundsText(atHigh),
      bars: [barTo('low', atLow), barTo('high', atHigh)],
    })),
    left: bars.length - shown.length,
  };
}
