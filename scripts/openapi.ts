/**
 * Writes docs/openapi.json, the description of the REST interface, from the routes themselves.
 * Run it after a change of src/web/api: a test fails while the file is stale.
 *
 *     node scripts/run.mjs scripts/openapi.ts
 */
import { openApiDocument } from '../src/web/api/index.ts';
import { publishDocument } from './published-document.ts';

await publishDocument('openapi.json', await openApiDocument());
