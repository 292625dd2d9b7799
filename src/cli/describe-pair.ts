import type { ComparedValue, ExplainedPair, MatchModel, WaterfallStep } from '../linkage/index.ts';
import { shortened, textTable } from './text-table.ts';

/** What `reeve explain --json` prints. */
export interface ExplainSummary extends ExplainedPair {
  readonly thresholds: MatchModel['thresholds'] | null;
  /** Whether the run put the two in one cluster; null where no run is known. */
  readonly together: boolean | null;
}

/** Characters of a bar to each side of its middle. */
const HALF_BAR = 12;
const VALUE_WIDTH = 28;

/** A pair's waterfall as a table: how each comparison moves the weight from the prior on. */
export function describePair(pair: ExplainSummary): string {
  const most = Math.max(...[pair.prior, ...pair.steps.map(({ weight }) => weight)].map(Math.abs));
  let running = pair.prior;
  const rows = [
    [
      'before comparing',
      '',
      '',
      oneIn(pair.prior),
      signed(pair.prior),
      signed(running),
      bar(pair.prior, most),
    ],
    ...pair.steps.map((step) => {
      running += step.weight;
      return [
        step.comparison,
        valueText(step.left),
        valueText(step.right),
        levelText(step),
        step.level === null ? '' : signed(step.weight),
        signed(running),
        step.level === null ? '' : bar(step.weight, most),
      ];
    }),
  ];
  const name = ({ dataset, id }: ExplainSummary['left']): string => `${dataset}:${id}`;
  const table = textTable(
    [
      'comparison',
      shortened(name(pair.left), VALUE_WIDTH),
      shortened(name(pair.right), VALUE_WIDTH),
      'level',
      'weight',
      'total',
      '',
    ],
    rows,
    ['left', 'left', 'left', 'left', 'right', 'right', 'left'],
  );
  return [table, '', ...conclusion(pair)].join('\n');
}

function conclusion(pair: ExplainSummary): string[] {
  const { weight, probability, thresholds, foundBy, together } = pair;
  const band =
    thresholds === null || thresholds === undefined
      ? ''
      : probability >= thresholds.link
        ? `: a link (${thresholds.link} or more)`
        : probability >= thresholds.review
          ? `: for review (${thresholds.review} to ${thresholds.link})`
          : `: no link (below ${thresholds.review})`;
  const found =
    foundBy === null || foundBy.length === 0
      ? 'No blocking rule compares the two.'
      : `Compared because of: ${foundBy.join('; ')}.`;
  const cluster =
    together === null
      ? []
      : [together ? 'The run has them as one person.' : 'The run has them as two people.'];
  return [
    `Match weight ${signed(weight)} bits, probability ${percentage(probability)}${band}.`,
    found,
    ...cluster,
  ];
}

function valueText({ raw, standard }: ComparedValue): string {
  if (raw === null) return '-';
  return shortened(standard === null ? raw : `${raw} → ${standard}`, VALUE_WIDTH);
}

function levelText({ level, frequencyPart }: WaterfallStep): string {
  if (level === null) return 'cannot be compared';
  if (Math.abs(frequencyPart) < 0.05) return level;
  const kind = frequencyPart > 0 ? 'rare' : 'common';
  return `${shortened(level, 30)} (${kind}: ${signed(frequencyPart)})`;
}

/** Log2 odds against, as a person says them. */
function oneIn(weight: number): string {
  const pairs = 1 + 2 ** -weight;
  return `one pair in ${pairs < 10 ? pairs.toFixed(1) : Math.round(pairs).toLocaleString('en-GB')}`;
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(2)}`;
}

/** A probability near 0 or 1 keeps the digits that say how near. */
function percentage(probability: number): string {
  const distance = Math.min(probability, 1 - probability);
  const digits =
    distance === 0 ? 6 : Math.min(10, Math.max(1, Math.ceil(-Math.log10(distance * 100)) + 1));
  return `${(probability * 100).toFixed(digits)}%`;
}

/** A bar from the middle: evidence against to the left, for to the right. */
function bar(weight: number, most: number): string {
  const length = most === 0 ? 0 : Math.round((Math.abs(weight) / most) * HALF_BAR);
  const against = weight < 0 ? length : 0;
  const blocks = (count: number): string => '█'.repeat(count);
  return `${' '.repeat(HALF_BAR - against)}${blocks(against)}│${blocks(weight < 0 ? 0 : length)}`;
}
