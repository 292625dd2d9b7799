import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { Command } from 'commander';
import type { LoadedRecords } from '../engines/duckdb/index.ts';
import { nearestName, readGazetteer } from '../intake/index.ts';
import { csvValue, type Progress, ReeveError } from '../kernel/index.ts';
import { quoteIdentifier } from '../linkage/index.ts';
import {
  type AddressMatch,
  AddressMatcher,
  type MatchReason,
  matchReasonText,
} from '../standards/index.ts';
import type { CommandOutput } from './output.ts';
import { addReadingOptions, type ReadingFlags, readingOptions } from './reading-options.ts';
import { type Session, withRecords } from './session.ts';
import { textTable } from './text-table.ts';
import { probability } from './values.ts';

interface AddressesFlags extends ReadingFlags {
  readonly column: readonly string[];
  readonly postcode?: string;
  readonly confidence?: string;
  readonly out?: string;
}

interface AddressesSummary {
  readonly gazetteer: {
    readonly format: string;
    readonly properties: number;
    readonly addresses: number;
  };
  readonly records: number;
  readonly distinctAddresses: number;
  readonly matched: number;
  readonly reasons: readonly {
    readonly reason: MatchReason;
    readonly isMatch: boolean;
    readonly records: number;
  }[];
  readonly matchSeconds: number;
  readonly out: string | null;
}

/** Records fetched at a time. */
const BATCH = 20_000;
/** Answers kept, because a file repeats its addresses: a household has one. */
const MOST_KEPT = 200_000;
/** Outputs hold personal data: they are for their owner alone. */
const OWN_FILE = 0o600;

/** `reeve addresses GAZETTEER FILE --column NAME...` */
export function addressesCommand(output: CommandOutput): Command {
  const command = new Command('addresses')
    .summary('match the addresses of a file to a gazetteer')
    .description(
      'Finds the UPRN of each address: the property in the gazetteer that it names, with how ' +
        'sure that is and why. An address that could be two properties is not matched.',
    )
    .argument('<gazetteer>', 'LLPG in DTF 7.3, or AddressBase Core or Plus, as CSV')
    .argument('<file>', 'file of records with addresses: CSV, JSON lines, Parquet or XLSX')
    .requiredOption('--column <name...>', 'columns of the address, in their order')
    .option('--postcode <column>', 'column of the postcode, where it has its own')
    .option('--confidence <probability>', 'least confidence of a match; default: 0.9')
    .option('--out <file>', 'CSV file of the records with what was found')
    .option('--json', 'print one JSON object at the end, errors included');
  return addReadingOptions(command).action(
    async (gazetteer: string, file: string, flags: AddressesFlags) => {
      const summary = await output.work((progress) => matchFile(gazetteer, file, flags, progress));
      output.result(summary, describe(summary));
    },
  );
}

async function matchFile(
  gazetteerPath: string,
  file: string,
  flags: AddressesFlags,
  progress: Progress,
): Promise<AddressesSummary> {
  const confidence =
    flags.confidence === undefined ? undefined : probability('--confidence', flags.confidence);
  if (flags.out !== undefined) await protectInputs(flags.out, [gazetteerPath, file]);
  const { index, format, counts } = await readGazetteer(gazetteerPath, progress);
  const matcher = new AddressMatcher(index, confidence === undefined ? {} : { confidence });
  return withRecords([file], readingOptions(flags), progress, async (session) => {
    const columns = flags.column.map((name) => fieldOf(session.loaded, name, file, '--column'));
    const postcode =
      flags.postcode === undefined
        ? null
        : fieldOf(session.loaded, flags.postcode, file, '--postcode');
    const names = [...flags.column, ...(flags.postcode === undefined ? [] : [flags.postcode])];
    const target = flags.out === undefined ? null : await ResultFile.open(flags.out, names);
    try {
      const found = await matchRecords(session, matcher, columns, postcode, target, progress);
      await target?.complete();
      return {
        gazetteer: { format, properties: counts.properties, addresses: counts.addresses },
        ...found,
        out: flags.out ?? null,
      };
    } catch (error) {
      await target?.abandon();
      throw error;
    }
  });
}

async function matchRecords(
  { engine, loaded }: Session,
  matcher: AddressMatcher,
  columns: readonly string[],
  postcode: string | null,
  target: ResultFile | null,
  progress: Progress,
): Promise<Omit<AddressesSummary, 'gazetteer' | 'out'>> {
  const fields = postcode === null ? columns : [...columns, postcode];
  const select = fields.map((field, i) => `${quoteIdentifier(field)} AS a${i}`).join(', ');
  const reasons = new Map<MatchReason, { isMatch: boolean; records: number }>();
  const kept = new Map<string, AddressMatch>();
  let distinctAddresses = 0;
  let matched = 0;
  let matchMilliseconds = 0;
  progress.phase('match addresses', loaded.rowCount);
  for (let from = 0; from < loaded.rowCount; from += BATCH) {
    const rows = await engine.rows(
      `SELECT id, ${select} FROM records WHERE rid >= ${from} AND rid < ${from + BATCH} ORDER BY rid`,
    );
    for (const row of rows) {
      const values = fields.map((_, i) => (row[`a${i}`] as string | null) ?? '');
      const key = values.join('\u0000');
      let match = kept.get(key);
      if (match === undefined) {
        const start = performance.now();
        match = matcher.match({
          text: values.slice(0, columns.length),
          postcode: postcode === null ? null : (values.at(-1) ?? null),
        });
        matchMilliseconds += performance.now() - start;
        distinctAddresses += 1;
        if (kept.size >= MOST_KEPT) kept.clear();
        kept.set(key, match);
      }
      if (match.uprn !== null) matched += 1;
      const tally = reasons.get(match.reason);
      if (tally === undefined) {
        reasons.set(match.reason, { isMatch: match.uprn !== null, records: 1 });
      } else tally.records += 1;
      await target?.write(row.id as string, values, match);
    }
    progress.advance(Math.min(loaded.rowCount, from + BATCH));
  }
  return {
    records: loaded.rowCount,
    distinctAddresses,
    matched,
    reasons: [...reasons]
      .map(([reason, tally]) => ({ reason, ...tally }))
      .sort((a, b) => b.records - a.records),
    matchSeconds: matchMilliseconds / 1000,
  };
}

function fieldOf(loaded: LoadedRecords, name: string, file: string, option: string): string {
  const column = loaded.columns.find((each) => each.name === name);
  if (column !== undefined && !column.isArray) return column.field;
  const nearest = nearestName(
    name,
    loaded.columns.map((each) => each.name),
  );
  throw new ReeveError(
    'input/missing-column',
    column === undefined ? `There is no column "${name}"` : `The column "${name}" holds lists`,
    {
      location: { file, column: name },
      hint:
        nearest === undefined || column !== undefined
          ? `Name a column of text with ${option}.`
          : `Did you mean "${nearest}"?`,
    },
  );
}

async function protectInputs(out: string, inputs: readonly string[]): Promise<void> {
  const found = await stat(out).catch(() => undefined);
  if (found === undefined) return;
  if (found.isDirectory()) {
    throw new ReeveError('output/not-a-file', 'This is a folder, not a file', {
      location: { file: out },
      hint: 'Name a file with --out.',
    });
  }
  const target = await realpath(out);
  for (const input of inputs) {
    const source = await realpath(input).catch(() => undefined);
    if (source !== target) continue;
    throw new ReeveError('output/overwrites-input', 'The output would take the place of an input', {
      location: { file: input },
      hint: 'Name another file with --out.',
    });
  }
}

/** A CSV file that appears when it is complete, and not before. */
class ResultFile {
  readonly #path: string;
  readonly #temporary: string;
  readonly #stream: ReturnType<typeof createWriteStream>;
  readonly #opened: Promise<unknown>;

  private constructor(path: string) {
    this.#path = path;
    this.#temporary = `${path}.reeve-unfinished-${process.pid}`;
    this.#stream = createWriteStream(this.#temporary, { flags: 'wx', mode: OWN_FILE });
    this.#opened = new Promise((resolve, reject) => {
      this.#stream.once('open', resolve).once('error', reject);
    });
  }

  static async open(path: string, names: readonly string[]): Promise<ResultFile> {
    const file = new ResultFile(path);
    await file.#opened;
    await file.#line([
      'id',
      ...names,
      'uprn',
      'confidence',
      'reason',
      'differences',
      'runner_up_uprn',
      'runner_up_confidence',
    ]);
    return file;
  }

  async write(id: string, values: readonly string[], match: AddressMatch): Promise<void> {
    await this.#line([
      id,
      ...values,
      match.uprn ?? '',
      match.confidence.toFixed(4),
      match.reason,
      match.differences.join(' '),
      match.runnerUp?.uprn ?? '',
      match.runnerUp?.confidence.toFixed(4) ?? '',
    ]);
  }

  async #line(values: readonly string[]): Promise<void> {
    const line = values.map(csvValue).join(',');
    if (this.#stream.write(`${line}\n`)) return;
    await new Promise<void>((resolve) => this.#stream.once('drain', () => resolve()));
  }

  async complete(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
    await rename(this.#temporary, this.#path);
  }

  async abandon(): Promise<void> {
    this.#stream.destroy();
    await rm(this.#temporary, { force: true });
  }
}

function describe(summary: AddressesSummary): string {
  const { records, matched, reasons, distinctAddresses, gazetteer, out } = summary;
  const share = (part: number) => (records === 0 ? '' : `${((100 * part) / records).toFixed(1)}%`);
  const number = (value: number) => value.toLocaleString('en-GB');
  const table = textTable(
    ['', 'why', 'records', 'share'],
    reasons.map(({ reason, isMatch, records: n }) => [
      isMatch ? 'matched' : 'not matched',
      matchReasonText[reason],
      number(n),
      share(n),
    ]),
    ['left', 'left', 'right', 'right'],
  );
  return [
    `Gazetteer: ${number(gazetteer.properties)} properties, ${number(gazetteer.addresses)} addresses.`,
    '',
    table,
    '',
    `${number(matched)} of ${number(records)} records matched (${share(matched)}), ${number(distinctAddresses)} addresses looked up.`,
    ...(out === null ? [] : [`  ${out}`]),
  ].join('\n');
}
