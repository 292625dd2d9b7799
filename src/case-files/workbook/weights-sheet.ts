import { type CaseModel, type Input, rangeOf, wellKnown } from '../../business-case/index.ts';
import { nearestNumber } from './inputs-sheet.ts';
import type { RangeCells } from './ranges-sheet.ts';
import type { NpvCells } from './results-sheets.ts';
import {
  cellAt,
  definedName,
  heads,
  type PlannedCell,
  type PlannedSheet,
  text,
  title,
} from './sheet-plan.ts';
import { type TimingCells, years } from './timings-sheet.ts';

export const WEIGHTS = 'Present value of £1';

export type End = 'low' | 'high';

/** An input at an end of its range. */
export interface AtEnd {
  readonly input: string;
  readonly end: End;
}

/** A line as far as its weight goes. */
export interface Weighed {
  readonly of: 'benefit' | 'cost';
  readonly timing: string;
}

/** What a pound of a line's first full year, or of what is spent once, is worth today. */
export interface WeightCells {
  readonly sheet: PlannedSheet;
  /** From any sheet. Where the input does not matter to the weight, it is the one as it is. */
  cell(line: Weighed, at?: AtEnd): string;
  /** The same as a number: above zero for a benefit, below for a cost. */
  value(line: Weighed, at?: AtEnd): number;
}

interface Parts {
  readonly model: CaseModel;
  readonly timings: TimingCells;
  readonly npv: NpvCells;
  readonly ranges: RangeCells;
}

const { discountRate, monthsLate, benefitsRealised } = wellKnown;

/** The columns: as it is, and each input that weights are made of at each of its ends. */
const situations: readonly (AtEnd | undefined)[] = [
  undefined,
  ...[discountRate, monthsLate, benefitsRealised].flatMap((input) => [
    { input, end: 'low' as const },
    { input, end: 'high' as const },
  ]),
];

const FIRST = 2;
const GROWTH = 4;
/** As it is, at the low rate and at the high one. */
const GROWTHS = 3;
const HEADER = GROWTH + GROWTHS + 1;

/** What £1 of each timing is worth today, as it is and with an assumption at either end. */
export function weightsSheet(parts: Parts): WeightCells {
  const { timings } = parts.model;
  const lines: (Weighed & { label: string })[] = [
    ...timings.map(({ id, label }) => ({ of: 'cost' as const, timing: id, label })),
    ...timings
      .filter(({ term }) => term === 'recurring')
      .map(({ id, label }) => ({ of: 'benefit' as const, timing: id, label })),
  ];
  const rowOf = ({ of, timing }: Weighed) =>
    HEADER + 1 + lines.findIndex((line) => line.of === of && line.timing === timing);
  const columnOf = (line: Weighed, at: AtEnd | undefined) =>
    FIRST +
    Math.max(
      0,
      situations.findIndex(
        (each) => matters(line, at) && each?.input === at?.input && each?.end === at?.end,
      ),
    );
  const ofRate = (at: AtEnd | undefined) => (at?.input === discountRate ? at : undefined);
  return {
    sheet: {
      name: WEIGHTS,
      widths: [66, 12, ...situations.map(() => 18)],
      frozenRows: 0,
      rows: [
        [title('What £1 of a line is worth today')],
        [
          text(
            'Shares of years, each divided by (1 + discount rate) to the power of its year. Of benefits, later by the months late, and as much as is realised. Of costs, below zero.',
          ),
        ],
        [],
        heads('(1 + discount rate) to the power of the year', '', ...years),
        ...[undefined, 'low' as const, 'high' as const].map((end): PlannedCell[] => [
          text(end === undefined ? 'As it is' : `With the discount rate at its ${end}`),
          null,
          ...years.map((_, year) => {
            const at = end === undefined ? undefined : { input: discountRate, end };
            return decimal(growthFormula(parts, at, year), growth(parts, at, year));
          }),
        ]),
        [],
        heads('Timing', 'Of', ...situations.map(situationName)),
        ...lines.map((line): PlannedCell[] => [
          text(line.label),
          text(line.of),
          ...situations.map((at) =>
            at === undefined || matters(line, at)
              ? decimal(
                  weightFormula(parts, line, at, (year) => growthCell(ofRate(at), year)),
                  weight(parts, line, at),
                )
              : null,
          ),
        ]),
      ],
    },
    cell: (line, at) => cellAt(columnOf(line, at), rowOf(line), WEIGHTS),
    value: (line, at) => weight(parts, line, at),
  };
}

function matters({ of }: Weighed, at: AtEnd | undefined): boolean {
  if (at === undefined) return true;
  return at.input === discountRate || (of === 'benefit' && isOfBenefits(at.input));
}

function isOfBenefits(input: string): boolean {
  return input === monthsLate || input === benefitsRealised;
}

function situationName(at: AtEnd | undefined): string {
  if (at === undefined) return 'As it is';
  return `${at.input.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase())}: ${at.end}`;
}

function decimal(formula: string, result: number): PlannedCell {
  return { kind: 'formula', formula, result, format: 'number' };
}

function growthCell(at: AtEnd | undefined, year: number): string {
  const row = at === undefined ? 0 : at.end === 'low' ? 1 : 2;
  return cellAt(FIRST + year, GROWTH + row);
}

function growthFormula({ npv, ranges }: Parts, at: AtEnd | undefined, year: number): string {
  return at === undefined ? npv.growth(year) : `(1+${ranges[at.end](discountRate)})^${year + 1}`;
}

function growth({ model }: Parts, at: AtEnd | undefined, year: number): number {
  return (1 + numberAt(model, discountRate, at)) ** (year + 1);
}

function weightFormula(
  { timings, ranges }: Parts,
  { of, timing }: Weighed,
  at: AtEnd | undefined,
  growthIn: (year: number) => string,
): string {
  const inPlace = (input: string) =>
    at?.input === input ? ranges[at.end](input) : definedName(input);
  const late = inPlace(monthsLate);
  const isAsLate = at?.input !== monthsLate;
  const share = (year: number): string => {
    if (of === 'cost') return timings.share(timing, year);
    if (isAsLate) return timings.lateShare(timing, year);
    const before = year === 0 ? '' : `+${timings.share(timing, year - 1)}*${late}/12`;
    return `(${timings.share(timing, year)}*(1-${late}/12)${before})`;
  };
  const sum = `(${years.map((_, year) => `${share(year)}/${growthIn(year)}`).join('+')})`;
  return of === 'cost' ? `-${sum}` : `${inPlace(benefitsRealised)}*${sum}`;
}

function weight(parts: Parts, { of, timing }: Weighed, at: AtEnd | undefined): number {
  const { model } = parts;
  const shares = model.timings.find(({ id }) => id === timing)?.shares.map(nearestNumber) ?? [];
  const late = of === 'cost' ? 0 : numberAt(model, monthsLate, at) / 12;
  const sum = shares.reduce((total, share, year) => {
    const inYear = share * (1 - late) + (shares[year - 1] ?? 0) * late;
    return total + inYear / growth(parts, at, year);
  }, 0);
  return of === 'cost' ? -sum : numberAt(model, benefitsRealised, at) * sum;
}

function numberAt({ inputs }: CaseModel, id: string, at: AtEnd | undefined): number {
  const input = inputs.find((each) => each.id === id) as Input;
  return nearestNumber(at?.input === id ? rangeOf(input)[at.end] : input.value);
}
