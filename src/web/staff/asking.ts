import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Capability, capabilitiesOf, type SharingPolicy } from '../../access/index.ts';
import { isIdNumber, ReeveError } from '../../kernel/index.ts';
import type { WriteKey } from '../api/services.ts';
import { viewerOf } from './context.ts';

/** Who asks, of what is about nobody: it takes no purpose. */
export function askerOf(request: FastifyRequest) {
  return { viewer: viewerOf(request), requestId: request.id };
}

/** Whether whoever asks has a role that may do something: what links are shown hangs on it. */
export function holds(request: FastifyRequest, capability: Capability): boolean {
  return capabilitiesOf(viewerOf(request).roles).has(capability);
}

/** The number of somebody or something in an address; what is no number is of nothing. */
export function numberIn(text: string, code: string, message: string): number {
  if (isIdNumber(text)) return Number(text);
  throw new ReeveError(code, message);
}

/** The key that a form is carried out once by, and what it asks. */
export function writeKey(key: string, asked: unknown): WriteKey {
  return { key, digest: hash('sha256', JSON.stringify(asked)) };
}

/** A service as staff know it. */
export function serviceTitle({ services }: Pick<SharingPolicy, 'services'>, code: string): string {
  return services[code]?.title ?? code;
}
