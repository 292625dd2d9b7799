import type { FastifyRequest } from 'fastify';
import { type Capability, requireCapability, type SharingPolicy } from '../../../access/index.ts';
import { dayInUk } from '../../../kernel/index.ts';
import { askerOf, holds, numberIn } from '../asking.ts';
import { callerOf, viewerOf } from '../context.ts';

export { askerOf, holds, numberIn, serviceTitle } from '../asking.ts';

/** Rows on a page of a list. */
export const SHOWN = 25;

/**
 * Who looks over what others see. Whoever may read the audit states the purpose that is for it, and
 * no other; whoever may only seal states what they are here for.
 */
export function overseerOf(request: FastifyRequest) {
  return holds(request, 'read-audit')
    ? { ...askerOf(request), purpose: 'oversee-access' }
    : callerOf(request);
}

/** Who answers what somebody asks about their own data. */
export function answererOf(request: FastifyRequest) {
  return { ...askerOf(request), purpose: 'subject-access' };
}

/** Who looks after what is kept for how long. */
export function keeperOf(request: FastifyRequest) {
  return { ...askerOf(request), purpose: 'correct-or-erase' };
}

/** Refuses whoever may not, before a form of it is shown. */
export function mustHold(request: FastifyRequest, capability: Capability): void {
  requireCapability(viewerOf(request), capability, dayInUk());
}

/** A source as staff know it: those of applications, and people in a role of their own, too. */
export function sourceTitle({ sources }: Pick<SharingPolicy, 'sources'>, code: string): string {
  return sources[code]?.title ?? sources[code.split('/')[0] ?? '']?.title ?? code;
}

export function purposeLabel({ purposes }: Pick<SharingPolicy, 'purposes'>, code: string): string {
  return purposes[code]?.label ?? code;
}

export function personIn(text: string): number {
  return numberIn(text, 'access/unknown-person', 'There is no such person');
}

/** A page of a list by `?page=`: the first where it says nothing that is one. */
export function pageIn(text: unknown): number {
  return typeof text === 'string' && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}
