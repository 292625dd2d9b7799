/**
 * Writes docs/source-definition.schema.json, the published JSON Schema of a source definition, from
 * the schema that validates one. Run it after a change of
 * src/intake/sources/definition-schema.ts: a test fails while the file is stale.
 *
 *     node scripts/run.mjs scripts/source-definition-schema.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sourceDefinitionJsonSchema } from '../src/intake/sources/definition-schema.ts';
import { command } from './command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = fileURLToPath(new URL('../docs/source-definition.schema.json', import.meta.url));

writeFileSync(path, `${JSON.stringify(sourceDefinitionJsonSchema(), null, 2)}\n`);
const formatted = await command(
  process.execPath,
  [`${root}node_modules/@biomejs/biome/bin/biome`, 'format', '--write', path],
  { cwd: root },
);
process.exitCode = formatted.code;
