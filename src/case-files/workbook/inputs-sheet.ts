import {
  type CaseModel,
  decimalText,
  describeEvidence,
  type Input,
  type Rational,
  wellKnown,
} from '../../business-case/index.ts';
import {
  type CellFormat,
  cellAt,
  definedName,
  heads,
  number,
  type PlannedCell,
  type PlannedSheet,
  text,
  title,
} from './sheet-plan.ts';

export const INPUTS = 'Inputs';

/** 0-based: the row of the names of columns. */
export const INPUTS_HEADER = 3;

export const inputColumns = [
  'Id',
  'Input',
  'Value',
  'Unit',
  'Low',
  'High',
  'Date',
  'Source',
  'Standing',
  'As given',
  'Changed',
  'Notes',
] as const;

/** The inputs that somebody may change: the number of services follows from the scenario. */
export function changeableInputs({ inputs }: CaseModel): Input[] {
  return inputs.filter(({ id }) => id !== wellKnown.servicesInScope);
}

/**
 * One row an input. The value, its range, its date and its source are for somebody to change.
 *
 * @param base what the case was before figures were changed
 */
export function inputsSheet(model: CaseModel, base: CaseModel): PlannedSheet {
  const given = new Map(base.inputs.map(({ id, value }) => [id, value]));
  return {
    name: INPUTS,
    widths: [28, 52, 14, 20, 12, 12, 12, 60, 18, 14, 10, 40],
    frozenRows: INPUTS_HEADER + 1,
    rows: [
      [title(`Inputs: ${model.name}`)],
      [text('Change yellow cells. The name of a value in formulas is its id with underscores.')],
      [],
      heads(...inputColumns),
      ...changeableInputs(model).map((input, position) =>
        inputRow(input, given.get(input.id) ?? input.value, INPUTS_HEADER + 2 + position),
      ),
    ],
  };
}

/** A cell of an input's row, from any sheet. */
export function inputCell(
  model: CaseModel,
  id: string,
  column: (typeof inputColumns)[number],
): string {
  const position = changeableInputs(model).findIndex((input) => input.id === id);
  return cellAt(inputColumns.indexOf(column), INPUTS_HEADER + 1 + position, INPUTS);
}

function inputRow(input: Input, given: Rational, row: number): PlannedCell[] {
  const format = formatOf(input.unit);
  const value = nearestNumber(input.value);
  const before = nearestNumber(given);
  const bound = (end: Rational | undefined): PlannedCell => ({
    kind: 'entry',
    value: end === undefined ? null : nearestNumber(end),
    format,
  });
  return [
    text(input.id),
    text(input.label),
    { kind: 'entry', value, format, name: definedName(input.id) },
    text(input.unit),
    bound(input.range?.low),
    bound(input.range?.high),
    { kind: 'entry', value: input.date, format },
    { kind: 'entry', value: describeEvidence(input.evidence), format },
    text(standingOf(input)),
    number(before, format),
    {
      kind: 'formula',
      formula: `IF($C$${row}=$J$${row},"","changed")`,
      result: value === before ? '' : 'changed',
      format,
    },
    { kind: 'entry', value: null, format: 'number' },
  ];
}

/** Cited, fitted, illustrative, or the authority's own. */
export function standingOf({ setBy, evidence }: Pick<Input, 'setBy' | 'evidence'>): string {
  if (setBy === 'default') return evidence.kind;
  return evidence.kind === 'cited' ? 'own' : `own, ${evidence.kind}`;
}

export function formatOf(unit: string): CellFormat {
  return unit === 'share' || unit === '1/year' ? 'percent' : 'number';
}

/** The number nearest to a fraction that a spreadsheet can hold. */
export function nearestNumber(value: Rational): number {
  return Number(decimalText(value, 30));
}
