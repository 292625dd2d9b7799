import type { FastifyRequest } from 'fastify';
import { holds } from '../asking.ts';

export { askerOf, holds, numberIn } from '../asking.ts';

/** What every page of the model is drawn with. */
export function sectionsFor(request: FastifyRequest): { readonly mayPreview: boolean } {
  return { mayPreview: holds(request, 'change-model') };
}
