import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ReeveError } from '../../kernel/index.ts';
import type { WriteKey } from './services.ts';

/**
 * The key that a write is done once by, with a digest of what is asked.
 *
 * @throws ReeveError `request/header-missing`
 */
export function writeKeyOf(request: FastifyRequest): WriteKey {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') {
    throw new ReeveError('request/header-missing', 'A write comes with an idempotency key', {
      location: { field: 'Idempotency-Key' },
      hint: 'Send a new one, such as a UUID, in the header Idempotency-Key, and the same one again if no answer comes.',
    });
  }
  const { method, url, body } = request;
  const asked = [method, url, request.headers['if-match'] ?? null, body ?? null];
  return { key, digest: hash('sha256', JSON.stringify(asked)) };
}
