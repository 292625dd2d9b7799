import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from 'csv-parse/sync';
import { calculateCase, decimalText, scenarioOf } from '../business-case/index.ts';
import { authorityJsonSchema } from './authority-schema.ts';
import { caseFiles } from './case-tables.ts';
import { readAuthority } from './read-authority.ts';

const head = ['format: reeve/authority/1', 'name: Anytown', 'type: unitary'].join('\n');
const read = (...lines: string[]) => readAuthority([head, ...lines].join('\n'), 'anytown.yaml');

const licensing = `
additional:
  services:
    - { id: licensing, name: Licensing }
  inputs:
    - { id: licences, label: Licences, unit: licence/year, value: "1,000", date: 2026 }
    - { id: licence-saving, label: Saving, unit: £/licence, value: 12.50, date: 2026-03-31, source: Time study }
  timings:
    - { id: from-year-2, label: From year 2, startsAfterMonths: 12 }
  benefits:
    - id: licences-checked
      service: licensing
      description: Licences are checked against addresses
      basis: a saving on each
      cashable: true
      formula: [{ multiply: [licences, licence-saving] }]
      timing: from-year-2
`;

test('figures of an authority take the place of defaults, with their source', () => {
  const model = read(
    'figures:',
    '  dwellings: { value: 91250, date: 2026-03-31, source: CTB1 return }',
    '  discount-abuse-detected: { value: 15%, date: 2026, low: 5%, high: 30% }',
  );
  const dwellings = model.inputs.find(({ id }) => id === 'dwellings');
  assert.deepEqual(dwellings?.evidence, { kind: 'cited', source: 'CTB1 return' });
  assert.equal(dwellings?.setBy, 'user');
  const detected = model.inputs.find(({ id }) => id === 'discount-abuse-detected');
  assert.equal(detected?.evidence.kind, 'illustrative');
  const { benefits } = calculateCase(model, scenarioOf(model, [1]));
  const discount = benefits.find(({ line }) => line.id === 'single-person-discount');
  assert.equal(discount?.value, Math.round(91_250 * 10.7 * 0.15 * 100));
});

test('shares of years take the place of a timing, one by one or as a benefit comes and goes', () => {
  const model = read(
    'timings:',
    '  penalty-charge-income: { shares: [0, 50%, 1, 0.9, 0.8], source: Parking plan }',
    '  other-cashable: { startsAfterMonths: 12, rampUpMonths: 12, retainedEachYear: 90% }',
  );
  const found = (id: string) => model.timings.find((each) => each.id === id);
  assert.deepEqual(found('penalty-charge-income')?.evidence, {
    kind: 'cited',
    source: 'Parking plan',
  });
  assert.equal(found('other-cashable')?.evidence.kind, 'illustrative');
  assert.deepEqual(
    found('other-cashable')?.shares.map((share) => decimalText(share, 3)),
    ['0', '0.5', '1', '0.9', '0.81'],
  );
  const { benefits } = calculateCase(model, scenarioOf(model, [1]));
  const parking = benefits.find(({ line }) => line.id === 'penalty-charges');
  assert.deepEqual(
    parking?.byYear,
    [0, 0.5, 1, 0.9, 0.8].map((share) => Math.round(share * (parking?.value ?? 0))),
  );
  assert.throws(() => read('timings: { none: { shares: [1, 1, 1, 1, 1] } }'), {
    code: 'business-case/unknown-timing',
    location: { file: 'anytown.yaml', line: 4, field: 'timings.none' },
  });
});

test('what an authority adds is calculated with the rest', () => {
  const model = read(licensing);
  const { benefits } = calculateCase(model, scenarioOf(model, [1]));
  const licences = benefits.find(({ line }) => line.id === 'licences-checked');
  assert.deepEqual(licences?.byYear, [0, 1_250_000, 1_250_000, 1_250_000, 1_250_000]);
});

test('a price index with its source brings defaults to the year', () => {
  const model = read(
    'prices:',
    '  year: 2024-25',
    '  index: { source: Treasury table of June 2026, years: { 2008-09: 80, 2024-25: 120 } }',
  );
  const { costs } = calculateCase(model, scenarioOf(model, [1]));
  assert.equal(costs.find(({ line }) => line.id === 'hub')?.value, 60_000_000);
  assert.equal(model.prices, '2024-25');
});

test('JSON is read as YAML is', () => {
  const json = {
    format: 'reeve/authority/1',
    name: 'Anytown',
    type: 'district',
    without: ['parking'],
  };
  const model = readAuthority(JSON.stringify(json), 'anytown.json');
  assert.ok(!model.services.some(({ id }) => id === 'parking'));
});

/** Lines after the head, what is said, and of which line and field. */
const faults: readonly (readonly [
  says: RegExp,
  line: number,
  field: string,
  ...lines: string[],
])[] = [
  [/no field "figurs"/, 4, 'figurs', 'figurs: {}'],
  [
    /"lots" is not a number/,
    5,
    'figures.dwellings.value',
    'figures:',
    '  dwellings: { value: lots, date: 2026 }',
  ],
  [/This field is missing/, 5, 'figures.dwellings.date', 'figures:', '  dwellings: { value: 1 }'],
  [
    /no input "dwelings"/,
    5,
    'figures.dwelings',
    'figures:',
    '  dwelings: { value: 1, date: 2026 }',
  ],
  [
    /both low and high/,
    5,
    'figures.claims',
    'figures:',
    '  claims: { value: 1, date: 2026, low: 0 }',
  ],
  [
    /not between low and high/,
    5,
    'figures.claims',
    'figures:',
    '  claims: { value: 9, date: 2026, low: 1, high: 2 }',
  ],
  [/is below 0/, 5, 'figures.claims', 'figures:', '  claims: { value: -9, date: 2026 }'],
  [
    /and it is 0/,
    5,
    'figures.working-days',
    'figures:',
    '  working-days: { value: 0, date: 2026 }',
  ],
  [
    /at most 12 months/,
    5,
    'figures.months-late',
    'figures:',
    '  months-late: { value: 18, date: 2026 }',
  ],
  [/no service "tolls"/, 4, 'without[0]', 'without: [tolls]'],
  [/price index|GDP deflator/, 4, 'prices', 'prices: { year: 1999-00 }'],
];

test('what is wrong is said with its line, its field and what to do', () => {
  for (const [says, line, field, ...lines] of faults) {
    assert.throws(
      () => read(...lines),
      (error: { message: string; location: object; hint?: string }) => {
        assert.match(error.message, says);
        assert.deepEqual(error.location, { file: 'anytown.yaml', line, field });
        assert.ok(error.hint, field);
        return true;
      },
    );
  }
});

test('a formula that does not come to money is refused at the line that was added', () => {
  assert.throws(() => read(licensing.replace('licences, licence-saving', 'licences')), {
    code: 'business-case/incompatible-units',
    location: { file: 'anytown.yaml', line: 14, field: 'additional.benefits[0]' },
  });
});

test('a file that is not YAML, a type that is not known and a key given twice are refused', () => {
  assert.throws(() => readAuthority('name: [', 'a.yaml'), { code: 'business-case/syntax' });
  assert.throws(() => readAuthority(head.replace('unitary', 'parish'), 'a.yaml'), {
    code: 'business-case/invalid',
    location: { file: 'a.yaml', line: 3, field: 'type' },
  });
  assert.throws(() => read('name: Again'), { code: 'business-case/syntax' });
});

test('its tables are CSV whose numbers are numbers, and whose figures say what they rest on', () => {
  const model = read('figures:', "  hub-price: { value: 300000, date: 2026, source: '=a quote' }");
  const files = caseFiles(model, [calculateCase(model, scenarioOf(model, [2]))]);
  const rowsOf = (name: string) =>
    parse(files[name] ?? '', { columns: true }) as Record<string, string>[];
  assert.equal(rowsOf('summary.csv')[0]?.['Net present value'], '-439619.03');
  const price = rowsOf('inputs.csv').find(({ Id }) => Id === 'hub-price');
  assert.equal(price?.Source, "'=a quote");
  const staff = rowsOf('inputs.csv').find(({ Id }) => Id === 'staff');
  assert.match(staff?.Source ?? '', /^Illustrative: /);
  assert.equal(files['differences-in-the-brief.csv'], undefined);
});

test('a file has the shape that the published schema says', () => {
  const published = new URL('../../docs/authority.schema.json', import.meta.url);
  assert.deepEqual(
    JSON.parse(readFileSync(published, 'utf8')),
    JSON.parse(JSON.stringify(authorityJsonSchema())),
    'stale: run node scripts/run.mjs scripts/authority-schema.ts',
  );
});
