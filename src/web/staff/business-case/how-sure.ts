import {
  type CaseModel,
  outcomeInPence,
  type Pence,
  rational,
  type Simulation,
  wellKnown,
  withValues,
} from '../../../business-case/index.ts';
import { toTenth } from '../chart-lengths.ts';
import { ticksBetween } from './cash-flow-chart.ts';
import { poundsText, signedWords, tickText } from './money-words.ts';
import { simulationOf, type WorkedOut } from './worked-out.ts';

const PERCENTILES = [
  [5, 'One in twenty is at or below'],
  [25, 'One in four is at or below'],
  [50, 'Half are at or below'],
  [75, 'Three in four are at or below'],
  [95, 'Nineteen in twenty are at or below'],
] as const;

/** What the forecast is among all that might come, for the summary of a case. */
export function likelyWords(worked: WorkedOut): string {
  const { percentiles, outcomes, runs } = simulationOf(worked);
  const reach = outcomes.filter((each) => each >= worked.result.summary.npv).length;
  const share = Math.round((100 * reach) / runs);
  const many = reach === 0 ? 'none' : reach === runs ? 'all' : `${share} in 100`;
  return `That is if all comes as forecast. Of ${runs.toLocaleString('en-GB')} cases drawn at random from the ranges of its figures, ${many} come to as much, and the middle one to ${signedWords(percentiles[50])}.`;
}

/** How a case comes out where all of its figures are drawn at random from their ranges. */
export function howSure(worked: WorkedOut) {
  const simulation = simulationOf(worked);
  const { model, scenario, result } = worked;
  return {
    words: surenessWords(simulation),
    runs: simulation.runs.toLocaleString('en-GB'),
    seed: simulation.seed,
    rows: [
      ...PERCENTILES.map(([each, label]) => ({
        label,
        npv: poundsText(simulation.percentiles[each]),
      })),
      { label: 'Their mean', npv: poundsText(simulation.mean) },
      { label: 'If all comes as forecast', npv: poundsText(result.summary.npv) },
      {
        label: 'If half of the benefits come, and a year late',
        npv: poundsText(outcomeInPence(inBadTimes(model), scenario, 'npv')),
      },
    ],
    chart: spreadChart(simulation, result.summary.npv),
  };
}

/** Two things that go wrong together more often than not. */
function inBadTimes(model: CaseModel): CaseModel {
  return withValues(
    model,
    new Map([
      [wellKnown.benefitsRealised, rational('50%')],
      [wellKnown.monthsLate, rational(12)],
    ]),
  );
}

/** What the draws say, for whoever decides. */
function surenessWords({ runs, runsThatPay, percentiles }: Simulation): string {
  const between = `Half of them lie between ${signedWords(percentiles[25])} and ${signedWords(percentiles[75])}, and one in twenty is at ${signedWords(percentiles[5])} or below.`;
  return `${chanceWords(runsThatPay / runs)} ${between}`;
}

function chanceWords(share: number): string {
  const inHundred = Math.round(100 * share);
  if (share === 1) return 'The net present value is above zero in every case that was drawn.';
  if (share === 0) return 'The net present value is below zero in every case that was drawn.';
  if (inHundred === 100 || inHundred === 0) {
    const few = inHundred === 100 ? 'all but a few' : 'hardly any';
    return `The net present value is above zero in ${few} of the cases that were drawn.`;
  }
  return `The net present value is above zero in ${inHundred} of every 100 cases that were drawn.`;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [360, 190, 6, 354, 10, 158];
/** Bars, about; their width is a round amount. */
const BARS = 30;
const MOST_TICKS = 5;

/** Draws how many cases came to what: bars of equal width, those that do not pay apart. */
function spreadChart({ outcomes, runs }: Simulation, forecast: Pence) {
  const pounds = outcomes.map((pence) => pence / 100);
  const [least, most] = [pounds[0] as number, pounds.at(-1) as number];
  const edges = ticksBetween(Math.min(least, forecast / 100), Math.max(most, forecast / 100), BARS);
  const [low, high] = [edges[0] as number, edges.at(-1) as number];
  const step = (high - low) / (edges.length - 1);
  const counts = Array<number>(edges.length - 1).fill(0);
  for (const each of pounds) {
    const bar = Math.min(counts.length - 1, Math.floor((each - low) / step));
    counts[bar] = (counts[bar] as number) + 1;
  }
  const tallest = Math.max(...counts);
  const x = (at: number): number => toTenth(LEFT + ((at - low) / (high - low)) * (RIGHT - LEFT));
  return {
    ...{ width: WIDTH, height: HEIGHT, left: LEFT, right: RIGHT, base: BOTTOM },
    zero: low < 0 && high > 0 ? x(0) : null,
    forecast: x(forecast / 100),
    bars: counts.flatMap((count, at) => {
      const from = low + at * step;
      const height = toTenth(((BOTTOM - TOP) * count) / tallest);
      const width = toTenth((RIGHT - LEFT) / counts.length - 1);
      const kind = from + step / 2 < 0 ? 'cost' : 'benefit';
      return count === 0 ? [] : [{ kind, x: x(from), y: toTenth(BOTTOM - height), width, height }];
    }),
    ticks: ticksBetween(low, high, MOST_TICKS)
      .filter((tick) => tick >= low && tick <= high)
      .map((tick) => ({
        x: x(tick),
        label: tickText(tick),
        anchor: tick === low ? 'start' : tick === high ? 'end' : 'middle',
      })),
    description: `Of ${runs.toLocaleString('en-GB')} cases the lowest comes to ${signedWords(outcomes[0] as Pence)} and the highest to ${signedWords(outcomes.at(-1) as Pence)}.`,
  };
}
