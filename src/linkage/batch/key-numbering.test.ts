import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type KeyTask, numberKeys } from './key-numbering.ts';

interface Entry {
  readonly record: number;
  readonly low: number;
  readonly high: number;
}

/** Records by key, keys in order of their first record: what `numberKeys` has to find. */
function groupsOf(entries: readonly Entry[]): number[][] {
  const byKey = new Map<string, number[]>();
  for (const { record, low, high } of [...entries].sort((a, b) => a.record - b.record)) {
    const key = `${low},${high}`;
    byKey.set(key, [...(byKey.get(key) ?? []), record]);
  }
  const shared = [...byKey.values()].filter((records) => records.length > 1);
  return shared.sort((a, b) => (a[0] as number) - (b[0] as number));
}

/** Few lower and upper halves, so that keys share either or both. */
const half = fc.constantFrom(0, 1, -1, 7, 2 ** 31 - 1, -(2 ** 31));

const halvesOf = (entries: readonly Entry[]): Int32Array =>
  Int32Array.from(entries.flatMap(({ low, high }) => [low, high]));

function groupsFound(found: ReturnType<typeof numberKeys>): number[][] {
  const groups: number[][] = [];
  found.order.forEach((record, i) => {
    const key = found.keys[i] as number;
    groups[key - 1] = [...(groups[key - 1] ?? []), record];
  });
  return groups;
}

test('records that share a key come together, whatever halves the keys have', () => {
  const key = fc.record({ low: half, high: half, isPresent: fc.boolean() });
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
      const stride = 4;
      const rows = new Int32Array(keys.length * stride);
      const entries = keys.map(({ low, high }, record) => ({ record, low, high }));
      const task: KeyTask = {
        recordCount: keys.length,
        records: null,
        halves: halvesOf(entries),
        present: Uint8Array.from(keys, ({ isPresent }) => (isPresent ? 1 : 0)),
        target: { rows, stride, offset: 2 },
      };
      const found = numberKeys(task);
      const expected = groupsOf(entries.filter((_, i) => keys[i]?.isPresent));
      const sets = (groups: number[][]) => new Map(groups.map((group) => [group[0], group]));
      assert.deepEqual(sets(groupsFound(found)), sets(expected));
      // A record has the number of the key that it shares, and nothing else is written.
      const numbers = new Int32Array(rows.length);
      found.order.forEach((record, i) => {
        numbers[record * stride + 2] = found.keys[i] as number;
      });
      assert.deepEqual(rows, numbers);
      found.order.forEach((_, i) => {
        const end = found.ends[i] as number;
        assert.equal(found.keys[end - 1], found.keys[i]);
        assert.notEqual(found.keys[end], found.keys[i]);
      });
    }),
  );
});

test('keys are numbered by their first records, however the entries come', () => {
  const entry = fc.record({ record: fc.nat(20), low: half, high: half });
  const distinct = fc.uniqueArray(entry, {
    maxLength: 60,
    selector: ({ record, low, high }) => `${record},${low},${high}`,
  });
  fc.assert(
    fc.property(distinct, (entries) => {
      const task: KeyTask = {
        recordCount: 21,
        records: Int32Array.from(entries, ({ record }) => record),
        halves: halvesOf(entries),
        present: null,
        target: null,
      };
      const found = numberKeys(task);
      const groups = groupsFound(found);
      assert.deepEqual(
        groups.map((group) => group[0]),
        groupsOf(entries).map((group) => group[0]),
      );
      // Each record's list holds the keys that it shares, in order.
      const { starts, keys } = found.lists as NonNullable<typeof found.lists>;
      for (let record = 0; record < 21; record++) {
        const own = [...keys.subarray(starts[record], starts[record + 1])];
        const expected = groups.flatMap((group, k) => (group.includes(record) ? [k + 1] : []));
        assert.deepEqual(own, expected);
      }
    }),
  );
});
