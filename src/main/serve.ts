import process from 'node:process';
import { describeFailure, numberFrom, serveIndex } from '../cli/index.ts';

/**
 * Serves an index as a service of the operating system does: all that there is to say comes from
 * the environment. REEVE_DATABASE, REEVE_HOST (127.0.0.1), PORT (8420), and what `serveTrust`
 * takes: whose tokens are let in.
 */
const DEFAULT_PORT = 8420;

try {
  const { REEVE_DATABASE, REEVE_HOST = '127.0.0.1', PORT } = process.env;
  const server = await serveIndex({
    database: REEVE_DATABASE,
    host: REEVE_HOST,
    port: numberFrom(PORT, DEFAULT_PORT),
    environment: process.env,
    acceptNotDurable: process.env.REEVE_ACCEPT_NOT_DURABLE === 'true',
    log: process.stderr,
  });
  process.stdout.write(`Serving ${server.address}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close());
  }
} catch (error) {
  const failure = describeFailure(error);
  process.stderr.write(`${failure.text}\n`);
  process.exitCode = failure.exitCode;
}
