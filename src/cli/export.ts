import { Command } from 'commander';
import type { Progress } from '../kernel/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type ExportSummary, exportIndex } from '../master-index/index.ts';
import { ExportFolder } from './export-folder.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import type { CommandOutput } from './output.ts';
import { oneOf } from './values.ts';
import { readingAs, type ViewerFlags, withViewerOptions } from './viewer.ts';

interface ExportFlags extends ViewerFlags {
  readonly out: string;
  readonly format: string;
  readonly forSpreadsheets?: true;
  readonly database?: string;
}

/** `reeve export --out DIR --format csv|parquet --service CODE --purpose CODE ...` */
export function exportCommand(output: CommandOutput, database?: string): Command {
  const command = new Command('export')
    .summary('export persons, links and golden records, for a warehouse')
    .description(
      'Writes what the service that receives it may see for the purpose, under the sharing ' +
        'agreements in force: persons, which records are theirs, and the best value of each ' +
        'attribute. Sealed persons are never in it. To export takes the role export-officer. The ' +
        'files hold personal data; who is in them is in the audit.',
    )
    .requiredOption('--out <folder>', 'a new folder for the files')
    .option('--format <format>', 'csv or parquet', 'csv')
    .option(
      '--for-spreadsheets',
      'put an apostrophe before texts that a spreadsheet would take for formulas: CSV only',
    )
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included');
  return withViewerOptions(command).action(async (flags: ExportFlags) => {
    const { manifest, summary } = await output.work((progress) =>
      exported(flags, flags.database ?? database, progress),
    );
    const { columns: _, ...shown } = summary;
    output.result({ out: flags.out, manifest, ...shown }, describeExport(flags.out, summary));
  });
}

async function exported(
  flags: ExportFlags,
  database: string | undefined,
  progress: Progress,
): Promise<{ readonly summary: ExportSummary; readonly manifest: string }> {
  const format = oneOf('--format', flags.format, ['csv', 'parquet'] as const);
  const forSpreadsheets = flags.forSpreadsheets === true;
  if (format === 'parquet' && forSpreadsheets) {
    throw new ReeveError('cli/option-value', '--for-spreadsheets is for CSV files', {
      hint: 'Leave it out: nothing takes a value of a Parquet file for a formula.',
    });
  }
  return withIndex(database, 'reeve export', async (db) => {
    const { policy, request } = await readingAs(db, flags);
    const folder = await ExportFolder.at(flags.out, format, forSpreadsheets);
    try {
      const summary = await exportIndex(db, request, { policy, sink: folder, progress });
      return { summary, manifest: await folder.release() };
    } catch (error) {
      await folder.abandon();
      throw error;
    }
  });
}

function describeExport(out: string, { rows, recipient, purpose }: ExportSummary): string {
  const n = (count: number): string => count.toLocaleString('en-GB');
  return [
    `${n(rows.persons)} persons and ${n(rows.links)} links, for ${recipient} to ${purpose}.`,
    `They are in ${out}, with what each column means in manifest.json: personal data.`,
  ].join('\n');
}
