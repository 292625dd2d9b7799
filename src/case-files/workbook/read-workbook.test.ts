import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import {
  approximate,
  authorityTypes,
  briefCase,
  type CaseModel,
  calculateCase,
  defaultCase,
  gdpDeflator,
  rational,
  restatePrices,
  scenarioOf,
} from '../../business-case/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { readAuthority } from '../read-authority.ts';
import { readCaseWorkbook, readSheetChanges } from './read-workbook.ts';
import { caseWorkbook } from './write-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'reeve-sheets-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const results = (model: CaseModel) => [calculateCase(model, scenarioOf(model, [1]))];

/** A workbook of a case, after somebody was at it. */
async function filledIn(
  model: CaseModel,
  change: (workbook: Workbook) => void = () => undefined,
  base = model,
): Promise<string> {
  const workbook = new Workbook();
  await workbook.xlsx.load(await caseWorkbook({ model, results: results(model), base }));
  change(workbook);
  const path = join(folder, 'filled-in.xlsx');
  writeFileSync(path, await workbook.xlsx.writeBuffer());
  return path;
}

function rowOf(sheet: Worksheet | undefined, id: string): number {
  let found = 0;
  sheet?.eachRow((row, number) => {
    if (row.getCell(1).value === id && found === 0) found = number;
  });
  assert.ok(found > 0, id);
  return found;
}

const columns = { unit: 4, value: 3, low: 5, high: 6, date: 7, source: 8 } as const;

const put =
  (id: string, cells: Partial<Record<keyof typeof columns, Cell['value']>>) =>
  (workbook: Workbook) => {
    const sheet = workbook.getWorksheet('Inputs') as Worksheet;
    for (const [name, value] of Object.entries(cells)) {
      sheet.getCell(rowOf(sheet, id), columns[name as keyof typeof columns]).value = value;
    }
  };

test('a sheet that nobody changed is the case that it was made from', async () => {
  const anytown = readAuthority(
    [
      'format: reeve/authority/1',
      'name: Anytown',
      'type: unitary',
      'prices: { year: 2024-25, index: { source: T, years: { 2008-09: 68.2, 2024-25: 103.6 } } }',
      'figures:',
      '  dwellings: { value: 91250/7, date: 2026, source: "=Return", low: 1/3, high: 100000 }',
    ].join('\n'),
    'anytown.yaml',
  );
  for (const model of [...authorityTypes.map(defaultCase), anytown]) {
    assert.equal(await readCaseWorkbook(await filledIn(model), model), model);
  }
});

test('a sheet that was saved with fewer digits is the same case, and a change after them is not', async () => {
  const restated = restatePrices(briefCase, gdpDeflator, '2025-26');
  const path = await filledIn(restated, (workbook) => {
    let rounded = 0;
    for (const name of ['Inputs', 'Ramp-up and fall-off']) {
      workbook.getWorksheet(name)?.eachRow((row) =>
        row.eachCell((cell) => {
          if (typeof cell.value !== 'number') return;
          const value = Number(cell.value.toPrecision(14));
          if (value !== cell.value) rounded += 1;
          cell.value = value;
        }),
      );
    }
    assert.ok(rounded > 0);
  });
  assert.equal(await readCaseWorkbook(path, restated), restated);
  const salary = restated.inputs.find(({ id }) => id === 'salary-technician');
  assert.ok(salary);
  const changed = put(salary.id, { value: approximate(salary.value) * (1 + 1e-10) });
  const { figures } = await readSheetChanges(await filledIn(restated, changed), restated);
  assert.deepEqual(Object.keys(figures), [salary.id]);
});

test('notes are for people: they change nothing', async () => {
  const path = await filledIn(briefCase, (workbook) => {
    const sheet = workbook.getWorksheet('Inputs') as Worksheet;
    sheet.getCell('L7').value = 'Ask the service.';
  });
  assert.equal(await readCaseWorkbook(path, briefCase), briefCase);
});

test('a figure that was changed is the authority own, exactly as it was written', async () => {
  const change = put('dwellings', {
    ...{ value: 91_250.1, date: '2026-03-31', source: 'Council tax base return' },
    ...{ low: 90_000, high: 95_000 },
  });
  const model = await readCaseWorkbook(await filledIn(briefCase, change), briefCase);
  const dwellings = model.inputs.find(({ id }) => id === 'dwellings');
  const evidence = { kind: 'cited', source: 'Council tax base return' } as const;
  assert.deepEqual(
    { ...dwellings, label: '' },
    {
      ...{ id: 'dwellings', label: '', unit: 'dwelling', value: rational('91250.1'), evidence },
      ...{ date: '2026-03-31', setBy: 'user' },
      range: { low: rational(90_000), high: rational(95_000), evidence },
    },
  );
  const others = (inputs: CaseModel['inputs']) => inputs.filter(({ id }) => id !== 'dwellings');
  assert.deepEqual(others(model.inputs), others(briefCase.inputs));
});

test('a figure changed without another source is illustrative, whatever stood there', async () => {
  const change = put('overpayment-recovered', { value: 0.02 });
  const model = await readCaseWorkbook(await filledIn(briefCase, change), briefCase);
  const evidence = model.inputs.find(({ id }) => id === 'overpayment-recovered')?.evidence;
  assert.deepEqual(evidence, { kind: 'illustrative', reason: 'no source was given' });
});

test('a range that was there stays with a figure that it holds, and goes from one that it does not', async () => {
  const rangeWith = async (cells: Parameters<typeof put>[1]) => {
    const path = await filledIn(briefCase, put('working-days', cells));
    return (await readCaseWorkbook(path, briefCase)).inputs.find(({ id }) => id === 'working-days')
      ?.range;
  };
  const held = await rangeWith({ value: 213 });
  assert.deepEqual([held?.low, held?.high], [rational(210), rational(230)]);
  assert.equal(await rangeWith({ value: 187 }), undefined);
  await assert.rejects(rangeWith({ value: 187, low: 200 }), { code: 'business-case/range' });
});

test('a sheet of a sheet is read against what the first was made from', async () => {
  const first = put('staff', { value: 2_900 });
  const once = await readCaseWorkbook(await filledIn(briefCase, first), briefCase);
  const second = put('overpayment-recovered', { value: '2%', source: 'Audit', date: 2026 });
  const twice = await readCaseWorkbook(await filledIn(once, second, briefCase), briefCase);
  const value = (id: string) => twice.inputs.find((input) => input.id === id);
  assert.deepEqual(value('staff')?.value, rational(2_900));
  assert.equal(value('staff')?.evidence.kind, 'illustrative');
  assert.deepEqual(value('overpayment-recovered')?.value, rational('2%'));
});

test('shares of years are read back, and those that were left stay exact', async () => {
  const path = await filledIn(briefCase, (workbook) => {
    const sheet = workbook.getWorksheet('Ramp-up and fall-off');
    (sheet as Worksheet).getCell(rowOf(sheet, 'other-cashable'), 5).value = 0.9;
  });
  const { timings } = await readCaseWorkbook(path, briefCase);
  const timing = timings.find(({ id }) => id === 'other-cashable');
  assert.deepEqual(timing?.shares[2], rational('0.9'));
  assert.deepEqual(timing?.shares[0], rational('43/220'));
  assert.equal(timing?.evidence.kind, 'illustrative');
});

test('the changes alone are what differs, each with the source that was written for it', async () => {
  assert.deepEqual(await readSheetChanges(await filledIn(briefCase), briefCase), {
    figures: {},
    timings: {},
  });
  const path = await filledIn(briefCase, (workbook) => {
    put('staff', { value: 2_900 })(workbook);
    put('dwellings', { source: 'Council tax base return', date: 2026 })(workbook);
    const sheet = workbook.getWorksheet('Ramp-up and fall-off') as Worksheet;
    const row = rowOf(sheet, 'other-cashable');
    sheet.getCell(row, 5).value = 0.9;
    sheet.getCell(row, 8).value = 'Benefits plan';
  });
  const of = (id: string) => briefCase.inputs.find((input) => input.id === id);
  const shares = briefCase.timings.find(({ id }) => id === 'other-cashable')?.shares ?? [];
  assert.deepEqual(await readSheetChanges(path, briefCase), {
    figures: {
      dwellings: {
        value: of('dwellings')?.value,
        date: '2026',
        source: 'Council tax base return',
      },
      staff: { value: rational(2_900), date: of('staff')?.date },
    },
    timings: {
      'other-cashable': {
        shares: shares.map((share, year) => (year === 2 ? rational('0.9') : share)),
        source: 'Benefits plan',
      },
    },
  });
});

test('changes that make no case are refused where they are read', async () => {
  const path = await filledIn(briefCase, put('working-days', { value: 0 }));
  await assert.rejects(readSheetChanges(path, briefCase), {
    code: 'business-case/divided-by-zero',
  });
});

const refused = async (
  change: (workbook: Workbook) => void,
  code: string,
  message: RegExp,
  field: string,
) => {
  const path = await filledIn(briefCase, change);
  await assert.rejects(readCaseWorkbook(path, briefCase), (error) => {
    assert.ok(error instanceof ReeveError);
    assert.deepEqual([error.code, error.location.field], [code, field]);
    assert.match(error.message, message);
    return true;
  });
};

const cell = (sheet: string, address: string, value: Cell['value']) => (workbook: Workbook) => {
  (workbook.getWorksheet(sheet) as Worksheet).getCell(address).value = value;
};

test('what is wrong is refused with its sheet and its cell', async () => {
  const sheet = 'business-case/sheet';
  await refused(cell('Inputs', 'C5', null), sheet, /no figure/, 'Inputs!C5');
  await refused(cell('Inputs', 'C5', 'lots'), sheet, /"lots" is not a number/, 'Inputs!C5');
  await refused(cell('Inputs', 'C5', { error: '#DIV/0!' }), sheet, /no figure/, 'Inputs!C5');
  await refused(cell('Inputs', 'C6', -1), 'business-case/below-zero', /below 0/, 'Inputs!C6');
  await refused(cell('Inputs', 'D5', 'pony'), sheet, /The unit is/, 'Inputs!D5');
  await refused(cell('Inputs', 'E5', 0.01), sheet, /both low and high/, 'Inputs!F5');
  await refused(cell('Inputs', 'A6', 'discount-rate'), sheet, /is here twice/, 'Inputs!A6');
  await refused(cell('Inputs', 'A6', 'ponies'), sheet, /no row "benefits-realised"/, 'Inputs');
  await refused(cell('Inputs', 'C4', 'Amount'), sheet, /no column "Value"/, 'Inputs!4:4');
  await refused(cell('Inputs', 'N7', 'a thought'), sheet, /beside the table/, 'Inputs!N7');
  const wrongDate = (workbook: Workbook) => {
    cell('Inputs', 'C5', 0.04)(workbook);
    cell('Inputs', 'G5', 'last week')(workbook);
  };
  await refused(wrongDate, sheet, /A date is written/, 'Inputs!G5');
  await refused(
    ...([cell('Ramp-up and fall-off', 'C5', 0.5), 'business-case/timing'] as const),
    ...([/do not add up to 1/, 'Ramp-up and fall-off!C5'] as const),
  );
});

test('a sheet of another case, or of none, is refused', async () => {
  const path = await filledIn(defaultCase('county'));
  await assert.rejects(readCaseWorkbook(path, briefCase), {
    code: 'business-case/sheet-of-another-case',
  });
  const other = new Workbook();
  other.addWorksheet('Sheet1').getCell('A1').value = 1;
  const mine = join(folder, 'mine.xlsx');
  writeFileSync(mine, await other.xlsx.writeBuffer());
  await assert.rejects(readCaseWorkbook(mine, briefCase), { code: 'business-case/not-a-case' });
  const text = join(folder, 'text.xlsx');
  writeFileSync(text, 'no workbook at all');
  await assert.rejects(readCaseWorkbook(text, briefCase), ReeveError);
});
