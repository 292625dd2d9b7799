import { Command } from 'commander';
import { readSourceDefinition } from '../intake/index.ts';
import { checkSample, NotLoadable } from './check-sample.ts';
import type { CommandOutput } from './output.ts';
import { sourceQualityCommand } from './source-quality.ts';
import { describeSurvey } from './source-report.ts';
import { textOfFile } from './text-file.ts';
import { day } from './values.ts';

interface CheckFlags {
  readonly asAt?: string;
}

/** `reeve source check DEFINITION SAMPLE` and `reeve source quality [SOURCE]` */
export function sourceCommand(output: CommandOutput, database?: string): Command {
  const check = new Command('check')
    .summary('try a source definition on a sample')
    .description(
      'Reads a sample of what a source sends as its definition says, and shows what becomes of ' +
        'its columns, how full and how valid each attribute is, and what should be looked at. ' +
        'Nothing is stored. What is shown has personal data of the sample in it.',
    )
    .argument('<definition>', 'source definition: YAML or JSON')
    .argument('<sample>', 'a file that the source has sent: CSV, JSON lines, Parquet or XLSX')
    .option('--as-at <date>', 'the date the sample is of, YYYY-MM-DD')
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (path: string, sample: string, flags: CheckFlags) => {
      const found = await output.work(async (progress) => {
        const definition = readSourceDefinition(await definitionText(path), path);
        const asAt = flags.asAt === undefined ? undefined : day('--as-at', flags.asAt);
        return checkSample(definition, sample, asAt, progress);
      });
      output.result(found, describeSurvey(found));
      const fault = found.advice.find(({ severity }) => severity === 'error');
      if (fault !== undefined) {
        const { code, message, hint } = fault;
        throw new NotLoadable(code, message, { location: { file: sample }, hint });
      }
    });
  return new Command('source')
    .summary('try the definition of a source, and see how good what it sends is')
    .description('Source definitions say what a source sends and what it means.')
    .addCommand(check)
    .addCommand(sourceQualityCommand(output, database));
}

/** The text of a definition file. */
export function definitionText(path: string): Promise<string> {
  return textOfFile(path, 'source', 'Name the file of a source definition.');
}
