import { parentPort } from 'node:worker_threads';
import { numberKeys, PairComparison } from '../../../linkage/batch/index.ts';
import type { WorkerTask } from './workers.ts';

/** The thread of one worker: answers each task with its result, in order. */
const port = parentPort;
let comparison: PairComparison | undefined;

port?.on('message', (task: WorkerTask) => {
  try {
    const result = answer(task);
    port.postMessage({ result }, buffersOf(result));
  } catch (error) {
    port.postMessage({ error });
  }
});

function answer(task: WorkerTask): object {
  if (task.kind === 'keys') return numberKeys(task.task);
  if (task.kind === 'prepare') {
    comparison = new PairComparison(task.job);
    return {};
  }
  if (comparison === undefined) throw new Error(`${task.kind} was asked before prepare`);
  switch (task.kind) {
    case 'blocked':
      return comparison.blocked(task.rule, task.from, task.to);
    case 'given':
      return comparison.given(task.l, task.r, task.whatever);
    case 'patterns':
      return comparison.patterns();
  }
}

/** Buffers that can be handed over instead of copied. */
function buffersOf(result: object): ArrayBuffer[] {
  return Object.values(result).flatMap((value) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );
}
