import assert from 'node:assert/strict';
import test from 'node:test';
import { briefCase } from './brief-case.ts';

/** Scale and who benefits, service by service, in the order of the brief's tables. */
function table(level: 1 | 2): Record<string, string[]> {
  const rows: Record<string, string[]> = {};
  for (const { level: of, service, scale, whoBenefits } of briefCase.qualitative) {
    if (of !== level) continue;
    rows[service] = [...(rows[service] ?? []), `${scale} ${whoBenefits}`];
  }
  return rows;
}

test('7.1.2: level 1 qualitative benefits', () => {
  assert.deepEqual(table(1), {
    all: [
      '4 Service planning',
      '4 Customer',
      '4 Customer',
      '3 Customer',
      '1 Service planning',
      '4 Customer',
    ],
    'customer-services': ['3 Customer', '2 Customer'],
    benefits: ['5 Customer', '4 Internal service user', '3 Staff'],
    housing: ['2 Customer', '2 Customer'],
    'council-tax': ['1 Customer', '2 Service planning'],
    children: ['5 Internal service user', '3 Customer', '3 Internal service user'],
    adults: [
      '3 Customer',
      '3 Internal service user',
      '1 Service planning',
      '3 Internal service user',
    ],
    schools: ['1 Performance indicator', '2 Customer', '3 Staff'],
    libraries: ['3 Customer', '4 Performance indicator'],
    electoral: ['5 Performance indicator', '3 Customer', '2 Customer'],
    registrars: ['3 Internal service user', '4 Staff'],
    parking: ['1 Customer', '3 Customer'],
  });
});

test('7.2.2: level 2 qualitative benefits', () => {
  assert.deepEqual(table(2), {
    all: ['4 Customer', '3 Performance indicator', '2 Customer'],
    benefits: ['3 Customer'],
    housing: ['2 Staff', '3 Customer'],
    'council-tax': ['2 Customer'],
    adults: ['2 Customer'],
    libraries: ['1 Customer'],
  });
});

test('2: the three that matter most are children at risk, benefits not claimed, and the roll', () => {
  const most = briefCase.qualitative.filter(({ level, scale }) => level === 1 && scale === 5);
  assert.deepEqual(most.map(({ service }) => service).sort(), [
    'benefits',
    'children',
    'electoral',
  ]);
});

test('7.1.4: risks, with likelihood and impact', () => {
  const scored = briefCase.risks.filter(({ level }) => level === 1);
  assert.deepEqual(
    scored.map(({ id, likelihood, impact }) => [id, likelihood, impact]),
    [
      ['A', 3, 5],
      ['B', 3, 5],
      ['C', 2, 5],
      ['D', 2, 4],
      ['E', 3, 5],
      ['F', 2, 3],
      ['G', 2, 1],
      ['H', 3, 4],
      ['I', 3, 4],
    ],
  );
});

test('7.2.4: two more risks at level 2, which the brief does not score', () => {
  const more = briefCase.risks.filter(({ level }) => level === 2);
  assert.deepEqual(
    more.map(({ likelihood, impact }) => [likelihood, impact]),
    [
      [null, null],
      [null, null],
    ],
  );
});
