import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ReeveError } from '../../../kernel/index.ts';
import { type DecisionEffects, STEWARD_PURPOSE } from '../../../master-index/index.ts';
import { viewerOf } from '../context.ts';

export { writeKey } from '../asking.ts';

/** Who decides who is who states this purpose, and no other. */
export function stewardOf(request: FastifyRequest) {
  return { viewer: viewerOf(request), requestId: request.id, purpose: STEWARD_PURPOSE };
}

/** The number of a review in an address, as the API takes it; anything else is of no review. */
export function reviewNumber(text: string): number {
  const number = /^[0-9]+$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= Number.MAX_SAFE_INTEGER) return number;
  throw new ReeveError('review/unknown', 'There is no such review');
}

const basedOnSchema = z
  .array(z.object({ person: z.string().max(20), version: z.int().min(0) }))
  .max(1000);

/** The persons as they were when a page was shown, from its form. */
export function basedOnOf(text: string): DecisionEffects['basedOn'] {
  try {
    return basedOnSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ReeveError('request/malformed', 'The form is not whole', {
      hint: 'Load the page again. Nothing was changed.',
      cause,
    });
  }
}
