import assert from 'node:assert/strict';
import test from 'node:test';
import { type Cell, Workbook } from '@cj-tech-master/excelts';
import { installFormulaEngine } from '@cj-tech-master/excelts/formula';
import fc from 'fast-check';
import {
  authorityTypes,
  briefCase,
  type CaseModel,
  calculateCase,
  defaultCase,
  paysBackIf,
  rational,
  scenarioOf,
  simulate,
  tornado,
  withFigures,
  withValues,
} from '../../business-case/index.ts';
import { caseFiles } from '../case-tables.ts';
import { readAuthority } from '../read-authority.ts';
import { changeableInputs, INPUTS } from './inputs-sheet.ts';
import { MEASURED } from './measured-sheet.ts';
import { RANGES } from './ranges-sheet.ts';
import { SENSITIVITY } from './sensitivity-sheet.ts';
import { definedName } from './sheet-plan.ts';
import { caseWorkbook } from './write-workbook.ts';

installFormulaEngine();

const resultsOf = (model: CaseModel) =>
  ([1, 2] as const).flatMap((level) =>
    [true, false].map((parking) => calculateCase(model, scenarioOf(model, [level], parking))),
  );

async function opened(bytes: Uint8Array): Promise<Workbook> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  return workbook;
}

const workbookOf = async (model: CaseModel) =>
  opened(await caseWorkbook({ model, results: resultsOf(model) }));

function cellsOf(workbook: Workbook): Cell[] {
  const cells: Cell[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => row.eachCell((cell) => void cells.push(cell)));
  }
  return cells;
}

const placeOf = (cell: Cell) => `${cell.worksheet.name}!${cell.address}`;

/** What is in a cell: a formula is what it comes to. */
const contentOf = (cell: Cell): unknown => (cell.formula === undefined ? cell.value : cell.result);

const results = (workbook: Workbook) =>
  new Map(
    cellsOf(workbook).flatMap((cell) =>
      cell.formula === undefined ? [] : [[placeOf(cell), cell.result ?? ''] as const],
    ),
  );

/** Formulas that come to something else, as far as more than binary can tell. */
function differences(said: ReturnType<typeof results>, worked: ReturnType<typeof results>) {
  return [...said].filter(([place, value]) => {
    const other = worked.get(place);
    return typeof value === 'number' && typeof other === 'number'
      ? Math.abs(value - other) > 1e-9 * Math.max(1, Math.abs(value))
      : value !== other;
  });
}

/** References of a formula: cells and ranges, each with the cells that they name. */
function referencesOf(workbook: Workbook, cell: Cell): { written: string; cells: Cell[] }[] {
  const bare = (cell.formula as string).replaceAll(/"[^"]*"/g, '');
  const found = bare.matchAll(
    /(?:'((?:[^']|'')+)'!)?\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?|\b[a-z_][a-z0-9_]*\b(?!\()/g,
  );
  return [...found].map((match) => {
    const [written, sheetName, left, top, right = left, bottom = top] = match;
    if (left === undefined) {
      const [range] = workbook.definedNames.getRanges(written).ranges;
      assert.ok(range, `${placeOf(cell)}: there is no name ${written}`);
      const [name = '', address = ''] = range.split('!');
      const sheet = workbook.getWorksheet(name.replaceAll(/^'|'$/g, ''));
      assert.ok(sheet, range);
      return { written, cells: [sheet.getCell(address.replaceAll('$', ''))] };
    }
    const sheet = workbook.getWorksheet(sheetName?.replaceAll("''", "'") ?? cell.worksheet.name);
    assert.ok(sheet, `${placeOf(cell)}: ${written}`);
    const [from, to] = [sheet.getColumn(left).number, sheet.getColumn(right as string).number];
    const cells: Cell[] = [];
    for (let row = Number(top); row <= Number(bottom); row++) {
      for (let column = from; column <= to; column++) cells.push(sheet.getCell(row, column));
    }
    return { written, cells };
  });
}

test('every formula refers to numbers, and to words only where it picks lines by them', async () => {
  const workbook = await workbookOf(briefCase);
  const formulas = cellsOf(workbook).filter(({ formula }) => formula !== undefined);
  assert.ok(formulas.length > 1000);
  for (const cell of formulas) {
    for (const { written, cells } of referencesOf(workbook, cell)) {
      for (const target of cells) {
        const where = `${placeOf(cell)} = ${cell.formula}: ${written}, ${target.address}`;
        const content = contentOf(target);
        const isCriterion = cell.formula?.includes(`,${written},"`) === true;
        const isMeasured = target.worksheet.name === MEASURED && target.fill !== undefined;
        // Whether a range was put in, and whether a source was: blanks and words are asked after.
        const isRange = cell.worksheet.name === RANGES && typeof content !== 'number';
        if (isRange) assert.match(cell.formula ?? '', /COUNT|EXACT|="yes"/, where);
        else if (isCriterion) assert.match(String(content), /^(yes|no|one-off|ongoing)$/, where);
        else if (!(isMeasured && content === null)) assert.equal(typeof content, 'number', where);
      }
    }
  }
});

test("every amount is the library's, to the penny", async () => {
  const workbook = await workbookOf(briefCase);
  const summary = workbook.getWorksheet('Summary');
  const benefits = workbook.getWorksheet('Benefits');
  const pence = (value: unknown) => Math.round(100 * Number(value));
  let row = 5;
  for (const [at, result] of resultsOf(briefCase).entries()) {
    const { setUp, ongoing, cashable, payback, npv, nonCashable } = result.summary;
    assert.deepEqual(
      [2, 3, 4, 5, 6, 7].map((column) => pence(summary?.getCell(5 + at, column).result)),
      [setUp, ongoing, cashable, payback, npv, nonCashable],
    );
    assert.equal(
      summary?.getCell(5 + at, 8).result,
      result.summary.paybackMonth ?? 'not within five years',
    );
    for (const { line, value, byYear, total } of result.benefits) {
      assert.equal(benefits?.getCell(row, 5).value, line.description);
      assert.deepEqual(
        [10, 11, 12, 13, 14, 15, 16].map((column) => pence(benefits?.getCell(row, column).result)),
        [value, ...byYear, total],
      );
      row += 1;
    }
  }
});

test('whatever the inputs, formulas come to what the library says', async () => {
  const share = fc.integer({ min: 1, max: 30_000 });
  const changes = fc.array(fc.tuple(fc.nat(), share), { minLength: 1, maxLength: 20 });
  const inputs = changeableInputs(briefCase);
  await fc.assert(
    fc.asyncProperty(changes, async (changed) => {
      const values = new Map(
        changed.map(([at, thousandths]) => {
          const { id, value } = inputs[at % inputs.length] as (typeof inputs)[number];
          const factor = BigInt(id === 'months-late' ? 0 : thousandths);
          const { numerator, denominator } = value;
          return [id, { numerator: numerator * factor, denominator: denominator * 10_000n }];
        }),
      );
      const workbook = await workbookOf(withValues(briefCase, values));
      const said = results(workbook);
      workbook.calculateFormulas();
      assert.deepEqual(differences(said, results(workbook)), []);
    }),
    { numRuns: 5 },
  );
});

test('a changed input changes what its line, the summary and the payback month say', async () => {
  const workbook = await workbookOf(briefCase);
  const inputs = workbook.getWorksheet(INPUTS);
  let found = false;
  inputs?.eachRow((row) => {
    if (row.getCell(1).value !== 'months-late') return;
    row.getCell(3).value = 5;
    found = true;
  });
  assert.ok(found);
  workbook.calculateFormulas();
  const late = withValues(briefCase, new Map([['months-late', rational(5)]]));
  const expected = await workbookOf(late);
  // What is sorted by size stands elsewhere in a workbook that is made anew.
  const isSorted = (place: string) => place.startsWith(`${SENSITIVITY}!`);
  assert.deepEqual(
    differences(results(expected), results(workbook))
      .map(([place]) => place)
      .filter((place) => !isSorted(place)),
    // Which figures are changed is told from what the sheet was made of.
    [...results(workbook)].filter(([, value]) => value === 'changed').map(([place]) => place),
  );
});

test('sensitivity shows the bars of the library to the penny, the widest first', async () => {
  const sheet = (await workbookOf(briefCase)).getWorksheet(SENSITIVITY);
  const shown: unknown[] = [];
  sheet?.eachRow((row) => {
    if (row.getCell(3).formula === undefined) return;
    const amounts = [5, 6, 7, 8, 9].map((column) => row.getCell(column).result);
    shown.push([row.getCell(1).value, ...amounts]);
  });
  const said = resultsOf(briefCase).flatMap(({ scenario }) => {
    const { base, bars } = tornado(briefCase, scenario);
    return bars.map(({ input, atLow, atHigh, swing }) => [
      input.label,
      ...[atLow, atHigh, swing, atLow - base, atHigh - base].map((pence) => pence / 100),
    ]);
  });
  assert.deepEqual(shown, said);
});

test('a workbook of a sheet that was read back works out the ranges that its figures have now', async () => {
  const date = '2026-03-31';
  const ofSheet = withFigures(briefCase, {
    dwellings: { value: rational(93_117), date, source: 'Council tax base return' },
    'working-days': { value: rational(213), date },
    'overpayment-recovered': { value: rational('93%'), date, source: 'Audit' },
    staff: { value: rational(2_900), low: rational(2_800), high: rational(3_100), date },
  });
  for (const base of [briefCase, ofSheet]) {
    const ofScenarios = resultsOf(ofSheet);
    const workbook = await opened(
      await caseWorkbook({ model: ofSheet, results: ofScenarios, base }),
    );
    const said = results(workbook);
    workbook.calculateFormulas();
    assert.deepEqual(differences(said, results(workbook)), []);
  }
});

test('what must be true stands there as values, and says that it is not live', async () => {
  const sheet = (await workbookOf(briefCase)).getWorksheet('What must be true');
  assert.match(String(sheet?.getCell('A3').value), /Not live/);
  const [first] = paysBackIf(briefCase, scenarioOf(briefCase, [1]));
  const { name } = scenarioOf(briefCase, [1]);
  assert.deepEqual(
    [1, 2, 3].map((column) => sheet?.getCell(6, column).value),
    [name, first?.sentence, first?.isDoubtful === true ? 'yes' : 'no'],
  );
  assert.equal(typeof sheet?.getCell('D6').value, 'number');
});

test('a simulation stands beside its scenario, in the workbook and in a table, where it is given', async () => {
  const results = resultsOf(briefCase);
  const simulation = results.map(({ scenario }) =>
    simulate(briefCase, scenario, { seed: 1, runs: 200 }),
  );
  const sheet = (
    await opened(await caseWorkbook({ model: briefCase, results, simulation }))
  ).getWorksheet('How sure it is');
  assert.match(String(sheet?.getCell('A2').value), /Drawn by Reeve .* not live/);
  const csv = caseFiles(briefCase, results, undefined, simulation)['how-sure-it-is.csv'];
  for (const [at, { runsThatPay, percentiles, mean }] of simulation.entries()) {
    const { name } = (results[at] as (typeof results)[number]).scenario;
    assert.deepEqual(
      [1, 3, 4, 5, 6, 7, 10].map((column) => sheet?.getCell(6 + at, column).value),
      [name, '1', 200, runsThatPay / 200, mean / 100, percentiles[5] / 100, percentiles[50] / 100],
    );
    assert.ok(csv?.split('\r\n')[1 + at]?.includes(`,1,200,${runsThatPay},`), csv);
  }
  assert.equal((await workbookOf(briefCase)).getWorksheet('How sure it is'), undefined);
  assert.equal('how-sure-it-is.csv' in caseFiles(briefCase, results), false);
  const one = { model: briefCase, results, simulation: simulation.slice(1) };
  await assert.rejects(caseWorkbook(one), { code: 'business-case/simulation' });
  assert.throws(() => caseFiles(briefCase, results, undefined, []), {
    code: 'business-case/simulation',
  });
});

test('a text that would begin a formula is a text, with an apostrophe before it', async () => {
  const model: CaseModel = {
    ...briefCase,
    risks: ['=HYPERLINK("http://x")', '+1', '-1+1', '@SUM(A1)'].map((description, at) => ({
      ...{ id: `risk-${at}`, level: 1, description, likelihood: null, impact: null },
      ...{ notes: '', evidence: { kind: 'cited', source: '=1+1' } },
    })),
  };
  const risks = (await workbookOf(model)).getWorksheet('Risks');
  for (let row = 4; row < 8; row++) {
    for (const column of [3, 7]) {
      const cell = risks?.getCell(row, column);
      assert.equal(cell?.formula, undefined);
      assert.match(String(cell?.value), /^'[=+@-]/);
    }
  }
});

test('what was measured stands beside the forecast, to the penny', async () => {
  const measured = {
    start: '2026-04',
    benefits: [
      { line: 'penalty-charges', month: '2026-12', amount: 0, source: 'Ledger' },
      { line: 'penalty-charges', month: '2027-01', amount: 70, source: 'Ledger' },
      { line: 'penalty-charges', month: '2027-05', amount: 6_120_055, source: 'Ledger' },
      { line: 'penalty-charges', month: '2027-06', amount: 10, source: 'Ledger' },
    ],
  };
  const workbook = await opened(
    await caseWorkbook({ model: briefCase, results: resultsOf(briefCase), measured }),
  );
  const said = results(workbook);
  assert.ok([...said.values()].includes(61_200.65));
  // Of £146,200 in the last 2.3 months of year 1, the third of a month that January has.
  assert.ok([...said.values()].includes(146_200 - 124_666.67));
  workbook.calculateFormulas();
  assert.deepEqual(differences(said, results(workbook)), []);
});

test('each type of authority, and one that adds lines and has names like cells, has a workbook that adds up', async () => {
  const own = readAuthority(
    `
format: reeve/authority/1
name: "=Anytown"
type: district
without: [parking]
additional:
  services: [{ id: licensing, name: Licensing }]
  inputs:
    - { id: a1, label: Licences, unit: licence/year, value: "1000/3", date: 2026 }
    - { id: 2nd-r1c1, label: Saving, unit: £/licence, value: 12.345, date: 2026 }
    - { id: r, label: Share, unit: share, value: 33%, date: 2026 }
  timings: [{ id: rc, label: From year 2, startsAfterMonths: 17, rampUpMonths: 7 }]
  benefits:
    - { id: checked, service: licensing, description: Checked, basis: "-", cashable: true, formula: [{ multiply: [a1, 2nd-r1c1], divide: [r] }, { multiply: [a1, 2nd-r1c1] }], timing: rc }
`,
    'anytown.yaml',
  );
  for (const model of [...authorityTypes.map(defaultCase), own]) {
    const workbook = await workbookOf(model);
    const said = results(workbook);
    workbook.calculateFormulas();
    assert.deepEqual(differences(said, results(workbook)), []);
  }
});

test('a name in a spreadsheet is never a cell, a row or a column', () => {
  for (const id of ['a1', 'xfd7', 'r', 'c', 'r1c1', 'rc', '2nd', 'true', 'tax-2026']) {
    const isPlain = id === 'tax-2026';
    assert.equal(definedName(id), isPlain ? 'tax_2026' : `_${id.replace('-', '_')}`);
  }
});
