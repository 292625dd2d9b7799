import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandProgress } from '../../src/cli/progress.ts';

function stream(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 100, written, write: (text: string) => written.push(text) };
}

test('away from a terminal there is one line a phase, when it is over, and no control character', () => {
  const out = stream(false);
  const progress = commandProgress(out);
  progress.phase('read', 1000);
  progress.advance(500);
  progress.note('Records are identified by column "id".');
  assert.deepEqual(out.written, []);
  progress.phase('write');
  progress.end();
  const text = out.written.join('');
  assert.match(
    text,
    /^Reading: \d+\.\d\d s\n {2}Records are identified by column "id"\.\nWriting: /,
  );
  assert.ok(!text.includes('\r') && !text.includes('\u001b'));
});

test('on a terminal a bar is redrawn in its line, with the share and the rate', () => {
  const out = stream(true);
  const progress = commandProgress(out);
  progress.phase('read', 4_000_000);
  progress.advance(1_000_000);
  progress.note('A note');
  progress.end();
  const drawn = out.written.at(-2) ?? '';
  assert.ok(out.written.every((text) => text.startsWith('\r\x1b[2K')));
  assert.match(drawn, /Reading +█{6}░{18} 25% .*\/s/);
  assert.match(out.written.at(-1) ?? '', /Reading: \d+\.\d s\n$/);
});

test('where a phase has no total the bar shows how far the database is', () => {
  const out = stream(true);
  const progress = commandProgress(out);
  progress.watch?.(() => 0.5);
  progress.phase('compare');
  assert.match(out.written.at(-1) ?? '', /Comparing pairs +█{12}░{12} 50%/);
  progress.end();
});
