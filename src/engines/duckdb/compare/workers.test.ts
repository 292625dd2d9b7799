import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { KeyTask } from '../../../linkage/batch/index.ts';
import { startWorkers, type ThreadedWorker } from './workers.ts';

const started: ThreadedWorker[] = [];
function startOne(): ThreadedWorker {
  const [worker] = startWorkers(1) as [ThreadedWorker];
  started.push(worker);
  return worker;
}
after(() => Promise.all(started.map((worker) => worker.close())));

const keys = (recordCount: number): KeyTask => ({
  recordCount,
  records: Int32Array.of(1, 0),
  halves: Int32Array.of(5, 6, 5, 6),
  present: null,
  target: null,
});

test('a task that fails is told of, and the next is done', async () => {
  const worker = startOne();
  await assert.rejects(worker.blocked(0, 0, 1), /before prepare/);
  const unsendable = { plan: () => 1 } as never;
  await assert.rejects(worker.prepare(unsendable), /could not be cloned/);
  const { order } = await worker.numberKeys(keys(2));
  assert.deepEqual([...order], [0, 1]);
});

test('memory that is not enough is told as such', async () => {
  await assert.rejects(startOne().numberKeys(keys(2 ** 45)), { code: 'engine/out-of-memory' });
});

test('a thread that ends fails what was asked of it, then and later', async () => {
  const worker = startOne();
  const asked = [worker.numberKeys(keys(2)), worker.patterns(), worker.patterns()];
  const told = Promise.allSettled(asked);
  await worker.close();
  for (const { status } of (await told).slice(1)) assert.equal(status, 'rejected');
  await assert.rejects(worker.numberKeys(keys(2)), /ended/);
});
