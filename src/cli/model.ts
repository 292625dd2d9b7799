import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { type ModelPreview, modelInForce, previewModel } from '../master-index/index.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import { withEngine } from './match-index.ts';
import { readModel } from './model-file.ts';
import type { CommandOutput } from './output.ts';
import { day } from './values.ts';

interface PreviewFlags {
  readonly database?: string;
  readonly model?: string;
  readonly asAt?: string;
}

/** `reeve model preview` and `reeve model show`. */
export function modelCommand(output: CommandOutput, database?: string): Command {
  const preview = new Command('preview')
    .summary('say what a match model would change, before it is put in force')
    .description(
      'Links every record of the index by a model, and compares: which persons would become one, ' +
        'which would be split, what would wait for a steward. Nothing is written. ' +
        '"reeve match --all", or --model with the file, puts it in force.',
    )
    .option('--model <file>', 'match model; default: one is trained anew on the records')
    .option('--as-at <date>', 'the date the records are of; default: the latest extract')
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (flags: PreviewFlags) => {
      const found = await output.work((progress) =>
        withIndex(flags.database ?? database, 'reeve model preview', (db) =>
          withEngine(async (engine) =>
            previewModel(db, engine, {
              progress,
              ...(flags.model === undefined ? {} : { model: await readModel(flags.model) }),
              ...(flags.asAt === undefined ? {} : { asAt: day('--as-at', flags.asAt) }),
            }),
          ),
        ),
      );
      output.result(found, describePreview(found));
    });
  const show = new Command('show')
    .summary('write the match model in force to a file')
    .argument('<file>', 'file to be written')
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (file: string, flags: PreviewFlags) => {
      const { modelId, model } = await withIndex(
        flags.database ?? database,
        'reeve model show',
        modelInForce,
      );
      await writeFile(file, `${JSON.stringify(model, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
      output.result({ modelId, file }, `Model ${modelId} is in ${file}.\n`);
    });
  return new Command('model')
    .summary('the match model of the index')
    .description('What persons are told by, and what another model would change.')
    .addCommand(preview)
    .addCommand(show);
}

function describePreview(preview: ModelPreview): string {
  const n = (count: number): string => count.toLocaleString('en-GB');
  const { samples } = preview;
  return [
    `${n(preview.records)} records: ${n(preview.personsNow)} persons now, ${n(preview.personsThen)} then`,
    `  ${n(preview.unchanged)} persons stay as they are`,
    `  ${n(preview.joined)} would be made of several persons`,
    ...samples.joined.slice(0, 5).map(({ persons }) => `    persons ${persons.join(', ')}`),
    `  ${n(preview.split)} persons would be split`,
    ...samples.split
      .slice(0, 5)
      .map(({ persons, groups }) => `    person ${persons.join(', ')} into ${groups.length}`),
    ...(preview.unmatched > 0 ? [`  ${n(preview.unmatched)} records have no person yet`] : []),
    `  ${n(preview.reviewsOpened)} reviews would be opened, ${n(preview.reviewsClosed)} of ${n(preview.reviewsNow)} closed`,
    '',
  ].join('\n');
}
