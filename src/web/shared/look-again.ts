import type { FastifyReply } from 'fastify';

/** Says in an address that the page asked for itself, and nobody did. */
const AGAIN = 'again';

/** Seconds after which the page of something that is under way asks for itself again. */
export const LOOKS_AGAIN = 5;

/**
 * Has the page that is sent ask for itself again: by a header, so that it does without JavaScript.
 * It keeps nobody signed in: see `isLookedAtAgain`.
 *
 * @param path of the page
 */
export function lookAgain(reply: FastifyReply, path: string): void {
  reply.header('refresh', `${LOOKS_AGAIN}; url=${path}?${AGAIN}=1`);
}

/** Whether a page asked for itself. */
export function isLookedAtAgain(url: string): boolean {
  return new URLSearchParams(url.split('?')[1] ?? '').has(AGAIN);
}
