import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LinkageEngine, linkRecords, matchModel } from '../../src/linkage/index.ts';
import { engineWith } from '../automatic/people-in-engine.ts';
import { withoutComparison } from './both-ways.ts';
import { numbersFrom } from './numbers-from.ts';

/** Three hundred people of few names, most of whom have moved; some records know no date of birth. */
function records() {
  const number = numbersFrom(7);
  const rows: (string | null)[][] = [];
  for (let person = 0; person < 300; person++) {
    const name = `name${number(60)}`;
    const born = `19${10 + number(80)}-0${1 + number(9)}-1${number(10)}`;
    const homes = [`${number(900)}`, `${number(900)}`];
    const phone = `07700 ${900_000 + number(400)}`;
    for (let copy = 1 + number(6); copy > 0; copy--) {
      const at = homes[number(homes.length)] ?? null;
      rows.push([name, number(3) === 0 ? null : born, at, number(2) === 0 ? null : phone]);
    }
  }
  const column = (c: number): (string | null)[] => rows.map((row) => row[c] ?? null);
  return { name: column(0), born: column(1), home: column(2), phone: column(3) };
}

const level = <Column extends string>(column: Column, m: number, u: number) => [
  { when: { exact: column }, m, u } as const,
  { when: 'else', m: 1 - m, u: 1 - u } as const,
];

/** All is given, and nothing trained: what differs is how groups are weighed. */
const model = (groupShare: number) =>
  matchModel({
    linkType: 'dedupe',
    columns: {
      name: { from: 'name' },
      born: { from: 'born' },
      home: { from: 'home' },
      phone: { from: 'phone' },
    },
    comparisons: [
      { name: 'name', levels: level('name', 0.98, 1 / 60) },
      { name: 'date of birth', levels: level('born', 0.97, 1 / 7000) },
      { name: 'home', about: 'household', levels: level('home', 0.6, 1 / 900) },
      { name: 'phone', about: 'household', levels: level('phone', 0.7, 1 / 400) },
    ],
    blocking: [{ on: ['name'] }],
    prior: 1 / 300,
    relatives: 1 / 300,
    thresholds: { link: 0.8, review: 0.1 },
    clustering: { allowance: 0, groupShare },
  });

test('groups weighed as wholes are the same people whether pairs are compared in process or by SQL', async () => {
  const { engine, input } = await engineWith(records());
  const clustersOf = async (on: LinkageEngine, groupShare: number): Promise<number[]> => {
    const { clusters } = await linkRecords(on, model(groupShare), input);
    return [...clusters];
  };
  try {
    const found = new Map<number, number[]>();
    for (const share of [0, 0.4, 1]) {
      const inProcess = await clustersOf(engine, share);
      assert.deepEqual(await clustersOf(withoutComparison(engine), share), inProcess);
      found.set(share, inProcess);
    }
    const people = (share: number): number => new Set(found.get(share)).size;
    assert.ok(people(0.4) < people(0), `${people(0.4)} people, not fewer than ${people(0)}`);
    assert.notDeepEqual(found.get(1), found.get(0.4));
  } finally {
    await engine.close();
  }
});
