/**
 * Writes docs/openapi.json, the description of the REST interface, from the routes themselves.
 * Run it after a change of src/web/api: a test fails while the file is stale.
 *
 *     node scripts/run.mjs scripts/openapi.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '../src/web/api/index.ts';
import { command } from './command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));

writeFileSync(path, `${JSON.stringify(await openApiDocument(), null, 2)}\n`);
const formatted = await command(
  process.execPath,
  [`${root}node_modules/@biomejs/biome/bin/biome`, 'format', '--write', path],
  { cwd: root },
);
process.exitCode = formatted.code;
