import {
  type CaseModel,
  checkModel,
  compare,
  describeEvidence,
  type Input,
  type OwnFigure,
  type OwnTiming,
  type Range,
  type Rational,
  rational,
  type Timing,
  withFigures,
  withTimings,
} from '../../business-case/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import {
  changeableInputs,
  INPUTS,
  INPUTS_HEADER,
  inputColumns,
  nearestNumber,
} from './inputs-sheet.ts';
import { fingerprint, MADE_FROM, madeFromColumns } from './made-from.ts';
import { readSheet, type SheetCells, type SheetLine } from './read-sheet.ts';
import { TIMINGS, TIMINGS_HEADER, timingColumns, years } from './timings-sheet.ts';

/** What somebody changed in a sheet, of the case that it was made from: only what differs. */
export interface SheetChanges {
  /** By id of an input. Without a `source`, the figure is illustrative. */
  readonly figures: Readonly<Record<string, OwnFigure>>;
  /** By id of a timing. Without a `source`, the shares are illustrative. */
  readonly timings: Readonly<Record<string, OwnTiming>>;
}

/**
 * Reads a workbook that `caseWorkbook` wrote and somebody filled in, and makes its case: what it
 * was made from, with the figures and the shares of years that were changed. Unchanged, it is the
 * case that it was made from.
 *
 * @param base the case that the workbook was made from
 * @throws ReeveError as `readSheetChanges` does
 * @example await readCaseWorkbook('filled-in.xlsx', briefCase)
 */
export async function readCaseWorkbook(path: string, base: CaseModel): Promise<CaseModel> {
  return withChanges(base, await readSheetChanges(path, base));
}

/**
 * The figures and the shares of years that somebody changed in a workbook that `caseWorkbook`
 * wrote. Together with the base they are a case that holds: that is checked here, where the cell
 * is known.
 *
 * @param base the case that the workbook was made from
 * @throws ReeveError `input/...` where it is no workbook, `business-case/sheet` with the sheet and
 *   the cell, and what `checkModel` throws, with the cell where it is of one
 * @example
 * await readSheetChanges('filled-in.xlsx', briefCase);
 * // { figures: { dwellings: { value: rational('91250'), date: '2026-03-31' } }, timings: {} }
 */
export async function readSheetChanges(path: string, base: CaseModel): Promise<SheetChanges> {
  await checkMadeFrom(path, base);
  const inputs = await readSheet(path, INPUTS, INPUTS_HEADER, inputColumns);
  const timings = await readSheet(path, TIMINGS, TIMINGS_HEADER, timingColumns);
  const changes = { figures: figuresOf(inputs, base), timings: timingsOf(timings, base) };
  if (isEmpty(changes)) return changes;
  try {
    checkModel(withChanges(base, changes));
  } catch (error) {
    throw atCell(error, inputs, timings);
  }
  return changes;
}

function withChanges(base: CaseModel, changes: SheetChanges): CaseModel {
  if (isEmpty(changes)) return base;
  return {
    ...withTimings(withFigures(base, changes.figures), changes.timings),
    name: `${base.name}, with figures of a sheet`,
  };
}

function isEmpty({ figures, timings }: SheetChanges): boolean {
  return Object.keys(figures).length === 0 && Object.keys(timings).length === 0;
}

async function checkMadeFrom(path: string, base: CaseModel): Promise<void> {
  const [line] = (await madeFrom(path)).lines;
  if (line?.text('Fingerprint') === fingerprint(base)) return;
  const name = line?.text('Case') ?? '';
  throw new ReeveError(
    'business-case/sheet-of-another-case',
    `This sheet was made from another case: ${name === '' ? 'it does not say which' : name}`,
    {
      location: { file: path },
      hint: 'Give with --authority the file that it was made from, as it was then. Without one, it was the brief.',
    },
  );
}

async function madeFrom(path: string): Promise<SheetCells> {
  try {
    return await readSheet(path, MADE_FROM, 0, madeFromColumns);
  } catch (error) {
    if (!(error instanceof ReeveError) || error.code !== 'input/unknown-sheet') throw error;
    throw new ReeveError('business-case/not-a-case', 'This workbook is not of a business case', {
      location: { file: path },
      hint: 'Give a business-case.xlsx that --out wrote.',
      cause: error,
    });
  }
}

/** The figures that differ from those of the case that the sheet was made from. */
function figuresOf(sheet: SheetCells, base: CaseModel): Record<string, OwnFigure> {
  const figures: Record<string, OwnFigure> = {};
  for (const input of changeableInputs(base)) {
    const own = figureOf(sheet.line(input.id), input);
    if (own !== undefined) figures[input.id] = own;
  }
  checkNoOthers(sheet, new Set(changeableInputs(base).map(({ id }) => id)));
  return figures;
}

const DATE = /^\d{4}(-\d{2}){0,2}$/;

function figureOf(line: SheetLine, input: Input): OwnFigure | undefined {
  if (line.text('Unit') !== input.unit) {
    throw line.wrong('Unit', `The unit is ${input.unit}`, 'Give the figure in that unit.');
  }
  const written = line.text('Value');
  const [low, high] = [boundOf(line, 'Low', input), boundOf(line, 'High', input)];
  if ((low === undefined) !== (high === undefined)) {
    const missing = low === undefined ? 'Low' : 'High';
    throw line.wrong(missing, 'A range has both low and high', 'Give both, or clear both.');
  }
  const value = numberOf(line, 'Value', written, input.value);
  const source = line.text('Source');
  const isSame =
    value === input.value &&
    low === input.range?.low &&
    high === input.range?.high &&
    source === describeEvidence(input.evidence);
  if (isSame) return undefined;
  const date = line.text('Date');
  if (!DATE.test(date)) {
    throw line.wrong('Date', 'A date is written 2026-03-31 or 2026', 'Say of when the figure is.');
  }
  return {
    value,
    date,
    ...sourceOf(source, input.evidence),
    ...(low === undefined || high === undefined || isLeftBehind(value, low, high, input.range)
      ? {}
      : { low, high }),
    ...(low === undefined && input.range !== undefined ? { withoutRange: true } : {}),
  };
}

/** A range that was there before, and that a changed value is outside of, says nothing of it. */
function isLeftBehind(value: Rational, low: Rational, high: Rational, given?: Range): boolean {
  const isUntouched = low === given?.low && high === given?.high;
  return isUntouched && (compare(value, low) < 0 || compare(value, high) > 0);
}

function boundOf(line: SheetLine, column: 'Low' | 'High', { range }: Input): Rational | undefined {
  const written = line.text(column);
  const given = column === 'Low' ? range?.low : range?.high;
  return written === '' ? undefined : numberOf(line, column, written, given);
}

/** The exact figure that was given, where the cell still has it as near as spreadsheets keep it. */
function numberOf(
  line: SheetLine,
  column: string,
  written: string,
  given: Rational | undefined,
): Rational {
  if (written === '') {
    throw line.wrong(column, 'There is no figure here', 'Write one; nothing is 0.');
  }
  if (given !== undefined && isAsGiven(Number(written), nearestNumber(given))) return given;
  try {
    return rational(written);
  } catch (error) {
    if (!(error instanceof ReeveError)) throw error;
    throw line.wrong(column, error.message, error.hint ?? '');
  }
}

/** Spreadsheets save 15 digits or fewer: a change beyond the twelfth is nobody's. */
function isAsGiven(written: number, given: number): boolean {
  return Math.abs(written - given) <= 1e-12 * Math.abs(given);
}

/** A source that was there before the figure was changed says nothing of what it is now. */
function sourceOf(written: string, before: Input['evidence']): { source?: string } {
  const isOfBefore =
    written === describeEvidence(before) || /^(Illustrative:|Fitted to )/.test(written);
  return written === '' || isOfBefore ? {} : { source: written };
}

/** The shares that differ from those of the case that the sheet was made from. */
function timingsOf(sheet: SheetCells, { timings }: CaseModel): Record<string, OwnTiming> {
  const changed: Record<string, OwnTiming> = {};
  for (const timing of timings) {
    const own = timingOf(sheet.line(timing.id), timing);
    if (own !== undefined) changed[timing.id] = own;
  }
  return changed;
}

function timingOf(line: SheetLine, timing: Timing): OwnTiming | undefined {
  const shares = years.map((year, at) => numberOf(line, year, line.text(year), timing.shares[at]));
  const isSame = shares.every((share, at) => share === timing.shares[at]);
  const source = line.text('Source');
  if (isSame && source === describeEvidence(timing.evidence)) return undefined;
  return { shares, ...sourceOf(source, timing.evidence) };
}

function checkNoOthers(sheet: SheetCells, known: ReadonlySet<string>): void {
  const other = sheet.lines.find((line) => !known.has(line.text('Id')));
  if (other === undefined) return;
  throw other.wrong(
    'Id',
    `There is no input "${other.text('Id')}"`,
    'Inputs are added in the file of the authority, not here.',
  );
}

/** An error of the case, where the figure that it is of stands. */
function atCell(error: unknown, inputs: SheetCells, timings: SheetCells): unknown {
  if (!(error instanceof ReeveError)) return error;
  const [, list, id] = /^(inputs|timings)\.(.+)$/.exec(error.location.field ?? '') ?? [];
  if (id === undefined) return error;
  const place = (list === 'inputs' ? inputs : timings)
    .line(id)
    .place(list === 'inputs' ? 'Value' : (years[0] as string));
  return new ReeveError(error.code, error.message, {
    location: place,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}
