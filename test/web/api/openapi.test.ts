import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { openApiDocument } from '../../../src/web/api/index.ts';

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name: string; readonly required?: boolean }[];
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: unknown }> }>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

let description: Document;
before(async () => {
  description = JSON.parse(JSON.stringify(await openApiDocument())) as Document;
});

function operations(): [string, Operation][] {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
}

test('the published description is that of the routes: scripts/openapi.ts writes it anew', () => {
  const published = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
  assert.deepEqual(JSON.parse(published), description);
});

test('every operation has an id of its own, and answers errors in the one shape', () => {
  assert.equal(description.openapi, '3.1.0');
  const ids = operations().map(([, { operationId }]) => operationId);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(!ids.includes(undefined));
  for (const [name, { responses }] of operations()) {
    for (const [status, { content }] of Object.entries(responses)) {
      if (Number(status) < 400 || status === '503') continue;
      assert.deepEqual(
        content,
        { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        `${name} ${status}`,
      );
    }
  }
});

test('what is read of people states a purpose, and what is written has a key', () => {
  const has = ({ parameters = [] }: Operation, header: string): boolean =>
    parameters.some(({ name, required }) => name === header && required === true);
  const work = ['post /v1/sources/{source}/extracts', 'put /v1/gazetteer', 'post /v1/matching'];
  for (const [name, operation] of operations()) {
    const ofNobody =
      /^get \/(health|v1\/(sources|extracts|jobs|privacy-notices)(?!.*rejections))/.test(name) ||
      work.includes(name) ||
      name === 'put /v1/sources/{source}';
    assert.equal(has(operation, 'Reeve-Purpose'), !ofNobody, name);
    const writes = [
      ...work,
      'put /v1/records/{key}',
      'post /v1/decisions',
      'post /v1/persons/{person}/consents',
      'post /v1/persons/{person}/break-glass',
      'post /v1/broken-glass/{glass}/finding',
    ];
    assert.equal(has(operation, 'Idempotency-Key'), writes.includes(name), name);
  }
});

test('every schema that is named is there, and none that is not', () => {
  const text = JSON.stringify(description);
  const named = new Set(
    [...text.matchAll(/#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
  );
  assert.deepEqual([...named].sort(), Object.keys(description.components.schemas));
});
