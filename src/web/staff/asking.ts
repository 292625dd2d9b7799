import type { FastifyRequest } from 'fastify';
import { type Capability, capabilitiesOf, type SharingPolicy } from '../../access/index.ts';
import { viewerOf } from './context.ts';

/** Who asks, of what is about nobody: it takes no purpose. */
export function askerOf(request: FastifyRequest) {
  return { viewer: viewerOf(request), requestId: request.id };
}

/** Whether whoever asks has a role that may do something: what links are shown hangs on it. */
export function holds(request: FastifyRequest, capability: Capability): boolean {
  return capabilitiesOf(viewerOf(request).roles).has(capability);
}

/** A service as staff know it. */
export function serviceTitle({ services }: Pick<SharingPolicy, 'services'>, code: string): string {
  return services[code]?.title ?? code;
}
