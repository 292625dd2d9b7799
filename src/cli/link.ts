import { Command } from 'commander';
import { linkFiles } from './link-files.ts';
import type { LinkRequest, LinkSummary } from './link-request.ts';
import type { CommandOutput } from './output.ts';
import { addReadingOptions, type ReadingFlags, readingOptions } from './reading-options.ts';
import { AS_AT, modelPath } from './run-model.ts';
import { count, day, LINK_TYPES, oneOf, probability, wholeNumber } from './values.ts';

interface LinkFlags extends ReadingFlags {
  readonly model?: string;
  readonly type?: string;
  readonly truth?: string;
  readonly threshold?: string;
  readonly review?: string;
  readonly out: string;
  readonly engine: string;
  readonly seed?: string;
  readonly asAt?: string;
  readonly parquet?: boolean;
  readonly report: boolean;
  readonly budget?: string;
  readonly labels?: string;
  readonly neverMatch?: string;
  readonly alwaysMatch?: string;
  readonly json?: boolean;
}

/** `reeve link FILE...` */
export function linkCommand(output: CommandOutput): Command {
  const command = new Command('link')
    .summary('find the records that are the same person')
    .description(
      'Links the records of one or several files (CSV, TSV, JSON lines, Parquet, XLSX) and writes ' +
        'who is who, how sure that is, and why, to a folder.',
    )
    .argument('<file...>', 'files of person records; a data set is called by its file’s base name')
    .option(
      '--model <file>',
      'match model (JSON), or uk-person or any for one that Reeve makes; default: uk-person where the columns are those of UK councils, else any',
    )
    .option(
      '--type <type>',
      `${LINK_TYPES.join(', ')}; default: dedupe for one file, else link-and-dedupe`,
    )
    .option(
      '--truth <column>',
      'column that says who is truly who: never an input, only to measure by',
    )
    .option('--threshold <probability>', 'pairs at or above it are links')
    .option(
      '--review <probability>',
      'pairs at or above it, and below the threshold, are for review',
    )
    .option('--out <folder>', 'where the outputs go', 'reeve-out')
    .option('--engine <name>', 'database engine', 'duckdb')
    .option('--seed <number>', 'seed of everything drawn at random')
    .option('--as-at <date>', AS_AT)
    .option('--budget <pairs>', 'pairs that a model Reeve chooses may compare')
    .option(
      '--labels <file>',
      'CSV (dataset_l,id_l,dataset_r,id_r) of pairs known to match, to learn from',
    )
    .option(
      '--never-match <file>',
      'CSV (dataset_l,id_l,dataset_r,id_r) of pairs that are never one person',
    )
    .option(
      '--always-match <file>',
      'CSV (dataset_l,id_l,dataset_r,id_r) of pairs that are one person',
    )
    .option('--parquet', 'write Parquet files beside the CSV files')
    .option('--no-report', 'leave out report.html')
    .option('--json', 'print one JSON object at the end, errors included');
  return addReadingOptions(command).action(async (files: string[], flags: LinkFlags) => {
    const request = linkRequest(files, flags);
    const summary = await output.work((progress) => linkFiles(request, progress));
    output.result(summary, summarise(summary));
  });
}

function linkRequest(files: readonly string[], flags: LinkFlags): LinkRequest {
  const optional = <T>(text: string | undefined, parse: (text: string) => T): T | undefined =>
    text === undefined ? undefined : parse(text);
  oneOf('--engine', flags.engine, ['duckdb']);
  return {
    files,
    ...readingOptions(flags),
    out: flags.out,
    model: flags.model,
    truth: flags.truth,
    type:
      optional(flags.type, (text) => oneOf('--type', text, LINK_TYPES)) ??
      (modelPath({ model: flags.model }) === undefined
        ? files.length === 1
          ? 'dedupe'
          : 'link-and-dedupe'
        : undefined),
    threshold: optional(flags.threshold, (text) => probability('--threshold', text)),
    review: optional(flags.review, (text) => probability('--review', text)),
    seed: optional(flags.seed, (text) => wholeNumber('--seed', text, 0)),
    asAt: optional(flags.asAt, (text) => day('--as-at', text)),
    budget: optional(flags.budget, (text) => count('--budget', text)),
    parquet: flags.parquet ?? false,
    report: flags.report,
    labels: flags.labels,
    neverMatch: flags.neverMatch,
    alwaysMatch: flags.alwaysMatch,
  };
}

function summarise(summary: LinkSummary): string {
  const number = (value: number): string => value.toLocaleString('en-GB');
  const seconds = Object.values(summary.timings).reduce((sum, value) => sum + value, 0);
  return [
    `${number(summary.records)} records are ${number(summary.clusters)} people (${seconds.toFixed(1)} s).`,
    `${number(summary.links)} links at ${summary.thresholds.link} or more; ${number(summary.reviews)} pairs to review.`,
    ...Object.values(summary.outputs).map((path) => `  ${path}`),
  ].join('\n');
}
