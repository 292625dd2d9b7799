import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Constraint,
  constraintsOf,
  type Decision,
  inForce,
  StandingConstraints,
} from '../index.ts';

let made = 0;
const decision = (...constraints: Constraint[]): Decision => {
  made++;
  return {
    id: `d${made}`,
    kind: 'split',
    actor: 'jo',
    at: `2026-01-01T${String(made).padStart(6, '0')}`,
    reason: 'seen',
    effects: [],
    inverse: [],
    constraints,
    basedOn: [],
    notes: [],
  };
};
const undo = (of: Decision): Decision => ({ ...decision(), kind: 'undo', undoes: of.id });
const never = (left: string, right: string): Constraint => ({
  kind: 'never',
  left: [...left],
  right: [...right],
});
const always = (records: string): Constraint => ({ kind: 'always', records: [...records] });
const numbers = (records: string) => new Map([...records].map((record, i) => [record, i]));

describe('what decisions say of records', () => {
  it('a split keeps each record of the one side from each of the other', () => {
    assert.deepEqual(constraintsOf([decision(never('ab', 'cd'))], numbers('abcd')), {
      never: [
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
      ],
      always: [],
    });
  });

  it('what is undone says nothing, what is undone twice does', () => {
    const said = decision(never('a', 'b'));
    const first = undo(said);
    assert.deepEqual(constraintsOf([said, first], numbers('ab')).never, []);
    assert.deepEqual(constraintsOf([said, first, undo(first)], numbers('ab')).never, [[0, 1]]);
  });

  it('an always-match gives way to a never-match, for its records alone', () => {
    const merged = decision(always('abcd'));
    const split = decision(never('ab', 'cd'));
    for (const order of [
      [merged, split],
      [decision(never('ab', 'cd')), decision(always('abcd'))],
    ]) {
      const pairs = constraintsOf(order, numbers('abcd'));
      assert.equal(pairs.never.length, 4);
      assert.deepEqual(pairs.always, [
        [0, 1],
        [2, 3],
      ]);
    }
  });

  it('of two always-matches that cannot both hold, the newer does', () => {
    const given = [decision(never('a', 'b')), decision(always('ac')), decision(always('bc'))];
    assert.deepEqual(constraintsOf(given, numbers('abc')).always, [[1, 2]]);
  });

  it('records that are not in the run still hold others together and apart', () => {
    const given = [decision(always('ax')), decision(never('x', 'b')), decision(always('xc'))];
    assert.deepEqual(constraintsOf(given, numbers('abc')), { never: [[0, 1]], always: [[0, 2]] });
  });

  it('a never-match holds through third records, and says who said it', () => {
    const said = decision(never('x', 'b'));
    const standing = new StandingConstraints([
      said,
      decision(always('ax')),
      decision(always('bc')),
    ]);
    assert.equal(standing.between('a', 'c')?.decision, said);
    assert.equal(standing.against(['c', 'd', 'a'])?.decision, said);
    assert.equal(standing.against(['c', 'd', 'b']), undefined);
  });
});

it('whatever was decided, no never-match is within what is always one person', () => {
  const records = fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 1, maxLength: 4 });
  const constraint = fc.oneof(
    records.map((set) => always([...new Set(set)].join(''))),
    fc
      .tuple(records, records)
      .map(([left, right]) => never(left, [...right].filter((r) => !left.includes(r)).join(''))),
  );
  fc.assert(
    fc.property(fc.array(constraint, { maxLength: 8 }), (given) => {
      const all = given.map((each) => decision(each));
      const standing = new StandingConstraints(inForce(all));
      for (const { pair } of standing.never) {
        assert.notEqual(standing.groupOf(pair[0]), standing.groupOf(pair[1]));
        assert.notEqual(standing.between(...pair), undefined);
      }
      for (const said of given) {
        if (said.kind !== 'never') continue;
        for (const a of said.left) for (const b of said.right) assert.ok(standing.between(a, b));
      }
      const newest = given.findLast(({ kind }) => kind === 'always');
      if (newest?.kind === 'always' && standing.against(newest.records) === undefined) {
        assert.equal(new Set(newest.records.map((record) => standing.groupOf(record))).size, 1);
      }
      const pairs = constraintsOf(all, numbers('abcdef'));
      const root = Array.from('abcdef', (record) => standing.groupOf(record));
      for (const [a, b] of pairs.always) assert.equal(root[a], root[b]);
      for (const [a, b] of pairs.never) assert.notEqual(root[a], root[b]);
    }),
    { numRuns: 300 },
  );
});
