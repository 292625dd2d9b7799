import { parentPort } from 'node:worker_threads';
import {
  encodedValues,
  numberKeys,
  PairComparison,
  ValueDictionary,
} from '../../../linkage/batch/index.ts';
import { codeTexts } from './code-texts.ts';
import type { TextTask, WorkerTask } from './workers.ts';

/** The thread of one worker: answers each task with its result, in order. */
const port = parentPort;
let comparison: PairComparison | undefined;
const dictionaries = new Map<number, ValueDictionary>();

port?.on('message', (task: WorkerTask) => {
  try {
    const result = answer(task);
    port.postMessage({ result }, buffersOf(result));
  } catch (error) {
    port.postMessage({ error });
  }
});

// A task that cannot be read is answered too: someone waits for it.
port?.on('messageerror', (error) => port.postMessage({ error }));

function answer(task: WorkerTask): object {
  if (task.kind === 'keys') return numberKeys(task.task);
  if (task.kind === 'texts') return code(task.task);
  if (task.kind === 'values') {
    const dictionary = dictionaryOf(task.slot);
    dictionaries.delete(task.slot);
    return encodedValues(dictionary, null);
  }
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

function code({ parts, ...target }: TextTask): object {
  const dictionary = dictionaryOf(target.slot);
  for (const part of parts) codeTexts(part, part.rids, dictionary, target);
  return {};
}

function dictionaryOf(slot: number): ValueDictionary {
  const dictionary = dictionaries.get(slot) ?? new ValueDictionary();
  dictionaries.set(slot, dictionary);
  return dictionary;
}

/** Buffers that can be handed over instead of copied. */
function buffersOf(result: object): ArrayBuffer[] {
  return Object.values(result).flatMap((value) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );
}
