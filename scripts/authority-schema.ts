/**
 * Writes docs/authority.schema.json, the published JSON Schema of a file of figures of an
 * authority, from the schema that validates one. Run it after a change of
 * src/case-files/authority-schema.ts: a test fails while the file is stale.
 *
 *     node scripts/run.mjs scripts/authority-schema.ts
 */
import { authorityJsonSchema } from '../src/case-files/index.ts';
import { publishDocument } from './published-document.ts';

await publishDocument('authority.schema.json', authorityJsonSchema());
