import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { reeve, reeveJson, reeveRefuses, temporaryFolder } from './reeve.ts';

const folder = temporaryFolder();

test("the brief's figures come out in thousands, level 2 as the step alone", async () => {
  assert.deepEqual(await reeveJson(['business-case']), {
    scenarios: [
      {
        ...{ level: 1, parking: true, setUp: 513, ongoing: 527 },
        ...{ cashable: 5381, payback: 4341, npv: 3845, nonCashable: 33 },
      },
      {
        ...{ level: 1, parking: false, setUp: 512, ongoing: 527 },
        ...{ cashable: 2243, payback: 1204, npv: 1050, nonCashable: 36 },
      },
      {
        ...{ level: 2, parking: true, setUp: 270, ongoing: 199 },
        ...{ cashable: 0, payback: -469, npv: -440, nonCashable: 345 },
      },
      {
        ...{ level: 2, parking: false, setUp: 270, ongoing: 199 },
        ...{ cashable: 0, payback: -469, npv: -440, nonCashable: 345 },
      },
    ],
  });
});

test('in words it is a table, which says how much of it is not cited', async () => {
  const { code, stdout } = await reeve(['business-case']);
  assert.equal(code, 0);
  assert.match(stdout, /Level 1, with parking +513 +527 +5,381 +4,341 +3,845 +33 +15/);
  assert.match(stdout, /Of \d+ figures, \d+ are illustrative and \d+ fitted/);
});

test("an authority's own figures make its own case, which an authority without parking has once", async () => {
  const file = join(folder, 'anytown.yaml');
  const own = ['format: reeve/authority/1', 'name: Anytown', 'type: district'];
  writeFileSync(file, [...own, 'without: [parking]'].join('\n'));
  const { scenarios } = (await reeveJson(['business-case', '--authority', file])) as {
    scenarios: { level: number; parking: boolean }[];
  };
  assert.deepEqual(
    scenarios.map(({ level, parking }) => [level, parking]),
    [
      [1, false],
      [2, false],
    ],
  );
});

test('tables go to a folder, which replaces an earlier one and nothing else', async () => {
  const out = join(folder, 'tables');
  await reeveJson(['business-case', '--out', out]);
  const { files } = (await reeveJson(['business-case', '--out', out])) as { files: string[] };
  assert.deepEqual(readdirSync(out).sort(), files.toSorted());
  assert.match(readFileSync(join(out, 'differences-in-the-brief.csv'), 'utf8'), /6889,3873/);
  assert.equal(readFileSync(join(out, 'business-case.xlsx')).subarray(0, 2).toString(), 'PK');
  const mine = join(folder, 'mine');
  mkdirSync(mine);
  writeFileSync(join(mine, 'thesis.txt'), 'years of work');
  await reeveRefuses('output/not-empty', ['business-case', '--out', mine]);
});

test('the workbook of a run, given back, is the same case, and tells what is wrong with another', async () => {
  const out = join(folder, 'given-back');
  const printed = await reeveJson(['business-case', '--out', out]);
  const sheet = join(out, 'business-case.xlsx');
  const again = await reeveJson(['business-case', '--sheet', sheet]);
  assert.deepEqual(again, { scenarios: (printed as { scenarios: unknown }).scenarios });
  const authority = join(folder, 'county.yaml');
  writeFileSync(authority, 'format: reeve/authority/1\nname: Anyshire\ntype: county\n');
  await reeveRefuses('business-case/sheet-of-another-case', [
    ...['business-case', '--authority', authority, '--sheet', sheet],
  ]);
});

test('a file that is not there, and one that is wrong, are refused with their place', async () => {
  const missing = join(folder, 'nowhere.yaml');
  await reeveRefuses('business-case/missing-file', ['business-case', '--authority', missing]);
  const wrong = join(folder, 'wrong.yaml');
  writeFileSync(wrong, 'format: reeve/authority/1\nname: Anytown\ntype: parish\n');
  await reeveRefuses('business-case/invalid', ['business-case', '--authority', wrong]);
});

test('what was measured stands beside the forecast in words, JSON and every table', async () => {
  const file = join(folder, 'measured.csv');
  writeFileSync(
    file,
    'line,month,amount,source\npenalty-charges,2027-04,70000.00,Ledger\npenalty-charges,2027-05,65000.50,Ledger\n',
  );
  const out = join(folder, 'measured');
  const asked = ['business-case', '--measured', file, '--start', '2026-04'];
  const { scenarios } = (await reeveJson([...asked, '--out', out])) as {
    scenarios: { parking: boolean; measured?: object }[];
  };
  // Two twelfths of £748,000 of penalty charges in year 2.
  assert.deepEqual(scenarios[0]?.measured, { soFar: 135, forecast: 125 });
  assert.equal(scenarios[1]?.measured, undefined);
  const { stdout } = await reeve(asked);
  assert.match(stdout, /with parking: 135 measured, where 125 was forecast for those months/);
  const lineOf = (table: string, start: string) =>
    readFileSync(join(out, table), 'utf8')
      .split('\r\n')
      .find((line) => line.startsWith(start));
  assert.match(lineOf('summary.csv', '"Level 1, with') ?? '', /,135000\.50,124666\.67$/);
  assert.match(lineOf('measured.csv', 'penalty-charges,') ?? '', /,748000\.00,135000\.50,2,/);
  const flows = readFileSync(join(out, 'cash-flow.csv'), 'utf8');
  assert.match(flows, /"Level 1, with parking",Benefits measured,,135000\.50,,,/);

  writeFileSync(file, 'line,month,amount,source\npenalty-charges,2026-03,1,Ledger\n');
  const { location } = await reeveRefuses('business-case/measured', asked);
  assert.deepEqual(location, { file, line: 2 });
  await reeveRefuses('business-case/measured', ['business-case', '--measured', file]);
  await reeveRefuses('business-case/missing-file', [
    ...['business-case', '--measured', join(folder, 'none.csv'), '--start', '2026-04'],
  ]);
});

test('how sure it is comes with a seed: the same draws again, in words and JSON', async () => {
  const asked = ['business-case', '--runs', '2000', '--seed', '7'];
  const first = (await reeveJson(asked)) as {
    scenarios: {
      npv: number;
      simulation: { runs: number; runsThatPay: number; percentiles: Record<string, number> };
    }[];
  };
  assert.deepEqual(await reeveJson(asked), first);
  const other = await reeveJson([...asked.slice(0, -1), '8']);
  assert.notDeepEqual(other, first);
  const [withParking] = first.scenarios;
  const { runs, runsThatPay, percentiles } = withParking?.simulation ?? assert.fail();
  assert.equal(runs, 2000);
  assert.ok(runsThatPay > 1500 && runsThatPay <= 2000, `${runsThatPay}`);
  assert.ok((percentiles[5] ?? 0) < (percentiles[50] ?? 0));
  assert.ok((percentiles[50] ?? 0) < (percentiles[95] ?? 0));
  const { stdout } = await reeve(asked);
  const share = ((100 * runsThatPay) / runs).toFixed(1);
  assert.ok(
    stdout.includes(`Level 1, with parking: ${share}% of 2,000 cases that were drawn (seed 7)`),
    stdout,
  );
  await reeveRefuses('business-case/simulation', ['business-case', '--runs', '1000000']);
});
