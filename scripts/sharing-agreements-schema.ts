/**
 * Writes docs/sharing-agreements.schema.json, the published JSON Schema of a file of sharing
 * agreements, from the schema that validates one. Run it after a change of
 * src/access/policy/agreements-schema.ts: a test fails while the file is stale.
 *
 *     node scripts/run.mjs scripts/sharing-agreements-schema.ts
 */
import { agreementsJsonSchema } from '../src/access/index.ts';
import { publishDocument } from './published-document.ts';

await publishDocument('sharing-agreements.schema.json', agreementsJsonSchema());
