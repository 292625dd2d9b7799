import { toTenth } from '../chart-lengths.ts';
import { shortDay } from './short-day.ts';

/** One line of a chart: a value for each date, in the order of the dates. */
export interface ChartLine {
  /** Of colour and mark, in the stylesheet: `complete`. */
  readonly code: string;
  /** As it is read. */
  readonly name: string;
  /** Shares from 0 to 1, or counts; null where nothing was measured. */
  readonly values: readonly (number | null)[];
}

/** What a chart shows. */
export interface ChartContent {
  /** Unique on its page. */
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD`, the earliest first. */
  readonly dates: readonly string[];
  readonly lines: readonly ChartLine[];
  readonly unit: 'share' | 'count';
}

/** A chart as it is drawn: lengths are those of its view box. */
export interface DrawnChart {
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence a line: for whoever does not see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly { readonly y: number; readonly label: string }[];
  readonly dates: readonly {
    readonly x: number;
    readonly label: string;
    readonly anchor: 'start' | 'middle' | 'end';
  }[];
  readonly baseline: number;
  readonly lines: readonly {
    readonly code: string;
    readonly path: string;
    readonly points: readonly { readonly x: number; readonly y: number }[];
  }[];
  /** Where the scale of shares does not begin at nothing: where it does begin. */
  readonly beginsAt: string | null;
}

const WIDTH = 360;
const HEIGHT = 190;
const [RIGHT, TOP, BOTTOM] = [350, 12, 158];
/** Where the lines begin at the least, so that charts of short labels stand under each other. */
const LEAST_LEFT = 46;
/** Between a label and the lines, as the template leaves it. */
const LABEL_GAP = 8;
/**
 * Widths of the characters of a label, at the 13 px of the stylesheet: a digit is 0.64 em in
 * DejaVu Sans and Verdana, the widest of the fonts that a system may set; a percent sign 1.08 em.
 */
const [DIGIT_WIDTH, PERCENT_WIDTH, MARK_WIDTH] = [8.4, 14, 5];
/** More points than these would hide their line: then the last alone is marked. */
const MOST_POINTS = 31;
/** Where a scale of shares begins: the highest of these that no value is below. */
const BEGINNINGS = [0.99, 0.95, 0.9, 0.8, 0.5, 0];

/**
 * Draws lines over time, as numbers that a template writes as SVG: no script, no style attribute.
 * Dates lie as far apart as they are; where a value is missing the line is broken.
 */
export function lineChart({ id, title, dates, lines, unit }: ChartContent): DrawnChart {
  const all = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const low = unit === 'count' ? 0 : shareBeginning(Math.min(1, ...all));
  const high = unit === 'count' ? niceAbove(Math.max(0, ...all)) : 1;
  const middle = (low + high) / 2;
  const ticks = [low, middle, high].map((value) => ({ value, label: written(value, unit) }));
  const left = Math.max(
    LEAST_LEFT,
    ...ticks.map(({ label }) => Math.ceil(LABEL_GAP + widthOf(label))),
  );
  const days = dates.map((date) => Date.parse(date));
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const x = (i: number): number =>
    toTenth(
      last === first ? (left + RIGHT) / 2 : left + part(days[i], first, last) * (RIGHT - left),
    );
  const y = (value: number): number => toTenth(BOTTOM - part(value, low, high) * (BOTTOM - TOP));
  return {
    id,
    title,
    description: lines.flatMap((line) => inWords(line, dates, unit)).join(' '),
    width: WIDTH,
    height: HEIGHT,
    left,
    right: RIGHT,
    baseline: BOTTOM,
    ticks: ticks.map(({ value, label }) => ({ y: y(value), label })),
    dates:
      last === first
        ? dates.slice(0, 1).map((date) => ({ x: x(0), label: shortDay(date), anchor: 'middle' }))
        : [
            { x: left, label: shortDay(dates[0] ?? ''), anchor: 'start' },
            { x: RIGHT, label: shortDay(dates.at(-1) ?? ''), anchor: 'end' },
          ],
    lines: lines.map(({ code, values }) => {
      const places = values.map((value, i) => (value === null ? null : { x: x(i), y: y(value) }));
      const points = places.filter((each) => each !== null);
      return {
        code,
        path: pathThrough(places),
        points: points.length > MOST_POINTS ? points.slice(-1) : points,
      };
    }),
    beginsAt: unit === 'share' && low > 0 ? written(low, unit) : null,
  };
}

/** How wide a label is at the most, in lengths of the view box. */
function widthOf(label: string): number {
  return [...label].reduce((width, character) => {
    if (character === '%') return width + PERCENT_WIDTH;
    return width + (/[0-9]/.test(character) ? DIGIT_WIDTH : MARK_WIDTH);
  }, 0);
}

function pathThrough(places: readonly ({ x: number; y: number } | null)[]): string {
  return places
    .map((place, i) => {
      if (place === null) return '';
      return `${places[i - 1] == null ? 'M' : 'L'}${place.x} ${place.y}`;
    })
    .join('');
}

function part(value: number | undefined, from: number, to: number): number {
  return to === from ? 0 : ((value ?? from) - from) / (to - from);
}

function shareBeginning(least: number): number {
  return BEGINNINGS.find((beginning) => least >= beginning) ?? 0;
}

/** The next of 1, 2, 4, 6, 8 and 10 with noughts: their halves are round too. */
function niceAbove(most: number): number {
  const scale = 10 ** Math.floor(Math.log10(Math.max(most, 2)));
  const found = [1, 2, 4, 6, 8, 10].find((step) => step * scale >= most);
  return Math.max(2, (found ?? 10) * scale);
}

function inWords(
  { name, values }: ChartLine,
  dates: readonly string[],
  unit: ChartContent['unit'],
) {
  const known = values.flatMap((value, i) => (value === null ? [] : [{ value, date: dates[i] }]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const end = `${written(last.value, unit)} on ${shortDay(last.date ?? '')}`;
  if (known.length === 1) return [`${name}: ${end}.`];
  return [`${name}: ${written(first.value, unit)} on ${shortDay(first.date ?? '')}, ${end}.`];
}

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

function written(value: number, unit: ChartContent['unit']): string {
  return unit === 'count' ? NUMBER.format(value) : `${NUMBER.format(100 * value)}%`;
}
