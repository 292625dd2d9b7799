import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ReeveError } from '../../kernel/index.ts';
import type { WriteKey } from './services.ts';

/**
 * The key that a write is done once by, with a digest of what is asked.
 *
 * @param body what the write says; of a file, its digest
 *
 * @throws ReeveError `request/header-missing`
 */
export function writeKeyOf(
  request: FastifyRequest,
  body: unknown = request.body ?? null,
): WriteKey {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') {
    throw new ReeveError('request/header-missing', 'A write comes with an idempotency key', {
      location: { field: 'Idempotency-Key' },
      hint: 'Send a new one, such as a UUID, in the header Idempotency-Key, and the same one again if no answer comes.',
    });
  }
  const { method, url } = request;
  const asked = [method, url, request.headers['if-match'] ?? null, body];
  return { key, digest: hash('sha256', JSON.stringify(asked)) };
}
