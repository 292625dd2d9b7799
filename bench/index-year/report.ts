import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../machine.ts';
import type { BatchComparison, Difference } from './compare-with-batch.ts';
import type { GoldenFigures } from './golden.ts';
import type { Accuracy, Stability } from './measures.ts';
import type { YieldRow } from './reviews.ts';

/** One month of the index. */
export interface YearMonth extends Accuracy {
  readonly month: string;
  readonly allRecords: number;
  /** Records that the month added or changed. */
  readonly changed: number;
  /** Files that were refused as cut off. */
  readonly refused: number;
  /** Records whose person changed. */
  readonly moved: number;
  readonly reviewsOpened: number;
  readonly reviewsClosed: number;
  readonly loadSeconds: number;
  readonly matchSeconds: number;
  /** Since the first match. */
  readonly stability: Stability;
}

export interface YearResult {
  readonly people: number;
  readonly seed: number;
  readonly machine: Machine;
  /** Probability at which records are linked. */
  readonly link: number;
  /** Months after which the model was trained anew each time; null for never. */
  readonly retrained?: number | null;
  readonly months: readonly YearMonth[];
  readonly reviews: {
    readonly pairs: number;
    readonly questions: number;
    readonly byRank: readonly YieldRow[];
    /** In the order of the likeliest pair of records alone. */
    readonly byLikeliestPair: readonly YieldRow[];
    readonly byChance: readonly YieldRow[];
  };
  /** With matching everything at once by the model in force, and by one trained anew. */
  readonly same: BatchComparison;
  readonly trained: BatchComparison;
  /** Of residents, as customer services see them; absent from figures of before it was measured. */
  readonly golden?: readonly GoldenFigures[];
  /** Before and after `reeve match --all`. */
  readonly rerun: Stability;
}

/** Differences that are shown. */
const SHOWN = 12;

/** The tables of a year, as Markdown that reads well on a terminal too. */
export function reportOfYear(year: YearResult): string {
  const { months, same, trained, rerun } = year;
  const last = months.at(-1);
  if (last === undefined) return '';
  return [
    `## ${count(year.people)} residents, seed ${year.seed}, linked at ${year.link}`,
    ...(year.retrained ? [`The model was trained anew every ${year.retrained} months.`] : []),
    `${count(last.allRecords)} records, of which the truth knows whose ${count(last.records)} are: ${count(last.people)} people.`,
    monthsTable(months),
    `### Ids of persons after ${months.length - 1} months`,
    stabilityTable([
      ['first match and now', last.stability],
      ['now and after `reeve match --all`', rerun],
    ]),
    '### Beside matching everything at once',
    batchTable([
      ['the model in force', same],
      ['a model trained anew', trained],
    ]),
    `Records of which the index holds other values than the batch makes: ${count(same.stale ?? 0)}.`,
    ...differencesOf('the model in force', same.differences),
    ...differencesOf('a model trained anew', trained.differences),
    '### Questions to stewards',
    `${count(year.reviews.pairs)} pairs of records, which ask ${count(year.reviews.questions)} questions: whether two persons are one.`,
    yieldTable('in the order they are asked', year.reviews.byRank),
    yieldTable('in the order of the likeliest pair alone', year.reviews.byLikeliestPair),
    yieldTable('chance, as they are asked by', year.reviews.byChance),
    ...goldenTable(year.golden),
  ].join('\n\n');
}

/** Writes the figures, and the page of all that were saved. */
export function saveYear(root: string, result: YearResult): void {
  const folder = join(root, 'bench/results');
  const path = join(
    folder,
    `index-year-${result.people}-seed${result.seed}${result.retrained ? `-every-${result.retrained}` : ''}.json`,
  );
  const short = (each: BatchComparison): BatchComparison => ({
    ...each,
    differences: each.differences.slice(0, SHOWN),
  });
  const kept = { ...result, same: short(result.same), trained: short(result.trained) };
  writeFileSync(path, `${JSON.stringify(kept, null, 1)}\n`);
  const all = globSync('index-year-*.json', { cwd: folder })
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as YearResult)
    .sort((a, b) => a.people - b.people || a.seed - b.seed);
  const { processor, cores, memoryBytes, node } = result.machine;
  writeFileSync(
    join(folder, 'index-year.md'),
    `${[
      '# A year of the master index on the synthetic borough',
      'Written by `node bench/index-year.ts --save`; `bench/README.md` says what is measured.',
      `${processor}, ${cores} cores, ${(memoryBytes / 2 ** 30).toFixed(1)} GiB, Node ${node}.`,
      ...all.map(reportOfYear),
    ].join('\n\n')}\n`,
  );
}

function monthsTable(months: readonly YearMonth[]): string {
  return table(
    [
      ...[
        'month',
        'records',
        'new or changed',
        'files refused',
        'precision',
        'recall',
        'false merges per 100,000',
      ],
      ...['people split', 'moved', 'reviews opened', 'closed', 'load s', 'match s'],
    ],
    months.map((each) => [
      each.month,
      count(each.allRecords),
      count(each.changed),
      count(each.refused),
      each.precision.toFixed(4),
      each.recall.toFixed(4),
      count(Math.round(each.falseMergesPer100000)),
      percent(each.split, 1),
      count(each.moved),
      count(each.reviewsOpened),
      count(each.reviewsClosed),
      each.loadSeconds.toFixed(1),
      each.matchSeconds.toFixed(1),
    ]),
  );
}

function stabilityTable(rows: readonly (readonly [string, Stability])[]): string {
  return table(
    [
      ...['between', 'nothing said of them changed', 'all ids as before'],
      ...['people of the same records', 'all ids as before'],
      ...['of them one whole person', 'still so, same id', 'people known', 'main id as before'],
    ],
    rows.map(([between, each]) => [
      between,
      count(each.untouched),
      percent(each.untouchedKept / each.untouched, 2),
      count(each.unchanged),
      percent(each.kept / each.unchanged, 2),
      count(each.whole),
      percent(each.wholeKept / each.whole, 2),
      count(each.known),
      percent(each.mainKept / each.known, 2),
    ]),
  );
}

function batchTable(rows: readonly (readonly [string, BatchComparison])[]): string {
  return table(
    [
      ...['batch by', 'links alike', 'in the index alone', 'in the batch alone', 'records alike'],
      ...['groups that differ', 'nearer the truth: index', 'batch', 'precision', 'recall'],
    ],
    rows.map(([by, { agreement, accuracy, nearer }]) => [
      by,
      percent(agreement.share, 3),
      count(agreement.oneAlone),
      count(agreement.otherAlone),
      percent(agreement.recordsAlike / agreement.records, 2),
      count(agreement.groups),
      count(nearer.index),
      count(nearer.batch),
      accuracy.precision.toFixed(4),
      accuracy.recall.toFixed(4),
    ]),
  );
}

function differencesOf(by: string, differences: readonly Difference[]): string[] {
  if (differences.length === 0) return [];
  const persons = (groups: Difference['index']) =>
    groups.map((members) => members.join(' + ')).join(' | ');
  return [
    `Differences from a batch by ${by}, some of them; each record is a data set and who it truly is of:`,
    differences
      .slice(0, SHOWN)
      .map((each) => `- index: ${persons(each.index)}\n  batch: ${persons(each.batch)}`)
      .join('\n'),
  ];
}

function yieldTable(title: string, rows: readonly YieldRow[]): string {
  return table(
    [title, 'questions', 'one person', 'true pairs to gain for each', 'of all there are to gain'],
    rows.map((each) => [
      each.name,
      count(each.questions),
      percent(each.trueQuestions / Math.max(1, each.questions), 1),
      (each.truePairs / Math.max(1, each.questions)).toFixed(2),
      percent(each.cumulativeGain, 1),
    ]),
  );
}

function goldenTable(figures: readonly GoldenFigures[] | undefined): string[] {
  if (figures === undefined) return [];
  return [
    '### What customer services see of residents',
    table(
      ['best value', 'people', 'shown', 'right, of those shown'],
      figures.map(({ attribute, people, shown, right }) => [
        attribute,
        count(people),
        percent(shown / people, 1),
        percent(right / shown, 1),
      ]),
    ),
  ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(heads),
    line(heads.map((_, i) => (i === 0 ? '---' : '--:'))),
    ...rows.map(line),
  ].join('\n');
}

const count = (n: number): string => n.toLocaleString('en-GB');
const percent = (share: number, digits: number): string => `${(100 * share).toFixed(digits)}%`;
