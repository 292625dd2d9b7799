/**
 * Writes docs/match-model.schema.json, the published JSON Schema of a match
 * model, from the schema that validates one. Run it after a change of
 * src/linkage/model/schema.ts: a test fails while the file is stale.
 *
 *     node scripts/run.mjs scripts/match-model-schema.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { matchModelJsonSchema } from '../src/linkage/model/schema.ts';
import { command } from './command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = fileURLToPath(new URL('../docs/match-model.schema.json', import.meta.url));

writeFileSync(path, `${JSON.stringify(matchModelJsonSchema(), null, 2)}\n`);
const formatted = await command(
  process.execPath,
  [`${root}node_modules/@biomejs/biome/bin/biome`, 'format', '--write', path],
  { cwd: root },
);
process.exitCode = formatted.code;
