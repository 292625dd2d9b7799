import {
  type BenefitLine,
  type CaseModel,
  type CaseResult,
  type CostLine,
  evaluateFormula,
  type Input,
  inputsIn,
  inputsOf,
  rangeOf,
  type Tornado,
  wellKnown,
  withValues,
} from '../../business-case/index.ts';
import { nearestNumber } from './inputs-sheet.ts';
import { inNames, type LineCells } from './lines-sheets.ts';
import type { RangeCells } from './ranges-sheet.ts';
import type { ScenarioCells } from './scenarios-sheet.ts';
import {
  cellAt,
  columnName,
  heads,
  type PlannedCell,
  type PlannedSheet,
  sheetReference,
  text,
  title,
} from './sheet-plan.ts';
import type { End, WeightCells } from './weights-sheet.ts';

export const SUBSTITUTIONS = 'Sensitivity working';

/** Where it is worked out how far the net present value moves, in pounds that are not rounded. */
export interface SubstitutionCells {
  readonly sheet: PlannedSheet;
  /** The net present value of a scenario, as a formula. */
  base(scenario: number): string;
  /** By how much it changes where an input is at an end of its range, as a formula. */
  change(scenario: number, input: string, end: End): string;
}

interface Parts {
  readonly model: CaseModel;
  readonly results: readonly CaseResult[];
  /** One for each result. */
  readonly tornados: readonly Tornado[];
  readonly scenarios: ScenarioCells;
  readonly benefits: LineCells;
  readonly costs: LineCells;
  readonly ranges: RangeCells;
  readonly weights: WeightCells;
}

/** A line in money of a scenario, by its position. */
interface CashLine {
  readonly of: 'benefit' | 'cost';
  readonly line: BenefitLine | CostLine;
  readonly scenario: number;
}

/** A formula, and what it comes to. */
interface Worked {
  readonly formula: string;
  readonly result: number;
}

const FIRST = 4;
/** Columns: a line, what £1 of it is worth today, and the two multiplied, or the change of that. */
const columns = { now: 3, low: 6, high: 9 } as const;
const TODAY = columns.now + 2;

/**
 * What moves the net present value, line by line. It is a sum over lines in money of what the line
 * comes to, times what £1 of its timing is worth today. With one input at an end of its range,
 * only those lines change that use it, or what £1 is worth: nothing else has to be worked out.
 */
export function substitutionsSheet(parts: Parts): SubstitutionCells {
  const rows: PlannedCell[][] = [];
  const ranges = new Map<string, readonly [from: number, to: number]>();
  const add = (scenario: number, lines: readonly CashLine[], input?: Input) => {
    const from = FIRST + rows.length;
    for (const line of lines) rows.push(rowOf(parts, line, FIRST + rows.length, input));
    ranges.set(key(scenario, input?.id), [from, from + lines.length - 1]);
  };
  parts.results.forEach((result, scenario) => {
    const lines = cashLines(result, scenario);
    add(scenario, lines);
    const tried = new Set(parts.tornados[scenario]?.bars.map(({ input }) => input.id));
    for (const input of parts.model.inputs.filter(({ id }) => tried.has(id))) {
      add(
        scenario,
        lines.filter((line) => isMoved(line, input.id)),
        input,
      );
    }
  });
  const sumIn = (column: number, scenario: number, input?: string): string => {
    const [from, to] = ranges.get(key(scenario, input)) as readonly [number, number];
    const letter = columnName(column);
    return to < from
      ? '0'
      : `SUM(${sheetReference(SUBSTITUTIONS)}!$${letter}$${from + 1}:$${letter}$${to + 1})`;
  };
  return {
    sheet: {
      name: SUBSTITUTIONS,
      widths: [26, 48, 48, ...Array.from({ length: 9 }, () => 18)],
      frozenRows: FIRST,
      rows: [
        [title('Sensitivity: how it is worked out')],
        [
          text(
            'The net present value is what lines in money come to, not rounded, each times what £1 of it is worth today. An input at an end of its range changes those lines that use it, or what £1 is worth, and no others.',
          ),
        ],
        [],
        heads(
          ...['Scenario', 'Input at its ends', 'Line', 'Line', '£1 today', 'Present value'],
          ...['Line at low', '£1 at low', 'Change at low'],
          ...['Line at high', '£1 at high', 'Change at high'],
        ),
        ...rows,
      ],
    },
    base: (scenario) => sumIn(TODAY, scenario),
    change: (scenario, input, end) => sumIn(columns[end] + 2, scenario, input),
  };
}

function key(scenario: number, input = ''): string {
  return `${scenario} ${input}`;
}

function cashLines({ benefits, costs }: CaseResult, scenario: number): CashLine[] {
  return [
    ...benefits
      .filter(({ line }) => line.cashable)
      .map(({ line }) => ({ of: 'benefit' as const, line, scenario })),
    ...costs
      .filter(({ line }) => line.cash)
      .map(({ line }) => ({ of: 'cost' as const, line, scenario })),
  ];
}

function isMoved({ of, line }: CashLine, input: string): boolean {
  if (input === wellKnown.discountRate || inputsOf(line.formula).includes(input)) return true;
  const isOfBenefits = input === wellKnown.benefitsRealised || input === wellKnown.monthsLate;
  return of === 'benefit' && isOfBenefits;
}

function rowOf(parts: Parts, cash: CashLine, row: number, input?: Input): PlannedCell[] {
  const name = parts.results[cash.scenario]?.scenario.name ?? '';
  const now = lineAt(parts, cash);
  const weight = weightAt(parts, cash);
  const today = now.result * weight.result;
  return [
    text(name),
    text(input?.label ?? 'None: as it is'),
    text(cash.line.description),
    cell(now, 'exact'),
    cell(weight, 'number'),
    cell({ formula: times(columns.now, row), result: today }, 'exact'),
    ...(input === undefined ? [] : (['low', 'high'] as const)).flatMap((end) => {
      const [line, worth] = [lineAt(parts, cash, input, end), weightAt(parts, cash, input, end)];
      const formula = `${times(columns[end], row)}-${cellAt(TODAY, row)}`;
      return [
        cell(line, 'exact'),
        cell(worth, 'number'),
        cell({ formula, result: line.result * worth.result - today }, 'exact'),
      ];
    }),
  ];
}

function cell({ formula, result }: Worked, format: 'exact' | 'number'): PlannedCell {
  return { kind: 'formula', formula, result, format };
}

function times(column: number, row: number): string {
  return `${cellAt(column, row)}*${cellAt(column + 1, row)}`;
}

/** What a line comes to before it is rounded, with an input at an end of its range or as it is. */
function lineAt(
  { model, results, scenarios, benefits, costs, ranges }: Parts,
  { of, line, scenario }: CashLine,
  input?: Input,
  end?: End,
): Worked {
  const isUsed =
    input !== undefined && end !== undefined && inputsOf(line.formula).includes(input.id);
  const at = isUsed ? withValues(model, new Map([[input.id, rangeOf(input)[end]]])) : model;
  const inputs = inputsIn(at, (results[scenario] as CaseResult).scenario);
  return {
    formula: isUsed
      ? inNames(
          line.formula,
          scenarios.servicesInScope(scenario),
          new Map([[input.id, ranges[end](input.id)]]),
        )
      : (of === 'benefit' ? benefits : costs).exact(scenario, line.id),
    result: nearestNumber(evaluateFormula(line.formula, inputs)),
  };
}

function weightAt({ weights }: Parts, { of, line }: CashLine, input?: Input, end?: End): Worked {
  const at = input === undefined || end === undefined ? undefined : { input: input.id, end };
  const weighed = { of, timing: line.timing };
  return { formula: weights.cell(weighed, at), result: weights.value(weighed, at) };
}
