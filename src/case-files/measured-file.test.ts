import assert from 'node:assert/strict';
import { test } from 'node:test';
import { briefCase, checkMeasured } from '../business-case/index.ts';
import {
  inMeasuredFile,
  measuredFile,
  measuredTemplate,
  readMeasuredFile,
} from './measured-file.ts';

const HEADER = 'line,month,amount,source\n';

test('amounts are read to the penny as people write them, in any order of columns', () => {
  const { benefits, locate } = readMeasuredFile(
    '\uFEFFSource,Line,Notes,Amount,Month\r\n' +
      'Ledger,penalty-charges,,"£61,200.55",2027-01\r\n' +
      '\r\n' +
      'Court,penalty-charges,a refund,-12.5,2027-02\r\n',
    'seen.csv',
  );
  assert.deepEqual(benefits, [
    { line: 'penalty-charges', month: '2027-01', amount: 6_120_055, source: 'Ledger' },
    { line: 'penalty-charges', month: '2027-02', amount: -1_250, source: 'Court' },
  ]);
  assert.deepEqual(locate(1), { file: 'seen.csv', line: 4 });
});

test('a row without an amount was not measured; one of nothing was', () => {
  const { benefits, locate } = readMeasuredFile(
    `${HEADER}newcomers,2027-01,,\nnewcomers,2027-02,0,Ledger\n`,
    'seen.csv',
  );
  assert.deepEqual(
    benefits.map(({ month, amount }) => [month, amount]),
    [['2027-02', 0]],
  );
  assert.equal(locate(0).line, 3);
});

test('what cannot be read is refused with its line and column', () => {
  for (const [row, location] of [
    ['newcomers,2027-13,1,Ledger', { line: 2, column: 'month' }],
    ['newcomers,Jan-27,1,Ledger', { line: 2, column: 'month' }],
    ['newcomers,2027-01,1.005,Ledger', { line: 2, column: 'amount' }],
    ['newcomers,2027-01,lots,Ledger', { line: 2, column: 'amount' }],
    ['newcomers,2027-01,1,', { line: 2, column: 'source' }],
    [',2027-01,1,Ledger', { line: 2, column: 'line' }],
    ['newcomers,2027-01,1', { line: 2 }],
    ['"newcomers', { line: 2 }],
  ] as const) {
    assert.throws(() => readMeasuredFile(`${HEADER}${row}\n`, 'seen.csv'), {
      code: 'business-case/measured',
      location: { file: 'seen.csv', ...location },
    });
  }
  assert.throws(() => readMeasuredFile('line,month,amount\n', 'seen.csv'), /"source"/);
  assert.throws(() => readMeasuredFile('', 'seen.csv'), { code: 'business-case/measured' });
});

test('what is not of the case is refused on the line where it stands', () => {
  const read = readMeasuredFile(
    `${HEADER}newcomers,2027-01,1,Ledger\n\nnobody,2027-01,1,Ledger\n`,
    'seen.csv',
  );
  const measured = { start: '2026-04', benefits: read.benefits };
  let thrown: unknown;
  try {
    checkMeasured(briefCase, measured);
  } catch (error) {
    thrown = error;
  }
  const { code, location } = inMeasuredFile(thrown, read) as never;
  assert.deepEqual([code, location], ['business-case/measured', { file: 'seen.csv', line: 4 }]);
});

test('a file to be filled in reads as nothing until it is, and then as what was put in', () => {
  const template = measuredTemplate(briefCase.benefits, ['2026-04', '2026-05']);
  assert.deepEqual(readMeasuredFile(template, 'template.csv').benefits, []);
  const filled = template.replace('2026-05,,,', '2026-05,10.01,Ledger,');
  assert.deepEqual(
    readMeasuredFile(filled, 'template.csv').benefits.map(({ line, month, amount }) => [
      line,
      month,
      amount,
    ]),
    [[briefCase.benefits[0]?.id, '2026-05', 1_001]],
  );
});

test('a source that would be a formula in a spreadsheet is a text there, and reads as it was', () => {
  const seen = { line: 'newcomers', month: '2027-01', amount: -150, source: '=1+cmd|A0' };
  const written = measuredFile([{ id: 'newcomers', description: '@SUM(A1)' }], [seen]);
  assert.match(written, /\r\nnewcomers,2027-01,-1\.50,'=1\+cmd\|A0,'@SUM\(A1\)\r\n/);
  assert.deepEqual(readMeasuredFile(written, 'seen.csv').benefits, [seen]);
  assert.throws(() => readMeasuredFile(`${HEADER}newcomers,2027-01,1,"a\u0000b"\n`, 'seen.csv'), {
    code: 'business-case/measured',
    location: { file: 'seen.csv', line: 2, column: 'source' },
  });
});
