import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CanonicalFields, chainHash, chainStart, entryDigest } from './chain.ts';
import { type BreakKind, type ChainRow, type ShardVerdict, ShardVerifier } from './verify-shard.ts';

const LOG = 'log-1';
const SHARD = 3;

function fields(n: number): CanonicalFields {
  return {
    at: `2026-01-01T00:00:${String(n % 60).padStart(2, '0')}.000000Z`,
    actor: `u-${n % 4}`,
    service: 'libraries',
    purpose: 'lend',
    action: 'read',
    outcome: 'done',
    request: `r-${n}`,
    reference: null,
    roles: '["officer"]',
    agreements: '[]',
    subjects: `["p-${n % 7}"]`,
    items: '["surname"]',
  };
}

/** A chain of so many entries, its beginning included. */
function chainOf(length: number, log = LOG, shard = SHARD): ChainRow[] {
  let hash = chainStart(log, shard);
  const rows: ChainRow[] = [{ seq: 0, entry: null, hash }];
  for (let seq = 1; seq <= length; seq++) {
    const entry = fields(seq);
    hash = chainHash(hash, entryDigest(entry));
    rows.push({ seq, entry, hash });
  }
  return rows;
}

function verdictOf(
  rows: readonly ChainRow[],
  anchors: { seq: number; hash: string }[] = [],
): ShardVerdict {
  const verifier = new ShardVerifier(
    LOG,
    SHARD,
    anchors.map((head) => ({ ...head, shard: SHARD, anchored: 'anchor' })),
  );
  for (const row of rows) verifier.next(row);
  return verifier.end();
}

const kinds = (verdict: ShardVerdict): BreakKind[] => verdict.breaks.map(({ kind }) => kind);

/** A chain, and a place in it that is no beginning. */
const chainAndPlace = fc
  .integer({ min: 1, max: 30 })
  .chain((length) => fc.tuple(fc.constant(length), fc.integer({ min: 1, max: length })));

test('a chain as it was written holds, and its heads are found again', () => {
  fc.assert(
    fc.property(chainAndPlace, ([length, place]) => {
      const rows = chainOf(length);
      const head = rows[place] as ChainRow;
      const verdict = verdictOf(rows, [{ seq: place, hash: head.hash as string }]);
      assert.equal(verdict.breakCount, 0);
      assert.equal(verdict.entries, length);
      assert.equal(verdict.anchorsHeld, 1);
      assert.deepEqual(verdict.head, { shard: SHARD, seq: length, hash: rows.at(-1)?.hash });
    }),
  );
});

test('an entry with any field altered is found at its place', () => {
  const names = Object.keys(fields(1)) as (keyof CanonicalFields)[];
  fc.assert(
    fc.property(chainAndPlace, fc.constantFrom(...names), ([length, place], name) => {
      const rows = chainOf(length).map((row) =>
        row.seq !== place || row.entry === null
          ? row
          : { ...row, entry: { ...row.entry, [name]: `${row.entry[name] ?? ''}x` } },
      );
      const verdict = verdictOf(rows);
      assert.deepEqual(kinds(verdict), ['altered']);
      assert.equal(verdict.breaks[0]?.seq, place);
    }),
  );
});

test('a hash that was altered is found', () => {
  fc.assert(
    fc.property(chainAndPlace, fc.nat(63), ([length, place], digit) => {
      const rows = chainOf(length).map((row) => {
        if (row.seq !== place || row.hash === null) return row;
        const flipped = (Number.parseInt(row.hash[digit] ?? '0', 16) ^ 1).toString(16);
        return { ...row, hash: row.hash.slice(0, digit) + flipped + row.hash.slice(digit + 1) };
      });
      assert.equal(verdictOf(rows).breaks[0]?.seq, place);
    }),
  );
});

test('what is removed is found: entry, hash, both in the middle, the beginning', () => {
  fc.assert(
    fc.property(chainAndPlace, ([length, place]) => {
      const rows = chainOf(length);
      const change = (make: (row: ChainRow) => ChainRow[]): ShardVerdict =>
        verdictOf(rows.flatMap((row) => (row.seq === place ? make(row) : [row])));
      assert.deepEqual(kinds(change((row) => [{ ...row, entry: null }])), ['entry-removed']);
      assert.deepEqual(kinds(change((row) => [{ ...row, hash: null }])), ['not-in-chain']);
      assert.deepEqual(kinds(change(() => [])), place === length ? [] : ['removed']);
      assert.deepEqual(kinds(verdictOf(rows.slice(1))), ['start-altered']);
      assert.deepEqual(kinds(verdictOf([])), ['shard-missing']);
    }),
  );
});

test('what was cut off the end is found with an anchor, and only with one', () => {
  fc.assert(
    fc.property(chainAndPlace, ([length, place]) => {
      const rows = chainOf(length);
      const head = { seq: length, hash: rows.at(-1)?.hash as string };
      const cut = rows.slice(0, place);
      assert.equal(verdictOf(cut).breakCount, 0);
      assert.deepEqual(kinds(verdictOf(cut, [head])), ['shorter-than-anchor']);
    }),
  );
});

test('two entries in each other’s place are found', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 2, max: 30 })
        .chain((length) =>
          fc.tuple(
            fc.constant(length),
            fc.uniqueArray(fc.integer({ min: 1, max: length }), { minLength: 2, maxLength: 2 }),
          ),
        ),
      ([length, [a = 1, b = 2]]) => {
        const rows = chainOf(length);
        const swapped = rows.map((row) => {
          const other = row.seq === a ? rows[b] : row.seq === b ? rows[a] : undefined;
          return other === undefined ? row : { ...row, entry: other.entry };
        });
        assert.equal(verdictOf(swapped).breaks[0]?.seq, Math.min(a, b));
        const withHashes = rows.map((row) => {
          const other = row.seq === a ? rows[b] : row.seq === b ? rows[a] : undefined;
          return other === undefined ? row : { ...other, seq: row.seq };
        });
        assert.equal(verdictOf(withHashes).breaks[0]?.seq, Math.min(a, b));
      },
    ),
  );
});

test('an entry put in is found, whether or not those behind it are renumbered', () => {
  fc.assert(
    fc.property(chainAndPlace, ([length, place]) => {
      const rows = chainOf(length);
      const forged: ChainRow = { seq: place, entry: fields(99), hash: 'ab'.repeat(32) };
      const twice = rows.toSpliced(place, 0, forged);
      assert.ok(verdictOf(twice).breakCount > 0);
      const renumbered = rows.flatMap((row) =>
        row.seq < place
          ? [row]
          : row.seq === place
            ? [forged, { ...row, seq: row.seq + 1 }]
            : [{ ...row, seq: row.seq + 1 }],
      );
      assert.equal(verdictOf(renumbered).breaks[0]?.seq, place);
    }),
  );
});

test('a chain written anew from some place on is found with an anchor behind that place', () => {
  fc.assert(
    fc.property(chainAndPlace, ([length, place]) => {
      const rows = chainOf(length);
      let hash = rows[place - 1]?.hash as string;
      const anew = rows.map((row) => {
        if (row.seq < place || row.entry === null) return row;
        const entry = { ...row.entry, actor: row.seq === place ? 'nobody' : row.entry.actor };
        hash = chainHash(hash, entryDigest(entry));
        return { ...row, entry, hash };
      });
      const anchorAt = (seq: number) => ({ seq, hash: rows[seq]?.hash as string });
      assert.equal(verdictOf(anew).breakCount, 0);
      assert.deepEqual(kinds(verdictOf(anew, [anchorAt(length)])), ['differs-from-anchor']);
      if (place > 1) assert.equal(verdictOf(anew, [anchorAt(place - 1)]).breakCount, 0);
    }),
  );
});

test('the chain of another log or shard does not pass for this one', () => {
  assert.deepEqual(kinds(verdictOf(chainOf(3, 'log-2'))), ['start-altered']);
  assert.deepEqual(kinds(verdictOf(chainOf(3, LOG, 4))), ['start-altered']);
});

test('breaks behind the first are found too, and not all told where there are many', () => {
  const rows = chainOf(40).map((row) =>
    row.seq % 2 === 1 && row.entry !== null
      ? { ...row, entry: { ...row.entry, actor: 'nobody' } }
      : row,
  );
  const verdict = verdictOf(rows);
  assert.equal(verdict.breakCount, 20);
  assert.deepEqual(
    verdict.breaks.map(({ seq }) => seq),
    [1, 3, 5, 7, 9, 11, 13, 15, 17, 19],
  );
});

test('an anchored head among what is gone is told as well', () => {
  const rows = chainOf(10);
  const head = { seq: 5, hash: rows[5]?.hash as string };
  const gone = rows.filter(({ seq }) => seq < 4 || seq > 6);
  assert.deepEqual(kinds(verdictOf(gone, [head])), ['removed', 'differs-from-anchor']);
});
