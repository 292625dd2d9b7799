import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { GRID_ORIGIN } from '../../src/synthetic/borough/gazetteer/place-names.ts';
import { makeBorough } from './borough.ts';

/** Fields of a record in NLPG DTF 7.3, the first three its type, change and place in the file. */
const FIELDS: Readonly<Record<string, number>> = {
  10: 9,
  11: 20,
  15: 9,
  21: 23,
  23: 11,
  24: 30,
  29: 17,
  99: 5,
};

let lines: string[][];
const ofType = (type: string): string[][] => lines.filter(([first]) => first === type);

before(async () => {
  lines = (await makeBorough({ people: 6000, seed: 2, extracts: 1 })).gazetteer();
});

test('every record has the fields of its type, from a header to a trailer', () => {
  for (const line of lines) assert.equal(line.length, FIELDS[line[0] as string], line.join());
  assert.equal(lines[0]?.[0], '10');
  assert.equal(lines[0]?.[7], '7.3');
  assert.equal(lines.at(-1)?.[0], '99');
  const inserts = lines.filter((line) => line[1] === 'I');
  for (const [index, line] of inserts.entries()) assert.equal(line[2], String(index + 1));
  assert.equal(lines.at(-1)?.[2], String(inserts.length));
});

test('keys are unique and every reference leads somewhere', () => {
  const unique = (type: string, field: number): Set<string> => {
    const keys = ofType(type).map((line) => line[field] as string);
    assert.equal(new Set(keys).size, keys.length, `type ${type}`);
    return new Set(keys);
  };
  const usrns = unique('11', 3);
  const uprns = unique('21', 3);
  unique('24', 4);
  unique('23', 4);
  for (const line of ofType('15')) assert.ok(usrns.has(line[3] as string));
  for (const line of ofType('21')) assert.ok(line[8] === '' || uprns.has(line[8] as string));
  for (const line of [...ofType('23'), ...ofType('24')]) assert.ok(uprns.has(line[3] as string));
  for (const line of ofType('24')) assert.ok(usrns.has(line[21] as string));
  for (const uprn of uprns) assert.match(uprn, /^(\d{10}|\d{12})$/);
});

test('every property has one approved address, said in one way only', () => {
  const approved = ofType('24').filter((line) => line[6] === '1');
  assert.equal(approved.length, ofType('21').length);
  const said = new Set<string>();
  let named = 0;
  for (const line of approved) {
    assert.ok(line[16] !== '' || line[20] !== '', 'neither number nor name');
    // A shop and the flat above differ by the flat; nothing else may be said twice.
    const text = [...line.slice(11, 22), line[24]].join('|');
    if (line[20] === '' || line[16] !== '') assert.ok(!said.has(text), text);
    else if (said.has(text)) named += 1;
    said.add(text);
  }
  assert.ok(named < approved.length / 300, `${named} houses share name and postcode`);
});

test('a borough has all that makes addresses hard', () => {
  const approved = ofType('24').filter((line) => line[6] === '1');
  const classes = new Set(ofType('21').map((line) => line[7]));
  for (const each of ['RD02', 'RD03', 'RD04', 'RD06', 'RH03', 'RI01', 'CR08', 'PP']) {
    assert.ok(classes.has(each), `no ${each}`);
  }
  assert.ok(
    approved.some((line) => line[11] !== ''),
    'numbered units',
  );
  assert.ok(
    approved.some((line) => line[15]?.startsWith('FLAT ')),
    'flats',
  );
  assert.ok(
    approved.some((line) => line[17] !== ''),
    'letters after numbers',
  );
  assert.ok(
    approved.some((line) => line[18] !== ''),
    'ranges',
  );
  assert.ok(
    approved.some((line) => line[16] === '' && line[20] !== ''),
    'names without a number',
  );
  const other = ofType('24').filter((line) => line[6] !== '1');
  assert.ok(other.length > 0 && other.every((line) => line[6] === '3' || line[6] === '8'));
});

test('it lies in the sea', () => {
  for (const line of ofType('21')) {
    const x = Number(line[9]) - GRID_ORIGIN.x;
    const y = Number(line[10]) - GRID_ORIGIN.y;
    assert.ok(x > -1000 && x < 11_000 && y > -1000 && y < 11_000, `${x} ${y}`);
  }
});
