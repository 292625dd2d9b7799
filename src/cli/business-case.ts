import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import {
  besideMeasured,
  briefCase,
  type CaseModel,
  type CaseResult,
  calculateCase,
  checkMeasured,
  inThousands,
  type Level,
  type Measured,
  type MeasuredTotal,
  type Pence,
  type Simulation,
  scenarioOf,
  simulate,
  totalMeasured,
} from '../business-case/index.ts';
import {
  caseFileNames,
  caseFiles,
  caseWorkbook,
  inMeasuredFile,
  readAuthority,
  readCaseWorkbook,
  readMeasuredFile,
} from '../case-files/index.ts';
import { ReeveError } from '../kernel/index.ts';
import type { CommandOutput } from './output.ts';
import { type Earlier, replaceFolder } from './replaced-folder.ts';
import { textOfFile } from './text-file.ts';
import { textTable } from './text-table.ts';
import { wholeNumber } from './values.ts';

interface BusinessCaseFlags {
  readonly authority?: string;
  readonly sheet?: string;
  readonly out?: string;
  readonly measured?: string;
  readonly start?: string;
  readonly runs?: string;
  readonly seed?: string;
}

/** `reeve business-case [--authority FILE] [--sheet FILE] [--out DIR]` */
export function businessCaseCommand(output: CommandOutput): Command {
  return new Command('business-case')
    .summary('what a hub costs, what it brings, and when it pays')
    .description(
      'The business case of the brief, or of an authority with figures of its own: set-up and ' +
        'ongoing costs, cashable benefits, payback and net present value over five years, in ' +
        'thousands of pounds. Level 2 is the step from level 1 alone.',
    )
    .option('--authority <file>', 'figures of an authority: YAML or JSON; default: the brief')
    .option('--sheet <file>', 'business-case.xlsx of an earlier --out, filled in')
    .option(
      '--out <folder>',
      'where all tables go, as CSV and as one XLSX: a new or empty folder, or one of these',
    )
    .option(
      '--measured <file>',
      'what benefits were seen to bring: CSV of line, month, amount, source',
    )
    .option('--start <month>', 'first month of the project, such as 2026-04; with --measured')
    .option('--runs <n>', 'say how sure it is: cases drawn at random, up to 100,000')
    .option('--seed <n>', 'of the draws; the same seed, the same draws (default: 1)')
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (flags: BusinessCaseFlags) => {
      const base = flags.authority === undefined ? briefCase : await authorityAt(flags.authority);
      const model = flags.sheet === undefined ? base : await readCaseWorkbook(flags.sheet, base);
      const measured = await measuredAt(flags, model);
      const results = scenariosOf(model).map((scenario) => calculateCase(model, scenario));
      const simulations =
        flags.out === undefined && flags.runs === undefined
          ? []
          : results.map(({ scenario }) => simulate(model, scenario, drawsOf(flags)));
      const said = flags.runs === undefined ? [] : simulations;
      const files =
        flags.out === undefined
          ? undefined
          : await writeTables(flags.out, {
              ...caseFiles(model, results, measured, simulations),
              [WORKBOOK]: await caseWorkbook({
                ...{ model, results, base, simulation: simulations },
                ...(measured === undefined ? {} : { measured }),
              }),
            });
      output.result(
        {
          scenarios: results.map((result, at) => ({
            ...inJson(result, measuredOf(model, result, measured)),
            ...(said[at] === undefined ? {} : { simulation: simulationInJson(said[at]) }),
          })),
          ...(flags.out === undefined ? {} : { out: flags.out, files }),
        },
        [
          describe(model, results, measured, said),
          ...(flags.out === undefined ? [] : [`  ${flags.out}`]),
        ].join('\n'),
      );
    });
}

/** Both levels, with parking where there is any, and without it. */
function scenariosOf(model: CaseModel) {
  const hasParking = model.services.some(({ id }) => id === PARKING);
  const levels: readonly Level[] = [1, 2];
  return levels.flatMap((level) =>
    (hasParking ? [true, false] : [false]).map((parking) => scenarioOf(model, [level], parking)),
  );
}

const PARKING = 'parking';

function measuredOf(
  model: CaseModel,
  result: CaseResult,
  measured: Measured | undefined,
): MeasuredTotal | null {
  if (measured === undefined) return null;
  const beside = besideMeasured(model, result, measured);
  return totalMeasured(beside.filter(({ line }) => line.cashable));
}

/** Money of the authority's own that is of a later year than the prices that it is taken to be in. */
function pricesMeant({ inputs, prices }: CaseModel): readonly string[] {
  const later = inputs.filter(
    ({ setBy, prices: ofMoney, date }) =>
      setBy === 'user' &&
      ofMoney !== undefined &&
      Number(date.slice(0, 4)) > Number(prices.slice(0, 4)) + 1,
  );
  const [first] = later;
  return first === undefined
    ? []
    : [
        `Taken to be in prices of ${prices}, and dated later: ${later.length === 1 ? first.id : `${first.id} and ${later.length - 1} more`}. Is the case in prices of another year? Say so with prices: { year: 2025-26 }.`,
      ];
}

/** Enough for each percentile to be steady to a hundredth or so of the spread. */
const RUNS = '10000';

function drawsOf({ runs = RUNS, seed = '1' }: BusinessCaseFlags) {
  return { runs: wholeNumber('--runs', runs, 1), seed: wholeNumber('--seed', seed, 0) };
}

function simulationInJson({ seed, runs, runsThatPay, mean, percentiles }: Simulation) {
  return {
    ...{ seed, runs, runsThatPay, mean: inThousands(mean) },
    percentiles: Object.fromEntries(
      Object.entries(percentiles).map(([each, pence]) => [each, inThousands(pence)]),
    ),
  };
}

function inJson({ scenario, summary }: CaseResult, measured: MeasuredTotal | null) {
  const { setUp, ongoing, cashable, payback, npv, nonCashable } = summary;
  const inTable = { setUp, ongoing, cashable, payback, npv, nonCashable };
  return {
    level: scenario.levels[0],
    parking: scenario.services.includes(PARKING),
    ...Object.fromEntries(
      Object.entries(inTable).map(([name, pence]) => [name, inThousands(pence)]),
    ),
    ...(measured === null
      ? {}
      : {
          measured: {
            soFar: inThousands(measured.measuredByNow),
            forecast: inThousands(measured.expectedByNow),
          },
        }),
  };
}

function describe(
  model: CaseModel,
  results: readonly CaseResult[],
  measured: Measured | undefined,
  simulations: readonly Simulation[],
): string {
  const thousands = (pence: Pence): string => inThousands(pence).toLocaleString('en-GB');
  const header = ['', 'Set up', 'Ongoing', 'Cashable', 'Payback', 'NPV', 'Non-cash', 'Month'];
  const rows = results.map(({ scenario, summary }) => [
    scenario.name,
    ...[summary.setUp, summary.ongoing, summary.cashable].map(thousands),
    ...[summary.payback, summary.npv, summary.nonCashable].map(thousands),
    summary.paybackMonth?.toString() ?? '-',
  ]);
  const weak = (kind: 'fitted' | 'illustrative'): number =>
    model.inputs.filter(({ evidence }) => evidence.kind === kind).length;
  return [
    `${model.name}. Thousands of pounds over five years, in prices of ${model.prices}.`,
    '',
    textTable(header, rows, ['left', ...header.slice(1).map(() => 'right' as const)]),
    ...results.flatMap((result) => {
      const total = measuredOf(model, result, measured);
      if (total === null) return [];
      return `${result.scenario.name}: ${thousands(total.measuredByNow)} measured, where ${thousands(total.expectedByNow)} was forecast for those months.`;
    }),
    ...simulations.map(({ runs, seed, runsThatPay, percentiles }, at) => {
      const share = ((100 * runsThatPay) / runs).toFixed(1);
      return `${results[at]?.scenario.name}: ${share}% of ${runs.toLocaleString('en-GB')} cases that were drawn (seed ${seed}) have an NPV of zero or more; half lie between ${thousands(percentiles[25])} and ${thousands(percentiles[75])}.`;
    }),
    '',
    ...(model.pricesBy === undefined
      ? []
      : [`Figures of other years were brought to those prices by ${model.pricesBy}.`]),
    ...pricesMeant(model),
    `Of ${model.inputs.length} figures, ${weak('illustrative')} are illustrative and ${weak('fitted')} fitted to the brief's results.`,
  ].join('\n');
}

async function authorityAt(path: string): Promise<CaseModel> {
  return readAuthority(await textAt(path, '--authority'), path);
}

function textAt(path: string, flag: string): Promise<string> {
  return textOfFile(path, 'business-case', `Name the file with ${flag}.`);
}

/** What was measured, checked against the case; undefined where no file of it was named. */
async function measuredAt(
  { measured: path, start }: BusinessCaseFlags,
  model: CaseModel,
): Promise<Measured | undefined> {
  if (path === undefined && start === undefined) return undefined;
  if (path === undefined || start === undefined) {
    throw new ReeveError('business-case/measured', '--measured and --start go together', {
      hint: 'Give the file, and the first month of the project, such as --start 2026-04.',
    });
  }
  const read = readMeasuredFile(await textAt(path, '--measured'), path);
  const measured = { start, benefits: read.benefits };
  try {
    checkMeasured(model, measured);
  } catch (error) {
    throw inMeasuredFile(error, read);
  }
  return measured;
}

/** Writes the tables, in the place of earlier ones. Returns their names. */
function writeTables(
  out: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string[]> {
  return replaceFolder(out, EARLIER, (folder) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return Object.keys(files);
  });
}

/** The tables as formulas, beside them. */
const WORKBOOK = 'business-case.xlsx';

/** Tables that each run leaves. */
const OURS = ['summary.csv', 'cash-flow.csv', 'inputs.csv', 'what-must-be-true.csv'];

const EARLIER: Earlier = {
  isReplaced: 'earlier tables are replaced',
  isThere(_place, names) {
    const isTable = (name: string) => caseFileNames.includes(name) || name === WORKBOOK;
    return OURS.every((name) => names.includes(name)) && names.every(isTable);
  },
};
