import type { FastifyRequest } from 'fastify';
import { ReeveError } from '../../../kernel/index.ts';
import { holds } from '../asking.ts';

export { askerOf, holds } from '../asking.ts';

/** What every page of the model is drawn with. */
export function sectionsFor(request: FastifyRequest): { readonly mayPreview: boolean } {
  return { mayPreview: holds(request, 'change-model') };
}

/** A number in an address; what is no number is of nothing. */
export function numberIn(text: string, code: string, message: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new ReeveError(code, message);
}
