import { Command } from 'commander';
import { type Progress, ReeveError } from '../kernel/index.ts';
import {
  chooseModel,
  countBlocking,
  type LinkType,
  type MatchModel,
  prepareRecords,
  type RuleCount,
} from '../linkage/index.ts';
import { datasetNotes } from './model-datasets.ts';
import { readModel } from './model-file.ts';
import type { CommandOutput } from './output.ts';
import { addReadingOptions, type ReadingFlags, readingOptions } from './reading-options.ts';
import { AS_AT, checkAsAt, chooseOptions, modelPath } from './run-model.ts';
import { type Session, type SessionOptions, withRecords } from './session.ts';
import { textTable } from './text-table.ts';
import { count, day, LINK_TYPES, oneOf } from './values.ts';

interface BlockingFlags extends ReadingFlags {
  readonly model?: string;
  readonly type?: string;
  readonly truth?: string;
  readonly budget?: string;
  readonly asAt?: string;
}

interface BlockingRequest extends SessionOptions {
  readonly files: readonly string[];
  readonly model: string | undefined;
  readonly type: LinkType | undefined;
  readonly budget: number | undefined;
  readonly asAt: string | undefined;
}

interface BlockingSummary {
  readonly records: number;
  readonly rules: readonly RuleCount[];
  readonly total: number;
  /** Whether the total is exact: else it is at least so many. */
  readonly isExact: boolean;
  readonly budget: number | null;
}

/** `reeve blocking FILE...` */
export function blockingCommand(output: CommandOutput): Command {
  const command = new Command('blocking')
    .summary('count the pairs that each blocking rule adds')
    .description(
      'Counts the pairs that each rule adds to those of the rules before it, before anything is ' +
        'compared, and names the keys that make most of them.',
    )
    .argument('<file...>', 'files of person records')
    .option(
      '--model <file>',
      'match model (JSON), or uk-person or any for one that Reeve makes; default: the one Reeve would choose',
    )
    .option('--type <type>', LINK_TYPES.join(', '))
    .option('--truth <column>', 'column that says who is truly who: never an input')
    .option('--budget <pairs>', 'fail when the rules find more pairs than this')
    .option('--as-at <date>', AS_AT)
    .option('--json', 'print one JSON object at the end, errors included');
  return addReadingOptions(command).action(async (files: string[], flags: BlockingFlags) => {
    const request: BlockingRequest = {
      files,
      ...readingOptions(flags),
      truth: flags.truth,
      model: flags.model,
      type: flags.type === undefined ? undefined : oneOf('--type', flags.type, LINK_TYPES),
      budget: flags.budget === undefined ? undefined : count('--budget', flags.budget),
      asAt: flags.asAt === undefined ? undefined : day('--as-at', flags.asAt),
    };
    const summary = await output.work((progress) => countPairs(request, progress));
    output.result(summary, describeCounts(summary));
    if (request.budget !== undefined) holdBudget(summary.rules, request.budget);
  });
}

async function countPairs(request: BlockingRequest, progress: Progress): Promise<BlockingSummary> {
  checkAsAt(request);
  const path = modelPath(request);
  const given = path === undefined ? undefined : await readModel(path);
  return withRecords(request.files, request, progress, async (session) => {
    const model = await modelFor(session, request, given, progress);
    const rules = await countRules(session, model, progress);
    return {
      records: session.loaded.rowCount,
      rules,
      total: rules.at(-1)?.cumulative ?? 0,
      isExact: rules.every(({ newPairs }) => newPairs !== null),
      budget: request.budget ?? null,
    };
  });
}

async function modelFor(
  session: Session,
  request: BlockingRequest,
  given: MatchModel | undefined,
  progress: Progress,
): Promise<MatchModel> {
  if (given !== undefined) {
    for (const note of datasetNotes(given, session.input.datasets)) progress.note(note);
    return request.type === undefined ? given : { ...given, linkType: request.type };
  }
  const chosen = await chooseModel(session.engine, session.input, {
    ...chooseOptions(session, request),
    progress,
  });
  return chosen.model;
}

/** Counts the pairs of a model's rules over the records of a session. */
export async function countRules(
  { engine, input }: Session,
  model: MatchModel,
  progress: Progress,
): Promise<RuleCount[]> {
  progress.phase('standardise');
  const plan = await prepareRecords(engine, model, input);
  progress.phase('count pairs', plan.blocking.length + plan.deterministic.length);
  return countBlocking(engine, plan, (index) => progress.advance(index + 1));
}

/** Throws `blocking/budget` where the rules find more pairs than allowed. */
export function holdBudget(rules: readonly RuleCount[], budget: number): void {
  const over = rules.findIndex(({ cumulative }) => cumulative > budget);
  const rule = rules[over];
  if (rule === undefined) return;
  const [worst] = rule.skewedKeys;
  const field = rule.kind === 'blocking' ? { location: { field: `blocking[${over}]` } } : {};
  throw new ReeveError(
    'blocking/budget',
    `With "${rule.description}" there are ${rule.newPairs === null ? 'at least ' : ''}${number(rule.cumulative)} pairs to compare, more than the ${number(budget)} allowed`,
    {
      ...field,
      hint:
        worst === undefined
          ? 'Make the rule narrower, or raise --budget.'
          : `Its commonest key is ${keyText(rule, worst.values)}, of ${number(worst.records)} records: add to the key, or raise --budget.`,
    },
  );
}

function describeCounts({ records, rules, total, isExact }: BlockingSummary): string {
  const rows = rules.map(({ description, pairs, newPairs, cumulative }) => [
    description,
    number(pairs),
    newPairs === null ? 'too many' : number(newPairs),
    `${newPairs === null ? '≥ ' : ''}${number(cumulative)}`,
  ]);
  const table = textTable(['rule', 'pairs', 'new pairs', 'cumulative'], rows, [
    'left',
    'right',
    'right',
    'right',
  ]);
  const skewed = rules.flatMap((rule) =>
    rule.skewedKeys.map(({ values, records: n, pairs }) => [
      rule.description,
      keyText(rule, values),
      number(n),
      number(pairs),
    ]),
  );
  const worst = textTable(['rule', 'commonest keys', 'records', 'pairs'], skewed, [
    'left',
    'left',
    'right',
    'right',
  ]);
  return [
    table,
    `${number(records)} records, ${isExact ? '' : 'at least '}${number(total)} pairs to compare.`,
    '',
    ...(skewed.length === 0 ? ['No key is shared by two records.'] : [worst]),
  ].join('\n');
}

function keyText({ on }: RuleCount, values: readonly (string | null)[]): string {
  return values.map((value, k) => `${on[k] ?? ''} = ${value ?? 'nothing'}`).join(', ');
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
