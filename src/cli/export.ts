import { Command } from 'commander';
import { policyInForce, viewerFromClaims } from '../access/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type ExportSummary, exportIndex } from '../master-index/index.ts';
import { ExportFolder } from './export-folder.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import type { CommandOutput } from './output.ts';
import { oneOf } from './values.ts';

interface ExportFlags {
  readonly out: string;
  readonly format: string;
  readonly user: string;
  readonly service: string;
  readonly purpose: string;
  readonly role: string[];
  readonly trained?: string;
  readonly forSpreadsheets?: true;
  readonly database?: string;
}

/** `reeve export --out DIR --format csv|parquet --service CODE --purpose CODE --user ID` */
export function exportCommand(output: CommandOutput, database?: string): Command {
  return new Command('export')
    .summary('export persons, links and golden records, for a warehouse')
    .description(
      'Writes what a service may see for a purpose, under the sharing agreements in force: ' +
        'persons, which records are theirs, and the best value of each attribute. Sealed persons ' +
        'are never in it. The files hold personal data; who is in them is in the audit.',
    )
    .requiredOption('--out <folder>', 'a new folder for the files')
    .requiredOption('--user <id>', 'who exports: stands in the audit')
    .requiredOption('--service <code>', 'the service that receives it')
    .requiredOption('--purpose <code>', 'what it is received for')
    .option('--format <format>', 'csv or parquet', 'csv')
    .requiredOption('--role <code...>', 'roles held; to export takes export-officer')
    .option('--trained <date>', 'the day on which data-matching training was completed')
    .option(
      '--for-spreadsheets',
      'put an apostrophe before texts that a spreadsheet would take for formulas: CSV only',
    )
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (flags: ExportFlags) => {
      const format = oneOf('--format', flags.format, ['csv', 'parquet'] as const);
      if (format === 'parquet' && flags.forSpreadsheets === true) {
        throw new ReeveError('cli/option-value', '--for-spreadsheets is for CSV files', {
          hint: 'Leave it out: nothing takes a value of a Parquet file for a formula.',
        });
      }
      const { summary, manifest } = await output.work((progress) =>
        withIndex(flags.database ?? database, 'reeve export', async (db) => {
          const { policy } = await policyInForce(db);
          const viewer = viewerFromClaims(
            {
              sub: flags.user,
              service: flags.service,
              roles: flags.role,
              ...(flags.trained === undefined
                ? {}
                : { training: [{ course: 'data-matching', completed: flags.trained }] }),
            },
            Object.keys(policy.services),
          );
          const folder = await ExportFolder.at(flags.out, format, flags.forSpreadsheets === true);
          try {
            const requestId = `cli:${crypto.randomUUID()}`;
            const request = { viewer, purpose: flags.purpose, requestId };
            const made = await exportIndex(db, request, { policy, sink: folder, progress });
            return { summary: made, manifest: await folder.release() };
          } catch (error) {
            await folder.abandon();
            throw error;
          }
        }),
      );
      const { columns: _, ...shown } = summary;
      output.result({ out: flags.out, manifest, ...shown }, describeExport(flags.out, summary));
    });
}

function describeExport(out: string, { rows, recipient, purpose }: ExportSummary): string {
  const n = (count: number): string => count.toLocaleString('en-GB');
  return [
    `${n(rows.persons)} persons and ${n(rows.links)} links, for ${recipient} to ${purpose}.`,
    `They are in ${out}, with what each column means in manifest.json: personal data.`,
  ].join('\n');
}
