import process from 'node:process';
import { describeFailure } from './failure.ts';

/**
 * Runs a program that serves until the process is asked to end. What goes wrong at its start is
 * said, and decides the exit code.
 *
 * @param start gives how to end the server
 * @example
 * await servingProgram(async () => {
 *   const server = await serveFolder(folder, 8420, 'report.html');
 *   return () => server.close();
 * });
 */
export async function servingProgram(start: () => Promise<() => unknown>): Promise<void> {
  try {
    const end = await start();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
  } catch (error) {
    const failure = describeFailure(error);
    process.stderr.write(`${failure.text}\n`);
    process.exitCode = failure.exitCode;
  }
}
