import {
  CASE_YEARS,
  type CaseModel,
  delayed,
  describeEvidence,
  type Input,
  wellKnown,
} from '../../business-case/index.ts';
import { nearestNumber } from './inputs-sheet.ts';
import {
  cellAt,
  definedName,
  heads,
  type PlannedCell,
  type PlannedSheet,
  text,
  title,
} from './sheet-plan.ts';

export const TIMINGS = 'Ramp-up and fall-off';

/** 0-based: the row of the names of columns. */
export const TIMINGS_HEADER = 3;

export const years = Array.from({ length: CASE_YEARS }, (_, year) => `Year ${year + 1}`);

export const timingColumns = ['Id', 'Timing', ...years, 'Source', 'Standing'];

export const FIRST_YEAR = 2;

/** Where shares of years are, for the formulas of lines. */
export interface TimingCells {
  readonly sheet: PlannedSheet;
  /** The share of a cost in a year from 0. */
  share(timing: string, year: number): string;
  /** The share of a benefit, later by the months that benefits come late. */
  lateShare(timing: string, year: number): string;
}

export function timingsSheet({ timings, inputs }: CaseModel): TimingCells {
  const lateHeader = TIMINGS_HEADER + timings.length + 3;
  const recurring = timings.filter(({ term }) => term === 'recurring');
  const rowOf = (id: string) => TIMINGS_HEADER + 1 + timings.findIndex((each) => each.id === id);
  const lateRowOf = (id: string) => lateHeader + 1 + recurring.findIndex((each) => each.id === id);
  const share = (id: string, year: number) => cellAt(FIRST_YEAR + year, rowOf(id));
  const late = definedName(wellKnown.monthsLate);
  const { value: monthsLate } = inputs.find(({ id }) => id === wellKnown.monthsLate) as Input;
  const sheet: PlannedSheet = {
    name: TIMINGS,
    widths: [26, 66, 12, 12, 12, 12, 12, 60, 16],
    frozenRows: TIMINGS_HEADER + 1,
    rows: [
      [title('Ramp-up and fall-off: the share of a line that falls in each year')],
      [text('What recurs: 100% is a year in full. What is spent once: the shares make 100%.')],
      [],
      heads(...timingColumns),
      ...timings.map(({ id, label, shares, evidence }): PlannedCell[] => [
        text(id),
        text(label),
        ...shares.map((each, year): PlannedCell => {
          const name = `timing__${definedName(id)}__${year + 1}`;
          return { kind: 'entry', value: nearestNumber(each), format: 'percent', name };
        }),
        { kind: 'entry', value: describeEvidence(evidence), format: 'percent' },
        text(evidence.kind),
      ]),
      [],
      [title(`The same for benefits, later by the months of "${late}"`)],
      heads('', 'Timing', ...years),
      ...recurring.map(({ id, label, shares }): PlannedCell[] => [
        null,
        text(label),
        ...delayed(shares, monthsLate).map((each, year): PlannedCell => {
          const before = year === 0 ? '' : `+${share(id, year - 1)}*${late}/12`;
          return {
            kind: 'formula',
            formula: `${share(id, year)}*(1-${late}/12)${before}`,
            result: nearestNumber(each),
            format: 'percent',
          };
        }),
      ]),
    ],
  };
  return {
    sheet,
    share: (id, year) => cellAt(FIRST_YEAR + year, rowOf(id), TIMINGS),
    lateShare: (id, year) => cellAt(FIRST_YEAR + year, lateRowOf(id), TIMINGS),
  };
}
