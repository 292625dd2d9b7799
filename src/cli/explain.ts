import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { LoadedRecords } from '../engines/duckdb/index.ts';
import { type Progress, ReeveError } from '../kernel/index.ts';
import {
  explainPair,
  gatheredValues,
  type MatchModel,
  quoteIdentifier,
  quoteInteger,
  quoteLiteral,
  type RawRecord,
  type ReceivedRecord,
  sql,
} from '../linkage/index.ts';
import { describePair, type ExplainSummary } from './describe-pair.ts';
import { readModel } from './model-file.ts';
import type { CommandOutput } from './output.ts';
import { type Provenance, provenanceSchema } from './provenance.ts';
import { addReadingOptions, type ReadingFlags, readingOptions } from './reading-options.ts';
import { type Session, type SessionOptions, withRecords } from './session.ts';

interface ExplainFlags extends ReadingFlags {
  readonly run?: string;
  readonly model?: string;
  readonly json?: boolean;
}

/** `reeve explain ID ID --run DIR`, or with files and a trained model. */
export function explainCommand(output: CommandOutput): Command {
  const command = new Command('explain')
    .summary('show how the match weight of two records comes about')
    .description(
      'Prints the waterfall of a pair: from the prior, comparison by comparison, to the match ' +
        'weight. An id that several data sets have is given as "dataset:id".',
    )
    .argument('<id>', 'one record')
    .argument('<id>', 'the other')
    .argument('[file...]', 'the input files, where there is no run')
    .option('--run <folder>', 'folder that "reeve link" wrote; its inputs are read again')
    .option('--model <file>', 'trained model, with the files')
    .option('--json', 'print one JSON object, errors included');
  return addReadingOptions(command).action(
    async (first: string, second: string, files: string[], flags: ExplainFlags) => {
      const summary = await output.work((progress) =>
        explain([first, second], files, flags, progress),
      );
      output.result(summary, describePair(summary));
    },
  );
}

async function explain(
  ids: readonly [string, string],
  files: readonly string[],
  flags: ExplainFlags,
  progress: Progress,
): Promise<ExplainSummary> {
  if (flags.run !== undefined) return explainRun(ids, flags.run, flags, progress);
  if (flags.model === undefined || files.length === 0) {
    throw new ReeveError('cli/no-run', 'Nothing says which records and which model', {
      hint: 'Give --run with the folder that "reeve link" wrote, or the files and --model.',
    });
  }
  const model = await readModel(flags.model);
  return withRecords(files, readingOptions(flags), progress, (session) =>
    explainRecords(session, model, ids, null),
  );
}

async function explainRun(
  ids: readonly [string, string],
  run: string,
  flags: ExplainFlags,
  progress: Progress,
): Promise<ExplainSummary> {
  const path = join(run, 'model.json');
  const model = await readModel(path);
  const provenance = readProvenance(model, path);
  const files = provenance.inputs.map((input) => resolve(run, input.path));
  const options: SessionOptions = { ...readingOptions(flags), ...provenance.reading };
  return withRecords(files, options, progress, async (session) => {
    checkUnchanged(session.loaded, provenance);
    const clusters = join(run, 'clusters.csv');
    return explainRecords(session, model, ids, existsSync(clusters) ? clusters : null);
  });
}

function readProvenance(model: MatchModel, path: string): Provenance {
  const parsed = provenanceSchema.safeParse(model.provenance);
  if (parsed.success) return parsed.data;
  throw new ReeveError('explain/no-provenance', 'The model does not say what it was trained on', {
    location: { file: path, field: 'provenance' },
    hint: 'Link again, or give the files and --model.',
  });
}

function checkUnchanged(loaded: LoadedRecords, provenance: Provenance): void {
  loaded.datasets.forEach((dataset, index) => {
    if (dataset.sha256 === provenance.inputs[index]?.sha256) return;
    throw new ReeveError('explain/input-changed', 'The file has changed since it was linked', {
      location: { file: dataset.path },
      hint: 'Link again, or put back the file that was linked.',
    });
  });
}

async function explainRecords(
  session: Session,
  model: MatchModel,
  ids: readonly [string, string],
  clusters: string | null,
): Promise<ExplainSummary> {
  const left = await findRecord(session, ids[0]);
  const right = await findRecord(session, ids[1]);
  if (left.rid === right.rid) {
    throw new ReeveError('explain/same-record', 'Both ids are the same record', {
      hint: 'Give two records.',
    });
  }
  const { engine, input } = session;
  const gathered = await gatheredValues(engine, model, input, [left.rid, right.rid]);
  const whole = (record: FoundRecord): FoundRecord => ({
    ...record,
    values: { ...record.values, ...gathered.get(record.rid) },
  });
  const explained = explainPair(model, Object.keys(input.columns), whole(left), whole(right));
  return {
    ...explained,
    thresholds: model.thresholds ?? null,
    together: clusters === null ? null : await areTogether(session, clusters, left, right),
  };
}

interface FoundRecord extends ReceivedRecord {
  readonly rid: number;
}

/** The record that `text` names: an id, or a data set, a colon and an id. */
async function findRecord({ engine, loaded }: Session, text: string): Promise<FoundRecord> {
  const qualified = loaded.datasets.flatMap(({ name }, index) =>
    text.startsWith(`${name}:`)
      ? [
          sql` OR (dataset = ${quoteInteger(index)} AND id = ${quoteLiteral(text.slice(name.length + 1))})`,
        ]
      : [],
  );
  const condition = qualified.reduce(
    (all, one) => sql`${all}${one}`,
    sql`id = ${quoteLiteral(text)}`,
  );
  const values = loaded.columns.filter(({ role }) => role === 'value');
  const fields = values
    .map(({ field }) => sql`, ${quoteIdentifier(field)}`)
    .reduce((all, one) => sql`${all}${one}`, sql``);
  const rows = await engine.rows(
    sql`SELECT rid, dataset, id${fields} FROM records WHERE ${condition} ORDER BY rid LIMIT 10`,
  );
  const nameOf = (row: Record<string, unknown>): string =>
    loaded.datasets[Number(row.dataset)]?.name ?? '';
  const [row, other] = rows;
  if (row === undefined) {
    throw new ReeveError('explain/unknown-id', `There is no record "${text}"`, {
      hint: 'Write the id exactly as in the input, with its data set and a colon before it where several have it.',
    });
  }
  if (other !== undefined) {
    const all = rows.map((each) => `"${nameOf(each)}:${each.id}"`).join(', ');
    throw new ReeveError('explain/ambiguous-id', `Several records are called "${text}"`, {
      hint: `Name one of: ${all}.`,
    });
  }
  return {
    rid: Number(row.rid),
    dataset: nameOf(row),
    id: String(row.id),
    values: Object.fromEntries(
      values.map(({ name, field }) => [name, row[field] as RawRecord[string]]),
    ),
  };
}

/** Whether a run's clusters have the two records together; null where they do not have both. */
async function areTogether(
  { engine }: Session,
  clusters: string,
  left: ReceivedRecord,
  right: ReceivedRecord,
): Promise<boolean | null> {
  const is = ({ dataset, id }: ReceivedRecord) =>
    sql`(dataset = ${quoteLiteral(dataset)} AND id = ${quoteLiteral(id)})`;
  const rows = await withLiteralPath(clusters, (path) =>
    engine.rows(sql`SELECT cluster_id FROM read_csv(${quoteLiteral(path)},
  header = true, all_varchar = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '',
  columns = {'dataset': 'VARCHAR', 'id': 'VARCHAR', 'cluster_id': 'VARCHAR'})
WHERE ${is(left)} OR ${is(right)}`),
  );
  return rows.length === 2 ? rows[0]?.cluster_id === rows[1]?.cluster_id : null;
}

/** The database takes some characters of a path for a pattern: a link without them leads to the file. */
async function withLiteralPath<T>(path: string, work: (path: string) => Promise<T>): Promise<T> {
  if (!/[*?[\]{}]/.test(resolve(path))) return work(resolve(path));
  const folder = await mkdtemp(join(tmpdir(), 'reeve-'));
  try {
    const link = join(folder, 'clusters.csv');
    await symlink(resolve(path), link);
    return await work(link);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
