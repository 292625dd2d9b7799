/**
 * Writes docs/match-model.schema.json, the published JSON Schema of a match
 * model, from the schema that validates one. Run it after a change of
 * src/linkage/model/schema.ts: a test fails while the file is stale.
 *
 *     node scripts/run.mjs scripts/match-model-schema.ts
 */
import { matchModelJsonSchema } from '../src/linkage/model/schema.ts';
import { publishDocument } from './published-document.ts';

await publishDocument('match-model.schema.json', matchModelJsonSchema());
