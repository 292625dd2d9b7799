import {
  besideMeasured,
  briefCase,
  briefDifferences,
  CASE_YEARS,
  type CalculatedLine,
  type CaseModel,
  type CaseResult,
  decimalText,
  describeEvidence,
  type ForecastAndMeasured,
  fallOffs,
  type Measured,
  type MeasuredTotal,
  type Pence,
  paysBackIf,
  quantityText,
  rangeOf,
  type Simulation,
  tornado,
  totalMeasured,
} from '../business-case/index.ts';
import { asSpreadsheetText, csvValue } from '../kernel/index.ts';
import { measureName, ofScenarios, PERCENTAGES } from './simulations.ts';

/** A table of a case as a file: its name without an ending, a header and rows of text. */
export interface CaseTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Names of all files that `caseFiles` may make. */
export const caseFileNames: readonly string[] = [
  ...['summary', 'cash-flow', 'benefits', 'measured', 'costs', 'inputs', 'timings'],
  ...['sensitivity', 'what-must-be-true', 'how-sure-it-is', 'qualitative-benefits', 'risks'],
  'differences-in-the-brief',
].map((name) => `${name}.csv`);

const YEARS = Array.from({ length: CASE_YEARS }, (_, year) => `Year ${year + 1}`);

/**
 * All tables of a case as CSV files that a spreadsheet opens, by name. Money is in pounds and
 * pence. Each figure has beside it where it is from, and says so where it is fitted or
 * illustrative.
 *
 * @param results one for each scenario
 * @param measured what was measured so far; without it the columns for it are empty
 * @param simulation one for each result, by its position; without it there is no table of it
 * @throws ReeveError as `checkMeasured` does, and `business-case/simulation` where there are not
 *   as many simulations as results
 */
export function caseFiles(
  model: CaseModel,
  results: readonly CaseResult[],
  measured?: Measured,
  simulation?: readonly Simulation[],
): Readonly<Record<string, string>> {
  const beside = results.map((result) => ({
    ...result,
    measured: measured === undefined ? [] : besideMeasured(model, result, measured),
  }));
  const tables = [
    summaryTable(beside),
    cashFlowTable(beside),
    benefitsTable(beside),
    measuredTable(beside),
    costsTable(results),
    inputsTable(model),
    timingsTable(model),
    sensitivityTable(model, results),
    conditionsTable(model, results),
    ...(simulation === undefined ? [] : [simulationTable(results, simulation)]),
    qualitativeTable(model),
    risksTable(model),
    ...(model === briefCase ? [differencesTable()] : []),
  ];
  return Object.fromEntries(
    tables.map(({ name, header, rows }) => [`${name}.csv`, [header, ...rows].map(lineOf).join('')]),
  );
}

/** Text that is no formula in a spreadsheet; a number is left one, also below zero. */
function lineOf(values: readonly string[]): string {
  const cells = values.map((value) => (NUMBER.test(value) ? value : asSpreadsheetText(value)));
  return `${cells.map(csvValue).join(',')}\r\n`;
}

export const NUMBER = /^-?\d+(\.\d+)?$/;

/** A result with what was measured of its benefits. */
interface BesideMeasured extends CaseResult {
  readonly measured: readonly ForecastAndMeasured[];
}

const MEASURED = ['Measured so far', 'Forecast for measured months'];

/** Measured, and forecast for the same months; empty where nothing was measured. */
function soFar(total: Pick<MeasuredTotal, 'measuredByNow' | 'expectedByNow'> | null): string[] {
  return total === null ? ['', ''] : [pounds(total.measuredByNow), pounds(total.expectedByNow)];
}

function cashOf({ measured }: BesideMeasured): MeasuredTotal | null {
  return totalMeasured(measured.filter(({ line }) => line.cashable));
}

function summaryTable(results: readonly BesideMeasured[]): CaseTable {
  return {
    name: 'summary',
    header: [
      'Scenario',
      'Set up',
      'Ongoing',
      'Cashable benefits',
      'Five-year payback',
      'Net present value',
      'Non-cashable impact',
      'Payback month',
      ...MEASURED.map((column) => `${column}, cashable`),
    ],
    rows: results.map(({ scenario, summary, ...result }) => [
      scenario.name,
      ...[
        summary.setUp,
        summary.ongoing,
        summary.cashable,
        summary.payback,
        summary.npv,
        summary.nonCashable,
      ].map(pounds),
      summary.paybackMonth === null ? 'not within five years' : String(summary.paybackMonth),
      ...soFar(cashOf({ scenario, summary, ...result })),
    ]),
  };
}

function cashFlowTable(results: readonly BesideMeasured[]): CaseTable {
  return {
    name: 'cash-flow',
    header: ['Scenario', 'Row', ...YEARS],
    rows: results.flatMap((result) =>
      (
        [
          ['Costs', result.cashFlow.costs],
          ['Benefits', result.cashFlow.benefits],
          ['Cash flow', result.cashFlow.net],
          ['Cumulative payback', result.cashFlow.cumulative],
          ['Benefits measured', cashOf(result)?.measured ?? YEARS.map(() => null)],
        ] as const
      ).map(([row, amounts]) => [result.scenario.name, row, ...amounts.map(poundsOrNone)]),
    ),
  };
}

function benefitsTable(results: readonly BesideMeasured[]): CaseTable {
  return {
    name: 'benefits',
    header: [
      ...['Scenario', 'Level', 'Service', 'Group', 'Description', 'Basis', 'Cashable'],
      ...['First full year', ...YEARS, 'Total', ...MEASURED, 'Source'],
    ],
    rows: results.flatMap(({ scenario, benefits, measured }) =>
      benefits.map((calculated) => {
        const { line } = calculated;
        return [
          ...[scenario.name, String(line.level), line.service, line.group ?? ''],
          ...[line.description, line.basis, line.cashable ? 'yes' : 'no'],
          ...amountsOf(calculated),
          ...soFar(totalMeasured(measured.filter((each) => each.line.id === line.id))),
          describeEvidence(line.evidence),
        ];
      }),
    ),
  };
}

/** Each benefit once, in the first scenario that has it, year by year beside what was measured. */
function measuredTable(results: readonly BesideMeasured[]): CaseTable {
  return {
    name: 'measured',
    header: [
      ...['Line', 'Description', 'Cashable'],
      ...YEARS.flatMap((year) => [`${year}, forecast`, `${year}, measured`, `${year}, months`]),
      ...MEASURED,
    ],
    rows: linesOnce(results.flatMap(({ benefits }) => benefits)).map(({ line, byYear }) => {
      const ours = results
        .flatMap(({ measured }) => measured)
        .find((each) => each.line.id === line.id);
      return [
        ...[line.id, line.description, line.cashable ? 'yes' : 'no'],
        ...byYear.flatMap((forecast, year) => [
          pounds(forecast),
          poundsOrNone(ours?.measured[year] ?? null),
          String(ours?.months[year] ?? 0),
        ]),
        ...soFar(ours === undefined ? null : totalMeasured([ours])),
      ];
    }),
  };
}

function linesOnce<Of extends { readonly line: { readonly id: string } }>(
  lines: readonly Of[],
): readonly Of[] {
  const ids = lines.map(({ line }) => line.id);
  return lines.filter(({ line }, at) => ids.indexOf(line.id) === at);
}

function costsTable(results: readonly CaseResult[]): CaseTable {
  return {
    name: 'costs',
    header: [
      ...['Scenario', 'Level', 'Kind', 'Term', 'Description', 'Basis', 'Cash'],
      ...['Once or a year', ...YEARS, 'Total', 'Source'],
    ],
    rows: results.flatMap(({ scenario, costs }) =>
      costs.map((calculated) => {
        const { line } = calculated;
        return [
          ...[scenario.name, String(line.level), line.kind, line.term],
          ...[line.description, line.basis, line.cash ? 'yes' : 'no'],
          ...amountsOf(calculated),
          describeEvidence(line.evidence),
        ];
      }),
    ),
  };
}

function amountsOf({ value, byYear, total }: CalculatedLine<unknown>): string[] {
  return [value, ...byYear, total].map(pounds);
}

function inputsTable(model: CaseModel): CaseTable {
  return {
    name: 'inputs',
    header: ['Id', 'Input', 'Value', 'Unit', 'Low', 'High', 'Prices', 'Date', 'Set by', 'Source'],
    rows: model.inputs.map((input) => {
      const { low, high } = rangeOf(input);
      return [
        ...[input.id, input.label, decimalText(input.value, 6), input.unit],
        ...[decimalText(low, 6), decimalText(high, 6)],
        ...[input.prices ?? '', input.date, input.setBy, describeEvidence(input.evidence)],
      ];
    }),
  };
}

function timingsTable({ timings }: CaseModel): CaseTable {
  return {
    name: 'timings',
    header: ['Id', 'Timing', ...YEARS, 'Source'],
    rows: timings.map(({ id, label, shares, evidence }) => [
      ...[id, label, ...shares.map((share) => decimalText(share, 6))],
      describeEvidence(evidence),
    ]),
  };
}

function sensitivityTable(model: CaseModel, results: readonly CaseResult[]): CaseTable {
  return {
    name: 'sensitivity',
    header: ['Scenario', 'Input', 'Low', 'High', 'NPV at low', 'NPV at high', 'Range from'],
    rows: results
      .flatMap(({ scenario }) =>
        tornado(model, scenario).bars.map(({ input, range, atLow, atHigh }) => [
          ...[scenario.name, input.label],
          ...[quantityText(range.low, input.unit), quantityText(range.high, input.unit)],
          ...[pounds(atLow), pounds(atHigh), describeEvidence(range.evidence)],
        ]),
      )
      .concat(
        results.flatMap(({ scenario }) =>
          fallOffs(model, scenario).map(({ timing, atFaster, atNone }) => [
            ...[scenario.name, `Falling off: ${timing.label}`],
            ...['a tenth more each year after the best', 'not at all after the best'],
            ...[pounds(atFaster), pounds(atNone), 'Illustrative: by rule'],
          ]),
        ),
      ),
  };
}

function conditionsTable(model: CaseModel, results: readonly CaseResult[]): CaseTable {
  return {
    name: 'what-must-be-true',
    header: ['Scenario', 'For a net present value of nothing or more', 'Could turn out otherwise'],
    rows: results.flatMap(({ scenario }) =>
      paysBackIf(model, scenario).map(({ sentence, isDoubtful }) => [
        ...[scenario.name, sentence, isDoubtful ? 'yes' : 'no'],
      ]),
    ),
  };
}

function simulationTable(
  results: readonly CaseResult[],
  simulations: readonly Simulation[],
): CaseTable {
  return {
    name: 'how-sure-it-is',
    header: [
      ...['Scenario', 'Of', 'Seed', 'Runs', 'Runs that pay', 'Mean'],
      ...PERCENTAGES.map((percentage) => `${percentage}% at or below`),
    ],
    rows: ofScenarios(results, simulations).map(({ scenario, simulation }) => [
      ...[scenario.name, measureName(simulation)],
      ...[simulation.seed, simulation.runs, simulation.runsThatPay].map(String),
      pounds(simulation.mean),
      ...PERCENTAGES.map((percentage) => pounds(simulation.percentiles[percentage])),
    ]),
  };
}

export function qualitativeTable({ qualitative }: CaseModel): CaseTable {
  return {
    name: 'qualitative-benefits',
    header: ['Level', 'Service', 'Description', 'Scale of impact (1-5)', 'Who benefits', 'Source'],
    rows: qualitative.map((each) => [
      ...[String(each.level), each.service, each.description, String(each.scale)],
      ...[each.whoBenefits, describeEvidence(each.evidence)],
    ]),
  };
}

export function risksTable({ risks }: CaseModel): CaseTable {
  return {
    name: 'risks',
    header: ['Id', 'Level', 'Risk', 'Likelihood', 'Impact', 'Notes', 'Source'],
    rows: risks.map((risk) => [
      ...[risk.id, String(risk.level), risk.description],
      ...[risk.likelihood, risk.impact].map((score) => score?.toString() ?? 'not scored'),
      ...[risk.notes, describeEvidence(risk.evidence)],
    ]),
  };
}

export function differencesTable(): CaseTable {
  return {
    name: 'differences-in-the-brief',
    header: ['Where', 'Printed', 'Instead', 'Unit', 'Kind', 'Explanation', 'Shown by its figures'],
    rows: briefDifferences.map((each) => [
      ...[each.place, String(each.printed), String(each.instead), each.unit, each.kind],
      ...[each.explanation, each.shown ? 'yes' : 'no, it only fits them'],
    ]),
  };
}

/** Nothing where nothing was measured: not measured is not nothing in pounds. */
function poundsOrNone(pence: Pence | null): string {
  return pence === null ? '' : pounds(pence);
}

/** Pence as pounds that a spreadsheet reads as a number. */
function pounds(pence: Pence): string {
  return (pence / 100).toFixed(2);
}
