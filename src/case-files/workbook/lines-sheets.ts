import {
  type BenefitLine,
  CASE_YEARS,
  type CalculatedLine,
  type CaseModel,
  type CaseResult,
  type CostLine,
  describeEvidence,
  evaluateFormula,
  type Formula,
  inputsIn,
  wellKnown,
} from '../../business-case/index.ts';
import { nearestNumber } from './inputs-sheet.ts';
import type { ScenarioCells } from './scenarios-sheet.ts';
import {
  cellAt,
  columnName,
  definedName,
  heads,
  money,
  type PlannedCell,
  type PlannedSheet,
  sheetReference,
  sumOf,
  text,
  title,
  toThePenny,
} from './sheet-plan.ts';
import { type TimingCells, years } from './timings-sheet.ts';

/** A sheet of lines, and where those of each scenario are. */
export interface LineCells {
  readonly sheet: PlannedSheet;
  /** A year's amounts (from 0), or the totals, of the lines of a scenario; undefined where it has none. */
  years(scenario: number, year: number): string | undefined;
  totals(scenario: number): string | undefined;
  /** Whether they are money, as `yes` and `no`. */
  inMoney(scenario: number): string;
  /** For costs, `one-off` and `ongoing`. */
  terms(scenario: number): string;
  /** What a line comes to before it is rounded, in a first full year or once. */
  exact(scenario: number, line: string): string;
  /** A line's amount in a year. */
  amount(scenario: number, line: string, year: number): string;
}

const HEADER = 3;
const MONEY = 6;
const TERM = 3;
const EXACT = 8;
const YEAR = 10;
const TOTAL = YEAR + CASE_YEARS;

interface LineRow {
  readonly scenario: number;
  readonly id: string;
  readonly cells: (row: number) => PlannedCell[];
}

interface Parts {
  readonly model: CaseModel;
  readonly results: readonly CaseResult[];
  readonly timings: TimingCells;
  readonly scenarios: ScenarioCells;
}

/** Line by line, what each benefit comes to: its formula in inputs, then year by year. */
export function benefitsSheet({ model, results, timings, scenarios }: Parts): LineCells {
  const realised = definedName(wellKnown.benefitsRealised);
  const rows = results.flatMap((result, at) =>
    result.benefits.map((calculated): LineRow => {
      const { line } = calculated;
      return {
        scenario: at,
        id: line.id,
        cells: (row) => [
          ...[result.scenario.name, String(line.level), line.service, line.group ?? ''].map(text),
          ...[line.description, line.basis, line.cashable ? 'yes' : 'no'].map(text),
          text(timingLabel(model, line)),
          ...amounts(model, result, calculated, scenarios.servicesInScope(at), row, (year) =>
            [cellAt(EXACT, row), realised, timings.lateShare(line.timing, year)].join('*'),
          ),
          text(describeEvidence(line.evidence)),
        ],
      };
    }),
  );
  const columns = ['Scenario', 'Level', 'Service', 'Group', 'Benefit', 'Basis', 'Cashable'];
  return lineCells('Benefits', 'Benefits, line by line', columns, 'First full year', rows);
}

/** Line by line, what each cost comes to. */
export function costsSheet({ model, results, timings, scenarios }: Parts): LineCells {
  const rows = results.flatMap((result, at) =>
    result.costs.map((calculated): LineRow => {
      const { line } = calculated;
      return {
        scenario: at,
        id: line.id,
        cells: (row) => [
          ...[result.scenario.name, String(line.level), line.kind, line.term].map(text),
          ...[line.description, line.basis, line.cash ? 'yes' : 'no'].map(text),
          text(timingLabel(model, line)),
          ...amounts(model, result, calculated, scenarios.servicesInScope(at), row, (year) =>
            [cellAt(EXACT, row), timings.share(line.timing, year)].join('*'),
          ),
          text(describeEvidence(line.evidence)),
        ],
      };
    }),
  );
  const columns = ['Scenario', 'Level', 'Kind', 'Term', 'Cost', 'Basis', 'Cash'];
  return lineCells('Costs', 'Costs, line by line', columns, 'Once, or a year', rows);
}

function timingLabel({ timings }: CaseModel, { timing }: BenefitLine | CostLine): string {
  return timings.find(({ id }) => id === timing)?.label ?? timing;
}

function amounts(
  model: CaseModel,
  { scenario }: CaseResult,
  { line, value, byYear, total }: CalculatedLine<BenefitLine | CostLine>,
  servicesInScope: string,
  row: number,
  inYear: (year: number) => string,
): PlannedCell[] {
  return [
    {
      kind: 'formula',
      formula: inNames(line.formula, servicesInScope),
      result: nearestNumber(evaluateFormula(line.formula, inputsIn(model, scenario))),
      format: 'exact',
    },
    money(toThePenny(cellAt(EXACT, row)), value),
    ...byYear.map((amount, year) => money(toThePenny(inYear(year)), amount)),
    money(sumOf(`${cellAt(YEAR, row)}:${cellAt(TOTAL - 1, row)}`), total),
  ];
}

/**
 * A formula of inputs in their defined names; nothing comes to 0.
 *
 * @param instead cells that stand in the place of inputs, by id
 */
export function inNames(
  formula: Formula,
  servicesInScope: string,
  instead: ReadonlyMap<string, string> = new Map(),
): string {
  const name = (id: string) =>
    instead.get(id) ?? (id === wellKnown.servicesInScope ? servicesInScope : definedName(id));
  const products = formula.map(({ multiply, divide = [] }) =>
    [multiply.map(name).join('*'), ...divide.map(name)].join('/'),
  );
  return products.length === 0 ? '0' : products.join('+');
}

function lineCells(
  name: string,
  heading: string,
  columns: readonly string[],
  value: string,
  rows: readonly LineRow[],
): LineCells {
  const first = HEADER + 1;
  const at = (scenario: number): [number, number] => [
    first + rows.findIndex((row) => row.scenario === scenario),
    first + rows.findLastIndex((row) => row.scenario === scenario),
  ];
  const range = (column: number, scenario: number): string => {
    const [from, to] = at(scenario);
    const letter = columnName(column);
    return `${sheetReference(name)}!$${letter}$${from + 1}:$${letter}$${to + 1}`;
  };
  const has = (scenario: number) => rows.some((row) => row.scenario === scenario);
  const rowOf = (scenario: number, line: string) =>
    first + rows.findIndex((row) => row.scenario === scenario && row.id === line);
  return {
    sheet: {
      name,
      widths: [26, 7, 18, 18, 48, 48, 10, 40, 18, 16, 16, 16, 16, 16, 16, 16, 60],
      frozenRows: first,
      rows: [
        [title(heading)],
        [
          text(
            'Before rounding: the line in inputs. Each amount after it is rounded once, to the penny; totals add those up.',
          ),
        ],
        [],
        heads(...columns, 'Timing', 'Before rounding', value, ...years, 'Total', 'Source'),
        ...rows.map(({ cells }, position) => cells(first + position)),
      ],
    },
    years: (scenario, year) => (has(scenario) ? range(YEAR + year, scenario) : undefined),
    totals: (scenario) => (has(scenario) ? range(TOTAL, scenario) : undefined),
    inMoney: (scenario) => range(MONEY, scenario),
    terms: (scenario) => range(TERM, scenario),
    exact: (scenario, line) => cellAt(EXACT, rowOf(scenario, line), name),
    amount: (scenario, line, year) => cellAt(YEAR + year, rowOf(scenario, line), name),
  };
}
