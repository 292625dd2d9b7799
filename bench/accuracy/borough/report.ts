import type { Machine } from '../../machine.ts';
import type { Evaluation, GroupFigures, PairFigures } from './evaluate-clusters.ts';

/** One clustering, measured. */
export interface Outcome {
  readonly tool: string;
  readonly threshold: number | null;
  /** Whether the threshold is the tool's own; else it was asked for. */
  readonly isDefault?: boolean;
  /** Null where the clusters were made by something else. */
  readonly seconds: number | null;
  readonly peakBytes: number | null;
  /** Records that the tool's reader lost, and rows it took for records that are none. */
  readonly missing: number;
  readonly surplus: number;
  readonly evaluation: Evaluation;
}

/** All that was measured on one borough. */
export interface BoroughResult {
  readonly people: number;
  readonly seed: number;
  readonly noise: number;
  readonly machine: Machine;
  readonly outcomes: readonly Outcome[];
}

/** Pairs of files that are shown: the worst. */
const WORST = 10;

/** The tables of a borough, as Markdown that reads well on a terminal too. */
export function reportOf({ people, seed, noise, outcomes }: BoroughResult): string {
  const [first] = outcomes;
  if (first === undefined) return '';
  const { records, people: found, truePairs } = first.evaluation.totals;
  return [
    `## ${count(people)} residents, seed ${seed}, noise ${noise}`,
    `${count(records)} records of ${count(found)} people, past residents and outsiders among them; ${count(truePairs)} pairs of records are one person.`,
    totalsTable(outcomes),
    ...readingNotes(outcomes),
    ...bestOfEachTool(outcomes).flatMap(({ tool, threshold, evaluation }) => [
      `### ${tool}${threshold === null ? '' : ` at ${threshold}`}`,
      groupsTable(evaluation.groups),
      pairsTable('what both records say', evaluation.byKnowledge),
      pairsTable(`files, the worst ${WORST}`, evaluation.byFiles.slice(0, WORST)),
      ...(evaluation.falsePairsNotLookedInto === 0
        ? []
        : [
            `The last two tables leave out ${count(evaluation.falsePairsNotLookedInto)} false pairs in clusters too large to take apart.`,
          ]),
    ]),
  ].join('\n\n');
}

function totalsTable(outcomes: readonly Outcome[]): string {
  return table(
    [
      'clusters',
      'precision',
      'recall',
      'F1',
      'false merges per 100,000 people',
      'people split',
      'largest',
      'seconds',
      'peak memory',
    ],
    outcomes.map(({ tool, threshold, seconds, peakBytes, evaluation: { totals } }) => [
      threshold === null ? tool : `${tool} at ${threshold}`,
      share(totals.precision),
      share(totals.recall),
      share(totals.f1),
      count(totals.falseMergesPer100000),
      `${(totals.splitShare * 100).toFixed(1)}%`,
      count(totals.largestCluster),
      seconds === null ? '' : seconds.toFixed(1),
      peakBytes === null ? '' : `${(peakBytes / 2 ** 30).toFixed(2)} GiB`,
    ]),
  );
}

function readingNotes(outcomes: readonly Outcome[]): string[] {
  return outcomes
    .filter(({ missing, surplus }) => missing + surplus > 0)
    .map(
      ({ tool, missing, surplus }) =>
        `${tool}: ${count(missing)} records of the files were not read and count as alone; ${count(surplus)} rows were read that are no records.`,
    );
}

/** Of several thresholds of a tool its own, or the one with the highest F1. */
function bestOfEachTool(outcomes: readonly Outcome[]): Outcome[] {
  const best = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const f1 = best.get(outcome.tool)?.evaluation.totals.f1 ?? -1;
    if (best.get(outcome.tool)?.isDefault === true) continue;
    if (outcome.isDefault === true || outcome.evaluation.totals.f1 > f1)
      best.set(outcome.tool, outcome);
  }
  return [...best.values()];
}

function groupsTable(groups: readonly GroupFigures[]): string {
  return table(
    ['people', 'how many', 'true pairs', 'recall', 'false pairs', 'false merges per 100,000'],
    groups.map((each) => [
      each.name,
      count(each.people),
      count(each.truePairs),
      each.truePairs === 0 ? '' : share(each.recall),
      count(each.falsePairs),
      count(each.falseMergesPer100000),
    ]),
  );
}

function pairsTable(title: string, rows: readonly PairFigures[]): string {
  return table(
    [title, 'true pairs', 'missed', 'recall', 'false pairs'],
    rows.map(({ name, truePairs, missedPairs, falsePairs }) => [
      name,
      count(truePairs),
      count(missedPairs),
      truePairs === 0 ? '' : share(1 - missedPairs / truePairs),
      count(falsePairs),
    ]),
  );
}

/** A Markdown table, its columns padded; all but the first are figures. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, k) =>
    Math.max(name.length, 4, ...rows.map((row) => (row[k] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!))).join(' | ')} |`;
  const rule = widths.map((width, k) =>
    k === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(header), line(rule), ...rows.map(line)].join('\n');
}

/** Four places: what is asked of precision shows in the third. */
const share = (value: number): string => value.toFixed(4);

const count = (value: number): string => Math.round(value).toLocaleString('en-GB');
