import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSourceDefinition } from '../../../intake/index.ts';
import type { ListedQuality, SourceMeasure, SourceOverview } from '../../../master-index/index.ts';
import { comparedMeasures, measureMatrix } from './measures-compared.ts';
import { percentText, qualitySeries, shareCell } from './quality-series.ts';
import { sparkLine } from './spark-line.ts';

const definition = readSourceDefinition(
  `{ format: reeve-source/1, name: libraries-borrowers, title: Borrowers, service: libraries, holds: anyone,
     extract: { cadence: monthly, content: full },
     records: [{ role: borrower, title: Borrower, key: [NO], attributes: { surname: S, email: E },
       facts: { branch: { label: Home branch, type: text, from: B } } }] }`,
  'made',
);

function measured(
  extract: number,
  attribute: string,
  measure: ListedQuality['measure'],
  count: number,
  among: number,
): ListedQuality {
  return {
    extract,
    asAt: `2026-0${extract}-28`,
    role: 'borrower',
    attribute,
    measure,
    count,
    among,
  };
}

describe('quality over time', () => {
  const listed = [
    measured(2, '', 'valid', 995, 1000),
    measured(2, 'email', 'complete', 158, 1000),
    measured(2, 'email', 'consistent', 12, 14),
    measured(2, 'fact:branch', 'complete', 1000, 1000),
    measured(1, '', 'valid', 1000, 1000),
    measured(1, 'email', 'complete', 160, 1000),
    measured(1, 'fact:branch', 'complete', 1000, 1000),
  ];
  const [role] = qualitySeries(listed, definition);

  test('is of records, of attributes and of facts, as staff call them', () => {
    assert.equal(role?.title, 'Borrower');
    assert.equal(role?.records?.label, 'All records');
    assert.deepEqual(
      role?.attributes.map(({ label }) => label),
      ['Email'],
    );
    assert.deepEqual(
      role?.facts.map(({ label }) => label),
      ['Home branch'],
    );
  });

  test('has a line, and a column of its table, for what was measured at any time', () => {
    const email = role?.attributes[0];
    assert.deepEqual(
      email?.measures.map(({ code }) => code),
      ['complete', 'consistent'],
    );
    assert.deepEqual(
      email?.rows.map(({ asAt, cells }) => [asAt, ...cells.map((cell) => cell?.text ?? null)]),
      [
        ['2026-02-28', '15.8%', '85.7%'],
        ['2026-01-28', '16.0%', null],
      ],
    );
    assert.deepEqual(
      email?.chart.lines.map(({ points }) => points.length),
      [2, 1],
    );
  });

  test('tells a change, and of how few a share is', () => {
    const [complete, , , , , consistent] = role?.attributes[0]?.latest ?? [];
    assert.deepEqual(complete, {
      text: '15.8%',
      among: null,
      change: { isUp: false, text: '0.2' },
    });
    assert.deepEqual(consistent, { text: '85.7%', among: '14', change: null });
  });

  test('never calls all what is not all', () => {
    assert.equal(percentText(999_999 / 1_000_000), 'over 99.9%');
    assert.equal(percentText(1 / 1_000_000), 'under 0.1%');
    assert.equal(percentText(1), '100.0%');
    assert.equal(percentText(0), '0.0%');
    assert.equal(shareCell({ count: 0, among: 0 }), null);
  });
});

describe('services compared', () => {
  const overview = (name: string, title: string): SourceOverview => ({
    name,
    title,
    service: 'libraries',
    cadence: 'monthly',
    content: 'full',
    kinds: [{ of: 'borrower', title: `${title}: borrower` }],
    loaded: null,
    begun: null,
    nextDue: null,
  });
  const sources = [overview('a', 'A'), overview('b', 'B'), overview('c', 'C')];
  const of = (source: string, attribute: string, shares: readonly number[]): SourceMeasure[] =>
    shares.map((share, i) => ({
      ...measured(9 - i, attribute, 'consistent', share, 100),
      source,
    }));

  test('are rows by attributes, with the lowest marked where it is lower', () => {
    const { attributes, rows } = measureMatrix(
      comparedMeasures(
        [
          ...of('a', 'email', [90, 80]),
          ...of('a', 'surname', [99]),
          ...of('b', 'email', [70]),
          ...of('b', 'surname', [98]),
          ...of('c', 'email', [95]),
          ...of('c', 'surname', [99]),
          ...of('c', 'nino', [10]),
          ...of('gone', 'email', [1]),
        ],
        sources,
        (service) => service,
      ),
    );
    assert.deepEqual(attributes, ['email', 'surname', 'nino']);
    assert.deepEqual(
      rows.map(({ title, cells }) => [
        title,
        ...cells.map((cell) => cell && [cell.share.text, cell.isLowest]),
      ]),
      [
        ['A: borrower', ['90.0%', false], ['99.0%', false], null],
        ['B: borrower', ['70.0%', true], ['98.0%', false], null],
        ['C: borrower', ['95.0%', false], ['99.0%', false], ['10.0%', false]],
      ],
    );
    assert.equal(rows[0]?.cells[0]?.share.change?.text, '10.0');
  });

  test('show how a share went, where there is something to compare', () => {
    assert.equal(sparkLine([0.5]), null);
    const { path, end } = sparkLine([0.5, 0.7, 0.9]) ?? { path: '', end: { x: 0, y: 0 } };
    assert.match(path, /^M\d[\d.]* \d[\d.]*L\d[\d.]* \d[\d.]*L\d[\d.]* \d[\d.]*$/);
    assert.ok(end.y < 11, 'up is up');
    assert.doesNotMatch(sparkLine([1, 1, 1])?.path ?? 'NaN', /NaN/);
  });
});
