import assert from 'node:assert/strict';
import test from 'node:test';
import { inPounds, sumPence } from '../arithmetic/pence.ts';
import { type CalculatedLine, calculateCase } from '../calculate/calculate-case.ts';
import type { CostLine } from '../domain/lines.ts';
import { briefCase, scenarioOf } from './brief-case.ts';

const { costs } = calculateCase(briefCase, scenarioOf(briefCase, [1, 2]));

type Row = readonly [id: string, pounds: number, cash: 'cash' | 'non-cash'];

/** The lines of a table in its order, as it prints them. */
function table(level: 1 | 2, kind: CostLine['kind'], term: CostLine['term']): Row[] {
  return linesOf(level, kind, term).map(({ line, value }) => [
    line.id,
    inPounds(value),
    line.cash ? 'cash' : 'non-cash',
  ]);
}

function linesOf(
  level: 1 | 2,
  kind: CostLine['kind'],
  term: CostLine['term'],
): CalculatedLine<CostLine>[] {
  return costs.filter(
    ({ line }) => line.level === level && line.kind === kind && line.term === term,
  );
}

const totalOf = (lines: readonly CalculatedLine<CostLine>[]): number =>
  inPounds(sumPence(lines.map(({ value }) => value)));

test('7.1.1: people, one-off', () => {
  assert.deepEqual(table(1, 'people', 'one-off'), [
    ['project-manager', 112_690, 'cash'],
    ['system-owner', 429, 'non-cash'],
    ['service-representatives', 1_180, 'non-cash'],
    ['project-board', 27_583, 'non-cash'],
    ['staff-training', 6_705, 'non-cash'],
    ['client-installation', 2_414, 'non-cash'],
  ]);
});

test('7.1.1: the totals of people, of which £38,310 is rounded once', () => {
  const lines = linesOf(1, 'people', 'one-off');
  assert.equal(totalOf(lines.filter(({ line }) => line.cash)), 112_690);
  assert.equal(totalOf(lines.filter(({ line }) => !line.cash)), 38_310);
  const printedLines = [429, 1_180, 27_583, 6_705, 2_414];
  assert.equal(
    printedLines.reduce((a, b) => a + b, 0),
    38_311,
  );
});

test('7.1.1: people, ongoing', () => {
  assert.deepEqual(table(1, 'people', 'ongoing'), [['data-stewards', 82_600, 'cash']]);
});

test('7.1.1: technology and services', () => {
  assert.deepEqual(table(1, 'technology', 'one-off'), [['hub', 400_000, 'cash']]);
  assert.deepEqual(table(1, 'technology', 'ongoing'), [['hub-support', 40_000, 'cash']]);
});

test('7.2.1: people', () => {
  assert.deepEqual(table(2, 'people', 'one-off'), []);
  assert.deepEqual(table(2, 'people', 'ongoing'), [['integration-technician', 29_500, 'cash']]);
});

test('7.2.1: technology and services', () => {
  assert.deepEqual(table(2, 'technology', 'one-off'), [
    ['adaptors', 120_000, 'cash'],
    ['middleware', 100_000, 'cash'],
    ['screen-scraper', 50_000, 'cash'],
  ]);
  assert.equal(totalOf(linesOf(2, 'technology', 'one-off')), 270_000);
  assert.deepEqual(table(2, 'technology', 'ongoing'), [
    ['adaptor-support', 0, 'cash'],
    ['middleware-support', 0, 'cash'],
    ['screen-scraper-support', 12_500, 'cash'],
  ]);
  assert.equal(totalOf(linesOf(2, 'technology', 'ongoing')), 12_500);
});
