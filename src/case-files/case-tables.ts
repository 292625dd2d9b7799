import {
  briefCase,
  briefDifferences,
  CASE_YEARS,
  type CalculatedLine,
  type CaseModel,
  type CaseResult,
  decimalText,
  describeEvidence,
  type Pence,
  paysBackIf,
  quantityText,
  rangeOf,
  tornado,
} from '../business-case/index.ts';
import { asSpreadsheetText, csvValue } from '../kernel/index.ts';

/** A table of a case as a file: its name without an ending, a header and rows of text. */
export interface CaseTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const YEARS = Array.from({ length: CASE_YEARS }, (_, year) => `Year ${year + 1}`);

/**
 * All tables of a case as CSV files that a spreadsheet opens, by name. Money is in pounds and
 * pence. Each figure has beside it where it is from, and says so where it is fitted or
 * illustrative.
 *
 * @param results one for each scenario
 */
export function caseFiles(
  model: CaseModel,
  results: readonly CaseResult[],
): Readonly<Record<string, string>> {
  const tables = [
    summaryTable(results),
    cashFlowTable(results),
    benefitsTable(results),
    costsTable(results),
    inputsTable(model),
    timingsTable(model),
    sensitivityTable(model, results),
    conditionsTable(model, results),
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

function summaryTable(results: readonly CaseResult[]): CaseTable {
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
    ],
    rows: results.map(({ scenario, summary }) => [
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
    ]),
  };
}

function cashFlowTable(results: readonly CaseResult[]): CaseTable {
  return {
    name: 'cash-flow',
    header: ['Scenario', 'Row', ...YEARS],
    rows: results.flatMap(({ scenario, cashFlow }) =>
      (
        [
          ['Costs', cashFlow.costs],
          ['Benefits', cashFlow.benefits],
          ['Cash flow', cashFlow.net],
          ['Cumulative payback', cashFlow.cumulative],
        ] as const
      ).map(([row, amounts]) => [scenario.name, row, ...amounts.map(pounds)]),
    ),
  };
}

function benefitsTable(results: readonly CaseResult[]): CaseTable {
  return {
    name: 'benefits',
    header: [
      ...['Scenario', 'Level', 'Service', 'Group', 'Description', 'Basis', 'Cashable'],
      ...['First full year', ...YEARS, 'Total', 'Source'],
    ],
    rows: results.flatMap(({ scenario, benefits }) =>
      benefits.map((calculated) => {
        const { line } = calculated;
        return [
          ...[scenario.name, String(line.level), line.service, line.group ?? ''],
          ...[line.description, line.basis, line.cashable ? 'yes' : 'no'],
          ...amountsOf(calculated),
          describeEvidence(line.evidence),
        ];
      }),
    ),
  };
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
    rows: results.flatMap(({ scenario }) =>
      tornado(model, scenario).bars.map(({ input, range, atLow, atHigh }) => [
        ...[scenario.name, input.label],
        ...[quantityText(range.low, input.unit), quantityText(range.high, input.unit)],
        ...[pounds(atLow), pounds(atHigh), describeEvidence(range.evidence)],
      ]),
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

/** Pence as pounds that a spreadsheet reads as a number. */
function pounds(pence: Pence): string {
  return (pence / 100).toFixed(2);
}
