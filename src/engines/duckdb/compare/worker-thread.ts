import { parentPort, workerData } from 'node:worker_threads';
import { type CompareJob, PairComparison } from '../../../linkage/index.ts';
import type { WorkerTask } from './workers.ts';

/** The thread of one worker: answers each task with its result, in order. */
const port = parentPort;
const comparison = new PairComparison(workerData as CompareJob);

port?.on('message', (task: WorkerTask) => {
  try {
    const result = answer(task);
    port.postMessage({ result }, buffersOf(result));
  } catch (error) {
    port.postMessage({ error });
  }
});

function answer(task: WorkerTask): object {
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
