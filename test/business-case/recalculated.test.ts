import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import { recalculate, skipWithoutLibreOffice } from '../../scripts/libreoffice.ts';
import {
  briefCase,
  type CaseModel,
  calculateCase,
  defaultCase,
  gdpDeflator,
  rational,
  restatePrices,
  scenarioOf,
  tornado,
  withFigures,
} from '../../src/business-case/index.ts';
import { caseWorkbook, readCaseWorkbook, readSheetChanges } from '../../src/case-files/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'reeve-libreoffice-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const scenariosOf = (model: CaseModel) =>
  ([1, 2] as const).flatMap((level) =>
    [true, false].map((parking) => scenarioOf(model, [level], parking)),
  );

const measured = {
  start: '2026-04',
  benefits: ['2027-03', '2027-05', '2027-06'].map((month) => ({
    ...{ line: 'penalty-charges', month, amount: 6_120_055, source: 'Ledger' },
  })),
};

const written = (model: CaseModel) =>
  caseWorkbook({
    model,
    results: scenariosOf(model).map((scenario) => calculateCase(model, scenario)),
    ...(model.benefits.some(({ id }) => id === 'penalty-charges') ? { measured } : {}),
  });

async function opened(content: string | Uint8Array): Promise<Workbook> {
  const workbook = new Workbook();
  if (typeof content === 'string') await workbook.xlsx.readFile(content);
  else await workbook.xlsx.load(content);
  return workbook;
}

/** What is typed into the cell of a name, and so many cells to the right of it. */
type Typed = Readonly<Record<number, number | string | null>>;

/** Types into cells, as somebody would, and leaves all results as they are. */
async function typedInto(bytes: Uint8Array, name: string, typed: Typed): Promise<Uint8Array> {
  const workbook = await opened(bytes);
  const [range = ''] = workbook.definedNames.getRanges(name).ranges;
  const [sheetName = '', address = ''] = range.split('!');
  const sheet = workbook.getWorksheet(sheetName.replaceAll(/^'|'$/g, ''));
  const cell = sheet?.getCell(address.replaceAll('$', ''));
  assert.ok(sheet !== undefined && cell !== undefined, `There is no name ${name}`);
  for (const [offset, value] of Object.entries(typed)) {
    sheet.getCell(Number(cell.row), Number(cell.col) + Number(offset)).value = value;
  }
  return workbook.xlsx.writeBuffer();
}

interface Result {
  readonly value: unknown;
  readonly isRounded: boolean;
}

/**
 * All that formulas come to, by sheet and cell; what tells a changed figure is not of the case, and
 * what is sorted by size stands elsewhere in a case that is written anew.
 */
function resultsOf(workbook: Workbook): Map<string, Result> {
  const results = new Map<string, Result>();
  for (const sheet of workbook.worksheets) {
    if (sheet.name === 'Inputs' || sheet.name === 'Sensitivity') continue;
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula === undefined) return;
        results.set(`${sheet.name}!${cell.address}`, {
          value: cell.result,
          isRounded: cell.formula.includes('ROUND'),
        });
      }),
    );
  }
  return results;
}

/** Amounts are the same to the last digit; what is not rounded, as far as binary goes. */
function isSame(said: Result, worked: Result | undefined): boolean {
  if (said.isRounded || typeof said.value !== 'number') return said.value === worked?.value;
  // A change that is taken from two amounts of millions has their last digits.
  return Math.abs(said.value - Number(worked?.value)) <= 1e-12 * Math.abs(said.value) + 1e-8;
}

/** A bar of the sheet of sensitivity, in pounds to the penny. */
interface Bar {
  readonly scenario: string;
  readonly input: string;
  readonly range: readonly number[];
  readonly money: readonly number[];
}

/** The bars that a workbook shows, in its order. */
function barsIn(workbook: Workbook): Bar[] {
  const bars: Bar[] = [];
  let scenario = '';
  workbook.getWorksheet('Sensitivity')?.eachRow((row) => {
    const [label, low] = [row.getCell(1), row.getCell(3)];
    if (label.font?.size === 14) scenario = String(label.value);
    if (low.formula === undefined) return;
    const shown = (...columns: number[]) =>
      columns.map((column) => Number(row.getCell(column).result ?? 0));
    bars.push({
      ...{ scenario, input: String(label.value), range: shown(3, 4) },
      money: shown(5, 6, 7, 8, 9),
    });
  });
  return bars;
}

/** The bars of the library, in the order of a case that was written before a figure was changed. */
function barsOf(model: CaseModel, before: CaseModel): Bar[] {
  return scenariosOf(model).flatMap((scenario) => {
    const { base, bars } = tornado(model, scenario);
    return tornado(before, scenario).bars.map(({ input: { id, label } }) => {
      const bar = bars.find((each) => each.input.id === id);
      assert.ok(bar, id);
      const { range, atLow, atHigh, swing } = bar;
      return {
        ...{ scenario: scenario.name, input: label },
        range: [range.low, range.high].map(
          ({ numerator, denominator }) => Number(numerator) / Number(denominator),
        ),
        money: [atLow, atHigh, swing, atLow - base, atHigh - base].map((pence) => pence / 100),
      };
    });
  });
}

/** Pence are the same; an end of a range, as far as binary goes. */
function assertSameBars(shown: readonly Bar[], said: readonly Bar[]): void {
  const inPence = ({ scenario, input, money }: Bar) => [scenario, input, ...money];
  assert.deepEqual(shown.map(inPence), said.map(inPence));
  for (const [at, { input, range }] of said.entries()) {
    for (const [end, value] of range.entries()) {
      const off = Math.abs(value - (shown[at]?.range[end] ?? Number.NaN));
      assert.ok(off <= 1e-12 * Math.abs(value), `${input}: ${shown[at]?.range} for ${range}`);
    }
  }
}

/** A model with another share of a year for a timing. */
function withShare(model: CaseModel, id: string, year: number, share: string): CaseModel {
  const changed = (at: number) => at === year;
  return {
    ...model,
    timings: model.timings.map((timing) =>
      timing.id === id
        ? {
            ...timing,
            shares: timing.shares.map((each, at) => (changed(at) ? rational(share) : each)),
          }
        : timing,
    ),
  };
}

/** What is typed beside which name into the workbook of a base, and the case that it makes. */
interface Change {
  readonly name?: string;
  readonly typed?: Typed;
  /** Where it is not the brief. */
  readonly base?: CaseModel;
  readonly model: CaseModel;
}

const DATE = '2026-03-31';
/** Columns to the right of a value. */
const [LOW, HIGH, DATED, SOURCE] = [2, 3, 4, 5];

/** A figure that is typed over what was there, without a word of where it is from. */
const input = (id: string, value: string): Change => ({
  name: id.replaceAll('-', '_'),
  typed: { 0: Number(value) },
  model: withFigures(briefCase, { [id]: { value: rational(value), date: DATE } }),
});

/** The brief with ranges that somebody gave. */
const ranged = withFigures(briefCase, {
  dwellings: {
    ...{ value: rational(91_250), low: rational(90_000), high: rational(95_000) },
    ...{ date: DATE, source: 'Council tax base return' },
  },
  'working-days': {
    ...{ value: rational(215), low: rational('199.5'), high: rational(231) },
    ...{ date: DATE, source: 'Personnel' },
  },
});

/** The brief with money of more digits than a spreadsheet keeps. */
const restated = restatePrices(briefCase, gdpDeflator, '2025-26');

/** One of each kind. */
const changes: Readonly<Record<string, Change>> = {
  'a number of things': input('penalty-charges-issued', '187341'),
  'a share that is cited': input('overpayment-recovered', '0.0137'),
  'a share of nearly all': input('overpayment-recovered', '0.91'),
  'money that is fitted': input('overpaid-per-claim', '617.35'),
  'a size that is illustrative': input('dwellings', '93117'),
  'what others are divided by': {
    name: 'working_days',
    typed: { 0: 213 },
    model: withFigures(briefCase, {
      'working-days': { value: rational(213), low: rational(210), high: rational(230), date: DATE },
    }),
  },
  'what its range does not hold': input('working-days', '187'),
  'the discount rate': input('discount-rate', '0.0615'),
  'a discount rate near to nothing': input('discount-rate', '0.0125'),
  'what comes about of benefits': input('benefits-realised', '0.433'),
  'more benefits than forecast': input('benefits-realised', '1.173'),
  'months late': input('months-late', '7'),
  'a share of a year': {
    name: 'timing__other_cashable__3',
    typed: { 0: 0.7777 },
    model: withShare(briefCase, 'other-cashable', 2, '0.7777'),
  },
  'a figure with a source': {
    name: 'dwellings',
    typed: { 0: 93_117, [DATED]: DATE, [SOURCE]: 'Council tax base return' },
    model: withFigures(briefCase, {
      dwellings: { value: rational(93_117), date: DATE, source: 'Council tax base return' },
    }),
  },
  'a range': {
    name: 'working_days',
    typed: { 0: 213, [LOW]: 199.5, [HIGH]: 231, [DATED]: DATE, [SOURCE]: 'Personnel' },
    model: withFigures(briefCase, {
      'working-days': {
        ...{ value: rational(213), low: rational('199.5'), high: rational(231) },
        ...{ date: DATE, source: 'Personnel' },
      },
    }),
  },
  'a range of the discount rate': {
    name: 'discount_rate',
    typed: { 0: 0.04, [LOW]: 0.03, [HIGH]: 0.061, [DATED]: DATE, [SOURCE]: 'Treasury' },
    model: withFigures(briefCase, {
      'discount-rate': {
        ...{ value: rational('4%'), low: rational('3%'), high: rational('6.1%') },
        ...{ date: DATE, source: 'Treasury' },
      },
    }),
  },
  'a range that was given and is taken away': {
    name: 'dwellings',
    typed: { [LOW]: null, [HIGH]: null },
    base: ranged,
    model: withFigures(ranged, {
      dwellings: { value: rational(91_250), date: DATE, withoutRange: true },
    }),
  },
  'a range that was given': {
    name: 'working_days',
    typed: { 0: 213 },
    base: ranged,
    model: withFigures(ranged, {
      'working-days': {
        ...{ value: rational(213), low: rational('199.5'), high: rational(231), date: DATE },
      },
    }),
  },
};

test('LibreOffice calculates what the library does, to the penny, for an input of each kind', {
  skip: skipWithoutLibreOffice(),
}, async (t) => {
  const cases: Readonly<Record<string, Change>> = {
    'as it was: brief': { model: briefCase },
    'as it was: prices of 2025-26': { model: restated, base: restated },
    'as it was: county': { model: defaultCase('county'), base: defaultCase('county') },
    ...changes,
  };
  const bases = new Map<CaseModel, Uint8Array>();
  const files: { file: string; name: string; expected: Workbook }[] = [];
  for (const [name, { name: cell, typed, model, base = briefCase }] of Object.entries(cases)) {
    const before = bases.get(base) ?? (await written(base));
    bases.set(base, before);
    const file = join(folder, `${files.length}.xlsx`);
    writeFileSync(file, cell === undefined ? before : await typedInto(before, cell, typed ?? {}));
    files.push({ file, name, expected: await opened(await written(model)) });
  }
  const work = join(folder, 'libreoffice');
  mkdirSync(work);
  const saved = await recalculate(
    files.map(({ file }) => file),
    work,
  );
  const before = resultsOf(await opened(bases.get(briefCase) as Uint8Array));
  for (const [at, { name, expected }] of files.entries()) {
    await t.test(name, async () => {
      const { model, typed, base = briefCase } = cases[name] as Change;
      const workbook = await opened(saved[at] as string);
      const recalculated = resultsOf(workbook);
      const wrong = [...resultsOf(expected)].filter(
        ([place, each]) => !isSame(each, recalculated.get(place)),
      );
      assert.deepEqual(
        wrong.map(([place, { value }]) => [place, value, recalculated.get(place)?.value]),
        [],
      );
      assertSameBars(barsIn(workbook), barsOf(model, base));
      const { figures, timings } = await readSheetChanges(saved[at] as string, base);
      const changed = [...Object.keys(figures), ...Object.keys(timings)];
      assert.equal(changed.length, typed === undefined ? 0 : 1, changed.join());
      const readBack = await readCaseWorkbook(saved[at] as string, base);
      for (const scenario of scenariosOf(model)) {
        const { summary } = calculateCase(readBack, scenario);
        assert.deepEqual(summary, calculateCase(model, scenario).summary);
        assert.deepEqual(
          tornado(readBack, scenario).bars.map(({ atLow, atHigh }) => [atLow, atHigh]),
          tornado(model, scenario).bars.map(({ atLow, atHigh }) => [atLow, atHigh]),
        );
      }
      const moved = [...before].filter(([place, each]) => !isSame(each, recalculated.get(place)));
      assert.equal(moved.length > 0, name !== 'as it was: brief', 'results move with the input');
    });
  }
});
