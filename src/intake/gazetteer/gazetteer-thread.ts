/** Reads a gazetteer in a thread of its own, so that the process goes on answering meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { ReeveError } from '../../kernel/index.ts';
import { addressIndexBytes } from '../../standards/index.ts';
import { readGazetteer } from './read-gazetteer.ts';

const { path } = workerData as { readonly path: string };
try {
  const { index, format, counts } = await readGazetteer(path);
  const content = addressIndexBytes(index);
  parentPort?.postMessage({ done: { content, format, counts, addresses: index.size } }, [
    content.buffer as ArrayBuffer,
  ]);
} catch (error) {
  // What is thrown keeps its fields across threads only when they are named.
  const failure =
    error instanceof ReeveError
      ? { code: error.code, message: error.message, location: error.location, hint: error.hint }
      : null;
  parentPort?.postMessage({ failure, fault: failure === null ? String(error) : null });
}
