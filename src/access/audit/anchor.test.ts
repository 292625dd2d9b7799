import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReeveError } from '../../kernel/index.ts';
import { anchoredHeads, anchorLine, makeAnchor, parseAnchors } from './anchor.ts';
import { AUDIT_SHARDS, chainStart } from './chain.ts';

const heads = (entries: number) =>
  Array.from({ length: AUDIT_SHARDS }, (_, shard) => ({
    shard,
    seq: shard === 2 ? entries : 0,
    hash: chainStart('log', shard + entries),
  }));
const early = makeAnchor('log', new Date('2026-03-01T00:00:00Z'), heads(4));
const late = makeAnchor('log', new Date('2026-03-02T00:00:00Z'), heads(9));

function refusal(text: string): ReeveError {
  try {
    parseAnchors(text, 'anchors.jsonl');
  } catch (error) {
    assert.ok(error instanceof ReeveError);
    return error;
  }
  assert.fail('it was accepted');
}

test('anchors appended to a file are read again', () => {
  assert.deepEqual(parseAnchors(`${anchorLine(early)}${anchorLine(late)}\n`, 'f'), [early, late]);
});

test('an anchor in which anything was altered is refused, with its line', () => {
  const line = anchorLine(late);
  for (const [of, by] of [
    ['"log":"log"', '"log":"other"'],
    ['[9,', '[8,'],
    ['2026-03-02', '2026-03-03'],
    [late.hash, early.hash],
  ] as const) {
    const error = refusal(anchorLine(early) + line.replace(of, by));
    assert.equal(error.code, 'audit/anchor-file');
    assert.deepEqual(error.location, { file: 'anchors.jsonl', line: 2 });
  }
});

test('what is no file of anchors is refused', () => {
  for (const text of ['', '\n', 'x', '{}', '[1]', anchorLine(early).slice(0, 500)]) {
    assert.equal(refusal(text).code, 'audit/anchor-file');
  }
});

test('a shard is held to the heads it had, each once, and to none before its first entry', () => {
  const again = makeAnchor('log', new Date('2026-03-03T00:00:00Z'), heads(9));
  assert.deepEqual(
    anchoredHeads([early, late, again], 2).map(({ seq, anchored }) => [seq, anchored]),
    [
      [4, 'anchor of 2026-03-01T00:00:00.000Z'],
      [9, 'anchor of 2026-03-02T00:00:00.000Z'],
    ],
  );
  assert.deepEqual(anchoredHeads([early, late], 3), []);
});
