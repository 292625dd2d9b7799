import process from 'node:process';
import { numberFrom, serveIndex, servingProgram } from '../cli/index.ts';

/**
 * Serves an index as a service of the operating system does: all that there is to say comes from
 * the environment. REEVE_DATABASE, REEVE_HOST (127.0.0.1), PORT (8420), and what `serveTrust`
 * takes: whose tokens are let in.
 */
const DEFAULT_PORT = 8420;

await servingProgram(async () => {
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
  return () => server.close();
});
