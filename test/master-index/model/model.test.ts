import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { indexCommands } from './commands.ts';
import type { IndexUnderTest } from './index-under-test.ts';
import { Ledger } from './invariants.ts';
import { type Fault, MemoryIndex } from './memory-index.ts';

/** Whatever happens, in whatever order, the index keeps its promises. */
const promise = (make: () => IndexUnderTest, ledgers: Ledger[] = []) =>
  fc.asyncProperty(indexCommands(25), (commands) =>
    fc.asyncModelRun(() => {
      const model = new Ledger();
      ledgers.push(model);
      return { model, real: make() };
    }, commands),
  );

it('whatever is loaded, decided and undone, in whatever order, the index keeps its promises', async () => {
  const ledgers: Ledger[] = [];
  await fc.assert(
    promise(() => new MemoryIndex(), ledgers),
    { numRuns: 150 },
  );
  const done = new Set(ledgers.flatMap((ledger) => [...ledger.done.keys()]));
  // A sequence that never came to it would show nothing.
  for (const what of [
    'load',
    'link',
    'move',
    'merge',
    'split',
    'never-match',
    'always-match',
    'not-sure',
    'undo',
    'there and back',
    'merge then split',
    'two at once',
    'decision/never-match-holds',
    'decision/something-depends',
    'decision/changed-meanwhile',
  ]) {
    assert.ok(done.has(what), `never came to: ${what}`);
  }
});

describe('an index is found out that', () => {
  const faults: readonly Fault[] = [
    'matches against a never-match',
    'gives an id again',
    'leaves what hangs behind',
    'lets both stewards win',
    'leaves reviews of what is gone',
  ];
  for (const fault of faults) {
    it(fault, async () => {
      const { failed } = await fc.check(
        promise(() => new MemoryIndex(fault)),
        { numRuns: 150, endOnFailure: true },
      );
      assert.ok(failed);
    });
  }
});
