import { Command } from 'commander';
import { dayInUk } from '../kernel/index.ts';
import {
  QUALITY_MEASURES,
  qualityReport,
  type ReportedMeasure,
  type SourceQuality,
} from '../master-index/index.ts';
import { isAttributeName, personAttributes } from '../standards/index.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import type { CommandOutput } from './output.ts';
import { textTable } from './text-table.ts';

/** `reeve source quality [SOURCE]` */
export function sourceQualityCommand(output: CommandOutput, database?: string): Command {
  return new Command('quality')
    .summary('show how good what sources send is')
    .description(
      'Shows how complete, valid, unique, recent and consistent with other sources the latest ' +
        'extract of each source is, or of one, by attribute, with the change against the extract ' +
        'before. Shares are of records; nothing in it is of a person.',
    )
    .argument('[source]', 'name of a source; default: all')
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (source: string | undefined, flags: { readonly database?: string }) => {
      const sources = await output.work(() =>
        withIndex(flags.database ?? database, 'reeve source quality', (db) =>
          qualityReport(db, source),
        ),
      );
      output.result({ sources }, describeQuality(sources, new Date()));
    });
}

/** What the command says to people. */
export function describeQuality(sources: readonly SourceQuality[], now: Date): string {
  if (sources.length === 0) return 'No extract has been measured yet.\n';
  return `${sources.map((source) => describeOne(source, now)).join('\n\n')}\n`;
}

function describeOne(quality: SourceQuality, now: Date): string {
  const { title, source, asAt, asAtBefore, daysToLoad, nextDue, measures } = quality;
  const days = daysToLoad === 1 ? '1 day' : `${daysToLoad} days`;
  const isLate = nextDue !== null && nextDue < dayInUk(now);
  return [
    `${title} (${source}): extract of ${asAt}, loaded ${days} later` +
      (asAtBefore === null ? '' : `; changes are in points since ${asAtBefore}`),
    ...(isLate ? [`The next extract was due on ${nextDue}.`] : []),
    ...[...Map.groupBy(measures, ({ role }) => role)].map(([role, some]) => roleTable(role, some)),
  ].join('\n\n');
}

function roleTable(role: string, measures: readonly ReportedMeasure[]): string {
  const rows = [...Map.groupBy(measures, ({ attribute }) => attribute)].map(([attribute, some]) => [
    labelOf(attribute),
    ...QUALITY_MEASURES.map((measure) => cell(some.find((each) => each.measure === measure))),
  ]);
  const align = ['left', ...QUALITY_MEASURES.map(() => 'right')] as ('left' | 'right')[];
  return textTable([role, ...QUALITY_MEASURES], rows, align);
}

function labelOf(attribute: string): string {
  if (attribute === '') return '(records)';
  return isAttributeName(attribute) ? personAttributes[attribute].label : attribute;
}

/** Points from which a change is shown: below it is rounding. */
const POINT = 0.05;

function cell(measure: ReportedMeasure | undefined): string {
  if (measure === undefined) return '';
  const { share, shareBefore } = measure;
  const change = shareBefore === null ? 0 : 100 * (share - shareBefore);
  const percent = `${(100 * share).toFixed(1)}%`;
  if (Math.abs(change) < POINT) return percent;
  return `${percent} (${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(1)})`;
}
