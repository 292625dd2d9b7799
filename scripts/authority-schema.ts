/**
 * Writes docs/authority.schema.json, the published JSON Schema of a file of figures of an
 * authority, from the schema that validates one. Run it after a change of
 * src/case-files/authority-schema.ts: a test fails while the file is stale.
 *
 *     node scripts/run.mjs scripts/authority-schema.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { authorityJsonSchema } from '../src/case-files/index.ts';
import { command } from './command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = fileURLToPath(new URL('../docs/authority.schema.json', import.meta.url));

writeFileSync(path, `${JSON.stringify(authorityJsonSchema(), null, 2)}\n`);
const formatted = await command(
  process.execPath,
  [`${root}node_modules/@biomejs/biome/bin/biome`, 'format', '--write', path],
  { cwd: root },
);
process.exitCode = formatted.code;
