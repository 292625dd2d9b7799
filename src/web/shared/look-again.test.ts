import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyReply } from 'fastify';
import { isLookedAtAgain, lookAgain } from './look-again.ts';

test('a page that asks for itself is known by its address', () => {
  const headers = new Map<string, string>();
  const reply = { header: (name: string, value: string) => headers.set(name, value) };
  lookAgain(reply as unknown as FastifyReply, '/model/preview/7');
  const [, url = ''] = /^5; url=(.+)$/.exec(headers.get('refresh') ?? '') ?? [];
  assert.ok(url.startsWith('/model/preview/7?'));
  assert.ok(isLookedAtAgain(url));
  assert.ok(!isLookedAtAgain('/model/preview/7'));
  assert.ok(!isLookedAtAgain('/model/preview/7?still='));
});
