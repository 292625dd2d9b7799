import {
  type CaseModel,
  describeEvidence,
  type Input,
  rangeOf,
  rational,
  wellKnown,
} from '../../business-case/index.ts';
import { changeableInputs, formatOf, inputCell, nearestNumber } from './inputs-sheet.ts';
import {
  type CellFormat,
  cellAt,
  definedName,
  heads,
  type PlannedCell,
  type PlannedSheet,
  text,
  title,
} from './sheet-plan.ts';

export const RANGES = 'Ranges';

/** Where the ends are that each input is tried at, from any sheet. */
export interface RangeCells {
  readonly sheet: PlannedSheet;
  low(id: string): string;
  high(id: string): string;
}

/** The ranges of what the calculation itself reads, made of the cell of the value. */
interface AssumedRange {
  low(value: string): string;
  high(value: string): string;
  readonly rule: string;
}

const { discountRate, benefitsRealised, monthsLate } = wellKnown;

/** As `rangeOf` has them. */
const assumptions: Readonly<Record<string, AssumedRange>> = {
  [benefitsRealised]: {
    low: (value) => `MIN(0.5,${value})`,
    high: (value) => `MAX(1.1,${value})`,
    rule: '50% to 110%, and the value',
  },
  [monthsLate]: { low: () => '0', high: () => '12', rule: '0 to 12 months' },
  [discountRate]: {
    low: (value) => `MAX(0,${value}-0.02)`,
    high: (value) => `${value}+0.02`,
    rule: 'two percentage points either side',
  },
};

const HEADER = 4;
const VALUE = 2;
const GIVEN_SOURCE = 3;
const CITED = 4;
const LOWER = 5;
const HIGHER = 6;
const LOW = 7;
const HIGH = 8;

/**
 * The lowest and highest value of each input, as `rangeOf` has them: those of Inputs where both
 * are filled in, else by the library's rule, worked out from the value and from whether its source
 * would still count as one if the sheet were read back.
 *
 * @param base what the case was before figures were changed
 */
export function rangesSheet(model: CaseModel, base: CaseModel): RangeCells {
  const inputs = changeableInputs(model);
  const given = new Map(base.inputs.map((input) => [input.id, input]));
  const rowOf = (id: string) => HEADER + 1 + inputs.findIndex((input) => input.id === id);
  return {
    sheet: {
      name: RANGES,
      widths: [52, 20, 14, 60, 10, 16, 16, 14, 14, 32],
      frozenRows: HEADER + 1,
      rows: [
        [title('Ranges: the lowest and highest value that each input is tried at')],
        [
          text(
            'Low and high of Inputs where both are filled in and the value lies between them. Else by rule: a figure with a source is tried a quarter either side, any other half, and a share goes no higher than 100%.',
          ),
        ],
        [text('A figure that was changed has a source where a new one was written beside it.')],
        [],
        heads(
          ...['Input', 'Unit', 'Value', 'Source as given', 'Cited'],
          ...['Low, of value', 'High, of value', 'Low', 'High', 'Range from'],
        ),
        ...inputs.map((input) =>
          rowOfInput(model, input, given.get(input.id) ?? input, rowOf(input.id)),
        ),
      ],
    },
    low: (id) => cellAt(LOW, rowOf(id), RANGES),
    high: (id) => cellAt(HIGH, rowOf(id), RANGES),
  };
}

function rowOfInput(model: CaseModel, input: Input, given: Input, row: number): PlannedCell[] {
  const format = formatOf(input.unit);
  const { low, high } = rangeOf(input);
  const at = (column: 'Low' | 'High' | 'Source' | 'Value' | 'As given') =>
    inputCell(model, input.id, column);
  const [lowest, highest] = [at('Low'), at('High')];
  const here = (column: number) => cellAt(column, row);
  // A range that a changed value is outside of was that of another: see `readSheetChanges`.
  const isOwn =
    `AND(COUNT(${lowest},${highest})=2,` +
    `MIN(${lowest},${here(VALUE)})=${lowest},MAX(${highest},${here(VALUE)})=${highest})`;
  const formula = (
    written: string,
    result: number | string,
    as: CellFormat = format,
  ): PlannedCell => ({ kind: 'formula', formula: written, result, format: as });
  const start = [
    text(input.label),
    text(input.unit),
    formula(definedName(input.id), nearestNumber(input.value)),
  ];
  const ends = (ofLow: string, ofHigh: string) => [
    formula(`IF(${isOwn},${lowest},${ofLow})`, nearestNumber(low)),
    formula(`IF(${isOwn},${highest},${ofHigh})`, nearestNumber(high)),
  ];
  const rangeFrom = (otherwise: string, result: string) =>
    formula(`IF(${isOwn},"Inputs",${otherwise})`, input.range === undefined ? result : 'Inputs');
  const assumed = assumptions[input.id];
  if (assumed !== undefined) {
    return [
      ...[...start, null, null, null, null],
      ...ends(assumed.low(here(VALUE)), assumed.high(here(VALUE))),
      rangeFrom(`"${assumed.rule}"`, assumed.rule),
    ];
  }
  const [cited, other] = [proportions('cited'), proportions('illustrative')];
  const isCited = input.evidence.kind === 'cited';
  const ofValue = isCited ? cited : other;
  const whereCited = (yes: number | string, no: number | string) =>
    `IF(${here(CITED)}="yes",${yes},${no})`;
  const top = `${here(VALUE)}*${here(HIGHER)}`;
  return [
    ...start,
    text(describeEvidence(given.evidence)),
    formula(
      `IF(${citedNow(given, at, here(VALUE), here(GIVEN_SOURCE))},"yes","no")`,
      isCited ? 'yes' : 'no',
    ),
    formula(whereCited(cited.low, other.low), ofValue.low, 'percent'),
    formula(whereCited(cited.high, other.high), ofValue.high, 'percent'),
    ...ends(
      `${here(VALUE)}*${here(LOWER)}`,
      input.unit === 'share' ? `IF(AND(${here(VALUE)}<=1,${top}>1),1,${top})` : top,
    ),
    rangeFrom(
      whereCited('"a quarter either side"', '"half either side"'),
      isCited ? 'a quarter either side' : 'half either side',
    ),
  ];
}

/** Whether a figure would be cited if the sheet were read back: see `readSheetChanges`. */
function citedNow(
  { evidence, range }: Input,
  at: (column: 'Low' | 'High' | 'Source' | 'As given') => string,
  value: string,
  givenSource: string,
): string {
  const source = at('Source');
  const isGivenSource = `EXACT(${source},${givenSource})`;
  const hasNew =
    `AND(${source}<>"",NOT(${isGivenSource}),LEFT(${source},13)<>"Illustrative:",` +
    `LEFT(${source},10)<>"Fitted to ")`;
  if (evidence.kind !== 'cited') return hasNew;
  const ends = `COUNT(${at('Low')},${at('High')})=${range === undefined ? 0 : 2}`;
  return `OR(AND(${value}=${at('As given')},${isGivenSource},${ends}),${hasNew})`;
}

/** The library's rule for what is no assumption of the calculation, as shares of the value. */
function proportions(kind: 'cited' | 'illustrative'): { low: number; high: number } {
  const { low, high } = rangeOf({
    ...{ id: 'any', label: '', unit: 'thing', value: rational(1), date: '', setBy: 'default' },
    evidence: kind === 'cited' ? { kind, source: '' } : { kind, reason: '' },
  });
  return { low: nearestNumber(low), high: nearestNumber(high) };
}
