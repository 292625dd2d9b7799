/**
 * Serves an index of made-up people to made-up staff:
 *
 *   npx node demo/serve.ts --database FOLDER [--port 8420]
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { servingProgram } from '../src/cli/index.ts';
import { serveDemo } from './pages.ts';

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'tmp/demo/index' },
    port: { type: 'string', default: '8420' },
  },
});
const port = Number(values.port);
await servingProgram(async () => {
  const pages = await serveDemo(values.database, { pages: port, provider: port + 1 });
  process.stdout.write(`Sign in at ${pages.address.href} and choose whom to be.\n`);
  return () => pages.close();
});
