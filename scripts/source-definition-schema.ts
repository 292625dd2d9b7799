/**
 * Writes docs/source-definition.schema.json, the published JSON Schema of a source definition, from
 * the schema that validates one. Run it after a change of
 * src/intake/sources/definition-schema.ts: a test fails while the file is stale.
 *
 *     node scripts/run.mjs scripts/source-definition-schema.ts
 */
import { sourceDefinitionJsonSchema } from '../src/intake/sources/definition-schema.ts';
import { publishDocument } from './published-document.ts';

await publishDocument('source-definition.schema.json', sourceDefinitionJsonSchema());
