/**
 * Writes docs/sharing-agreements.schema.json, the published JSON Schema of a file of sharing
 * agreements, from the schema that validates one. Run it after a change of
 * src/access/policy/agreements-schema.ts: a test fails while the file is stale.
 *
 *     node scripts/run.mjs scripts/sharing-agreements-schema.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { agreementsJsonSchema } from '../src/access/index.ts';
import { command } from './command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = fileURLToPath(new URL('../docs/sharing-agreements.schema.json', import.meta.url));

writeFileSync(path, `${JSON.stringify(agreementsJsonSchema(), null, 2)}\n`);
const formatted = await command(
  process.execPath,
  [`${root}node_modules/@biomejs/biome/bin/biome`, 'format', '--write', path],
  { cwd: root },
);
process.exitCode = formatted.code;
