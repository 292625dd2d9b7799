import assert from 'node:assert/strict';
import test from 'node:test';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { installChartSupport } from '@cj-tech-master/excelts/chart';
import { briefCase, calculateCase, scenarioOf, tornado } from '../../business-case/index.ts';
import { CHARTS } from './charts-sheet.ts';
import { MEASURED } from './measured-sheet.ts';
import { caseWorkbook } from './write-workbook.ts';

installChartSupport();

const scenarios = [scenarioOf(briefCase, [1]), scenarioOf(briefCase, [2])];
const results = scenarios.map((scenario) => calculateCase(briefCase, scenario));

const monthsOf = (line: string, months: readonly string[]) =>
  months.map((month) => ({ line, month, amount: 6_120_055, source: 'Ledger' }));
const measured = {
  start: '2026-04',
  benefits: monthsOf('penalty-charges', ['2027-03', '2027-05', '2027-06']),
};

async function written(paper: Partial<Parameters<typeof caseWorkbook>[0]> = {}): Promise<Workbook> {
  const workbook = new Workbook();
  await workbook.xlsx.load(await caseWorkbook({ model: briefCase, results, ...paper }));
  return workbook;
}

/** What stands in the cells that a chart refers to. */
function contentAt(workbook: Workbook, reference: string): unknown[] {
  const [, sheetName = '', from = '', to = from] =
    /^'(.+)'!([^:]+)(?::(.+))?$/.exec(reference.replaceAll('$', '')) ?? [];
  const sheet = workbook.getWorksheet(sheetName);
  assert.ok(sheet, reference);
  const [first, last] = [sheet.getCell(from), sheet.getCell(to)];
  const content: unknown[] = [];
  for (let row = Number(first.row); row <= Number(last.row); row++) {
    for (let column = Number(first.col); column <= Number(last.col); column++) {
      const cell = sheet.getCell(row, column);
      content.push(cell.formula === undefined ? cell.value : cell.result);
    }
  }
  return content;
}

interface ReadSeries {
  readonly tx: { readonly strRef: { readonly formula: string } };
  readonly cat: { readonly strRef: { readonly formula: string } };
  readonly val: {
    readonly numRef: {
      readonly formula: string;
      readonly cache: { readonly points: readonly { readonly value: number }[] };
    };
  };
}

/** The charts of a sheet: the title, then of each series its name, its categories and its values. */
function chartsIn(workbook: Workbook, name: string) {
  return (workbook.getWorksheet(name) as Worksheet).getCharts().map((chart) => ({
    title: chart.title,
    series: chart.chartTypes
      .flatMap((group) => group.series as unknown as ReadSeries[])
      .map(({ tx, cat, val }) => {
        const values = contentAt(workbook, val.numRef.formula);
        const kept = val.numRef.cache.points.map(({ value }) => value);
        assert.deepEqual(kept, values, 'a chart keeps what its cells come to');
        return {
          name: contentAt(workbook, tx.strRef.formula)[0],
          categories: contentAt(workbook, cat.strRef.formula),
          values,
        };
      }),
  }));
}

const inPounds = (amounts: readonly number[]) => amounts.map((pence) => pence / 100);
const years = ['Year 1', 'Year 2', 'Year 3', 'Year 4', 'Year 5'];

test('each scenario has a chart of its cash flow and one of its twelve widest bars, of cells', async () => {
  const shown = chartsIn(await written(), CHARTS);
  assert.deepEqual(
    shown,
    results.flatMap(({ scenario, cashFlow }) => {
      const { base, bars } = tornado(briefCase, scenario);
      const widest = bars.slice(0, 12);
      const inputs = widest.map(({ input }) => input.label);
      return [
        {
          title: `${scenario.name}: cash flow by year`,
          series: [
            { name: 'Cashable benefits', categories: years, values: inPounds(cashFlow.benefits) },
            { name: 'Costs', categories: years, values: inPounds(cashFlow.costs) },
            {
              name: 'Cumulative payback',
              categories: years,
              values: inPounds(cashFlow.cumulative),
            },
          ],
        },
        {
          title: `${scenario.name}: what matters most to the net present value`,
          series: [
            {
              name: 'Change at low',
              categories: inputs,
              values: inPounds(widest.map(({ atLow }) => atLow - base)),
            },
            {
              name: 'Change at high',
              categories: inputs,
              values: inPounds(widest.map(({ atHigh }) => atHigh - base)),
            },
          ],
        },
      ];
    }),
  );
});

test('what was measured has a chart beside what was forecast for those months, where any was', async () => {
  assert.deepEqual(chartsIn(await written(), MEASURED), []);
  const year = (results[0]?.benefits ?? []).find(({ line }) => line.id === 'penalty-charges');
  // March of year 1 is forecast at the rate of year 2 as well.
  const forecast = (months: number) => Math.round(((year?.byYear[1] ?? 0) * months) / 12) / 100;
  const none = [0, 0, 0];
  assert.deepEqual(chartsIn(await written({ measured }), MEASURED), [
    {
      title: 'In money: measured beside what was forecast for those months',
      series: [
        {
          ...{ name: 'In money: forecast for measured months', categories: years },
          values: [forecast(1), forecast(2), ...none],
        },
        {
          ...{ name: 'In money: measured', categories: years },
          values: [61_200.55, 122_401.1, ...none],
        },
      ],
    },
  ]);
});

test('time that was measured has a chart of its own', async () => {
  const time = results[0]?.benefits.find(({ line }) => !line.cashable)?.line.id ?? '';
  const benefits = [...measured.benefits, ...monthsOf(time, ['2028-04'])];
  const shown = chartsIn(await written({ measured: { ...measured, benefits } }), MEASURED);
  assert.deepEqual(
    shown.map(({ title, series }) => [title?.split(':')[0], series[1]?.values]),
    [
      ['In money', [61_200.55, 122_401.1, 0, 0, 0]],
      ['In time', [0, 0, 61_200.55, 0, 0]],
    ],
  );
});

test('no chart covers a cell that something stands in, or another chart', async () => {
  const workbook = await written({ measured });
  for (const sheet of workbook.worksheets) {
    const covered = new Set<string>();
    for (const chart of sheet.getCharts()) {
      const { tl, br } = chart.model.range as unknown as Record<
        'tl' | 'br',
        { nativeCol: number; nativeRow: number }
      >;
      for (let row = tl.nativeRow; row < br.nativeRow; row++) {
        for (let column = tl.nativeCol; column < br.nativeCol; column++) {
          const cell = sheet.getCell(row + 1, column + 1);
          assert.ok(!covered.has(cell.address), `${sheet.name}!${cell.address} twice`);
          assert.equal(cell.value, null, `${sheet.name}!${cell.address}`);
          covered.add(cell.address);
        }
      }
    }
  }
});

test('the same case is the same file, byte for byte, whenever it is written', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
  const first = await caseWorkbook({ model: briefCase, results, measured });
  t.mock.timers.setTime(Date.UTC(2027, 5, 7, 8, 9));
  const second = await caseWorkbook({ model: briefCase, results, measured });
  assert.ok(Buffer.from(first).equals(Buffer.from(second)));
});
