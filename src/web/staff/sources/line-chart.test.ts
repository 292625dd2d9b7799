import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type ChartContent, lineChart } from './line-chart.ts';

const content = (
  dates: readonly string[],
  values: readonly (number | null)[],
  unit: ChartContent['unit'] = 'share',
): ChartContent => ({
  id: 'c',
  title: 'Email',
  dates,
  unit,
  lines: [{ code: 'complete', name: 'Complete', values }],
});
const YEAR = ['2026-01-31', '2026-02-28', '2026-03-31'];

describe('a chart of lines over time', () => {
  test('lays dates as far apart as they are', () => {
    const { lines } = lineChart(content(['2026-01-01', '2026-01-11', '2026-01-31'], [1, 1, 1]));
    const [a, b, c] = (lines[0]?.points ?? []).map(({ x }) => x);
    assert.ok(a !== undefined && b !== undefined && c !== undefined);
    assert.ok(Math.abs((b - a) / (c - a) - 1 / 3) < 0.01);
  });

  test('breaks a line where nothing was measured', () => {
    const { lines } = lineChart(content(YEAR, [0.5, null, 0.7]));
    assert.match(lines[0]?.path ?? '', /^M[\d. ]+M[\d. ]+$/);
    assert.equal(lines[0]?.points.length, 2);
  });

  test('begins its scale near what it shows, and says where', () => {
    assert.equal(lineChart(content(YEAR, [0.97, 0.96, 0.98])).beginsAt, '95%');
    assert.equal(lineChart(content(YEAR, [0.97, 0.2, 0.98])).beginsAt, null);
  });

  test('counts from nothing to a round number', () => {
    const { ticks } = lineChart(content(YEAR, [1200, 3400, 10], 'count'));
    assert.deepEqual(
      ticks.map(({ label }) => label),
      ['0', '2,000', '4,000'],
    );
  });

  test('has room for its longest label, which ends a little before the lines', () => {
    for (const [most, longest] of [
      [9, 2],
      [3_400, 5],
      [20_000, 6],
      [350_000, 7],
      [9_400_000, 10],
    ] as const) {
      const { left, ticks } = lineChart(content(YEAR, [most, most, 1], 'count'));
      const letters = Math.max(...ticks.map(({ label }) => label.length));
      assert.equal(letters, longest);
      const commas = Math.floor((letters - 1) / 4);
      // 13 px, of which a digit takes 0.64 and a comma 0.32 at the most; 8 are left before the lines.
      const width = 13 * (0.64 * (letters - commas) + 0.32 * commas);
      assert.ok(left - 8 >= width, `${left} for ${letters} characters`);
      assert.ok(left < 120, 'most of the width is for the lines');
    }
    const { left, ticks } = lineChart(content(YEAR, [0.9991, 0.992, 1]));
    assert.equal(Math.max(...ticks.map(({ label }) => label.length)), 5, '99.5%');
    assert.ok(left - 8 >= 13 * (3 * 0.64 + 0.32 + 1.08));
  });

  test('says in words what it shows', () => {
    const { description } = lineChart(content(YEAR, [0.5, 0.6, 0.625]));
    assert.equal(description, 'Complete: 50% on 31 Jan 2026, 62.5% on 31 Mar 2026.');
  });

  test('of one extract is one point, with its date', () => {
    const { lines, dates } = lineChart(content(['2026-01-31'], [0.5]));
    assert.equal(lines[0]?.points.length, 1);
    assert.deepEqual(
      dates.map(({ label }) => label),
      ['31 Jan 2026'],
    );
  });

  test('draws nothing outside itself, whatever was measured', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 40 }),
        fc.array(fc.nat(5_000_000), { maxLength: 40 }),
        (shares, counts) => {
          for (const [values, unit] of [
            [shares, 'share'],
            [counts, 'count'],
          ] as const) {
            const dates = values.map((_, i) =>
              new Date(Date.UTC(2026, 0, 1 + 3 * i)).toISOString().slice(0, 10),
            );
            const drawn = lineChart(content(dates, values, unit));
            for (const { x, y } of drawn.lines.flatMap(({ points }) => points)) {
              assert.ok(x >= drawn.left && x <= drawn.right, `x ${x}`);
              assert.ok(y >= 0 && y <= drawn.baseline, `y ${y}`);
            }
          }
        },
      ),
    );
  });
});
