import type { FastifyRequest } from 'fastify';
import { type Capability, capabilitiesOf, type SharingPolicy } from '../../../access/index.ts';
import { viewerOf } from '../context.ts';

/** Who asks, of what is about nobody: it takes no purpose. */
export function askerOf(request: FastifyRequest) {
  return { viewer: viewerOf(request), requestId: request.id };
}

/** Whether whoever asks has a role that may do something: what links are shown hangs on it. */
export function holds(request: FastifyRequest, capability: Capability): boolean {
  return capabilitiesOf(viewerOf(request).roles).has(capability);
}

/** Where the page of a source is. Names of sources hold a colon where an application submits. */
export function sourcePath(source: string): string {
  return `/sources/source/${encodeURIComponent(source)}`;
}

/** A service as staff know it. */
export function serviceTitle({ services }: SharingPolicy, service: string): string {
  return services[service]?.title ?? service;
}

/** `YYYY-MM-DD` */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
