import { Command } from 'commander';
import type { SharingPolicy } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import {
  type DecisionEffects,
  listReviews,
  type MadeDecision,
  makeDecision,
  type PersonHistory,
  personHistory,
  previewDecision,
  type QuestionPage,
  type ReviewWithEvidence,
  STEWARD_PURPOSE,
  type StewardContext,
  type StewardRequest,
  showReview,
} from '../master-index/index.ts';
import { describePair } from './describe-pair.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import type { CommandOutput } from './output.ts';
import { addCheckCommands } from './review-checks.ts';
import { textTable } from './text-table.ts';
import { wholeNumber } from './values.ts';
import { TRAINED_OPTION, viewerIn } from './viewer.ts';

interface WhoFlags {
  readonly database?: string;
  readonly by: string;
  readonly service: string;
  readonly trained?: string;
}

interface DecisionFlags extends WhoFlags {
  readonly reason?: string;
  readonly preview?: boolean;
}

interface ListFlags extends WhoFlags {
  readonly limit: string;
  readonly after?: string;
  readonly all?: boolean;
}

/** Runs a piece of work on the index as whoever `--by` says. */
type AsSteward = <T>(
  flags: WhoFlags,
  work: (db: Database, context: StewardContext, policy: SharingPolicy) => Promise<T>,
) => Promise<T>;

/** `reeve review list`, `show ID`, `plant FILE` and `checks`. */
export function reviewCommand(output: CommandOutput, database?: string): Command {
  const asSteward = stewardWork(output, database, 'reeve review');
  const command = new Command('review')
    .summary('doubtful matches that wait for a steward')
    .description('Lists and shows pairs of records that may be one person. Looking is audited.');
  withWho(
    command
      .command('list')
      .summary('what waits, the most worth looking at first')
      .option('--limit <n>', 'questions on a page', '20')
      .option('--after <place>', 'where the page before ended')
      .option('--all', 'those that are unlikely to be one person too'),
  ).action(async (flags: ListFlags) => {
    const page = await asSteward(flags, (db, context, policy) =>
      listReviews(
        db,
        context,
        {
          limit: wholeNumber('--limit', flags.limit, 1),
          ...(flags.after === undefined ? {} : { after: flags.after }),
          all: flags.all === true,
        },
        { policy },
      ),
    );
    output.result(page, describePage(page));
  });
  withWho(
    command
      .command('show')
      .summary('a review with its evidence')
      .argument('<review>', 'its number'),
  ).action(async (id: string, flags: WhoFlags) => {
    const review = await asSteward(flags, (db, context, policy) =>
      showReview(db, context, wholeNumber('review', id, 1), { policy }),
    );
    output.result(review, describeReview(review));
  });
  addCheckCommands(command, output, database);
  return command;
}

/** `reeve steward merge|split|link|move|never|always|not-sure|undo|history`. */
export function stewardCommand(output: CommandOutput, database?: string): Command {
  const asSteward = stewardWork(output, database, 'reeve steward');
  const command = new Command('steward')
    .summary('decide which records are one person, and take decisions back')
    .description(
      'Each decision has a reason, can be looked at before it is made (--preview), and can be ' +
        'undone. Matching keeps to it.',
    );
  const decision = (name: string, summary: string, args: string, read: ReadRequest) =>
    withWho(
      command
        .command(`${name} ${args}`)
        .summary(summary)
        .option('--reason <text>', 'why, for whoever looks at it in a year')
        .option('--preview', 'show what it would do, and do nothing'),
    ).action(async (...given: unknown[]) => {
      const flags = given.at(-2) as DecisionFlags;
      const [first = '', ...others] = given.slice(0, -2).flat() as string[];
      const request = read(first, others);
      const result = await asSteward(flags, (db, context) =>
        flags.preview === true
          ? previewDecision(db, context, request)
          : makeDecision(db, context, request, { reason: flags.reason ?? '' }),
      );
      output.result(result, describeDecision(result));
    });
  decision('merge', 'two persons are one', '<keep> <other>', (keep, [other = '']) => ({
    kind: 'merge',
    keep,
    other,
  }));
  decision(
    'split',
    'some records are another person',
    '<person> <records...>',
    (person, records) => ({ kind: 'split', person, records }),
  );
  for (const [kind, summary] of [
    ['link', 'a record that stands alone is this person'],
    ['move', 'a record is of another person'],
  ] as const) {
    decision(kind, summary, '<record> <person>', (record, [to = '']) => ({ kind, record, to }));
  }
  for (const [name, kind, summary] of [
    ['never', 'never-match', 'two records are never one person'],
    ['always', 'always-match', 'two records are always one person'],
    ['not-sure', 'not-sure', 'somebody looked at two records and could not say'],
  ] as const) {
    decision(name, summary, '<record> <other>', (one, [other = '']) => ({
      kind,
      records: [one, other],
    }));
  }
  decision('undo', 'take a decision back', '<decision>', (id) => ({ kind: 'undo', decision: id }));
  withWho(
    command
      .command('history')
      .summary('how a person came to be who they are')
      .argument('<person>', 'id of the person'),
  ).action(async (person: string, flags: WhoFlags) => {
    const history = await asSteward(flags, (db, context) =>
      personHistory(db, context, wholeNumber('person', person, 1)),
    );
    output.result(history, describeHistory(history));
  });
  return command;
}

/** What the words of a command ask for. */
type ReadRequest = (first: string, others: readonly string[]) => StewardRequest;

function withWho(command: Command): Command {
  return command
    .requiredOption('--by <id>', 'who decides or looks: stands in the audit')
    .option('--service <code>', 'the service on whose behalf', 'data-stewardship')
    .option(...TRAINED_OPTION)
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included');
}

function stewardWork(
  output: CommandOutput,
  database: string | undefined,
  command: string,
): AsSteward {
  return (flags, work) =>
    output.work(() =>
      withIndex(flags.database ?? database, command, async (db) => {
        const { by: user, service, trained } = flags;
        const claimed = { user, service, roles: ['steward'], trained };
        const { policy, ...who } = await viewerIn(db, claimed);
        return work(db, { ...who, purpose: STEWARD_PURPOSE }, policy);
      }),
    );
}

function describePage({ questions, total, likely, next }: QuestionPage): string {
  const table = textTable(
    ['review', 'persons', 'records', 'weight', 'priority', 'looked at', 'why'],
    questions.flatMap(({ persons, priority, reviews }) =>
      reviews.map((review, i) => [
        String(review.reviewId),
        i === 0 ? persons.join(' and ') : '',
        `${review.recordA}, ${review.recordB}`,
        review.weight?.toFixed(1) ?? 'not shown',
        i === 0 ? (priority?.toFixed(2) ?? 'not shown') : '',
        review.notSure === 0 ? '' : `${review.notSure}, not sure`,
        review.reason,
      ]),
    ),
    ['right', 'left', 'left', 'right', 'right', 'left', 'left'],
  );
  return [
    ...(questions.length === 0 ? [] : [table, '']),
    `${total.toLocaleString('en-GB')} ${total === 1 ? 'question waits' : 'questions wait'}, ` +
      `${likely.toLocaleString('en-GB')} of them likely.`,
    ...(next === null ? [] : [`More: --after ${next}`]),
  ].join('\n');
}

function describeReview(review: ReviewWithEvidence): string {
  const { left, right, evidence } = review;
  return [
    `Review ${review.reviewId}: is person ${review.personA} person ${review.personB}?`,
    ...[left, right].map(({ recordId, source, role, key }) =>
      source === null
        ? `  record ${recordId}: of a source that is not shown`
        : `  record ${recordId}: ${source} ${role} ${key}`,
    ),
    `  ${review.reason}, weight ${review.weight?.toFixed(2) ?? 'not shown'}, since ${review.openedAt.slice(0, 10)}`,
    ...(evidence.explained === null
      ? []
      : ['', describePair({ ...evidence.explained, thresholds: null, together: null })]),
    ...(evidence.isPartial ? ['', 'Some values are not shown.'] : []),
  ].join('\n');
}

function describeDecision(done: DecisionEffects | MadeDecision): string {
  const isMade = 'decision' in done;
  const list = (records: readonly string[]) => (records.length === 0 ? 'none' : records.join(', '));
  const hanging = done.effects.filter(({ of }) => of === 'hanger').length;
  const reviews = done.effects.filter(({ of }) => of === 'review').length;
  return [
    isMade
      ? `Decision ${done.decision} (${done.kind}), ${done.at}`
      : `A preview of ${done.kind}: nothing was changed`,
    ...done.persons.map(({ person, before, after }) =>
      before.join() === after.join()
        ? `  person ${person}: records ${list(before)}, as before`
        : `  person ${person}: records ${list(before)} -> ${list(after)}`,
    ),
    ...(hanging === 0
      ? []
      : [`  ${hanging} of what hangs on them, such as notifications, with it`]),
    ...(reviews === 0 ? [] : [`  ${reviews} reviews answered, or asked again`]),
    ...done.constraints.map((said) =>
      said.kind === 'always'
        ? `  always one person: records ${said.records.join(', ')}`
        : `  never one person: records ${said.left.join(', ')} and ${said.right.join(', ')}`,
    ),
    ...done.notes.map((note) => `  ${note}`),
    ...(isMade ? [`To take it back: reeve steward undo ${done.decision}`] : []),
  ].join('\n');
}

function describeHistory({ person, leadsTo, retiredAt, earlier, events }: PersonHistory): string {
  return [
    retiredAt === null
      ? `Person ${person}`
      : `Person ${person} is ${leadsTo === null ? 'no longer there' : `person ${leadsTo} now`}`,
    ...(earlier.length === 0 ? [] : [`  has also been ${earlier.join(', ')}`]),
    ...events.map(({ decision, kind, by, at, reason, came, went, undoneBy }) =>
      [
        `${at.slice(0, 19)}  ${kind} ${decision} by ${by}`,
        ...(came.length === 0 ? [] : [`came: ${came.join(', ')}`]),
        ...(went.length === 0 ? [] : [`went: ${went.join(', ')}`]),
        ...(reason === null ? [] : [`"${reason}"`]),
        ...(undoneBy === null ? [] : [`undone by ${undoneBy}`]),
      ].join('; '),
    ),
  ].join('\n');
}
