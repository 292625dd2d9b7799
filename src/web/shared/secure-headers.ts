import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyReply {
    /** Lets the one script that stands in the page itself run. */
    scriptNonce: string;
  }
}

/**
 * Headers of pages: nothing is loaded but what these pages serve, nothing in a page runs or is
 * styled unless it came so, no other page frames them, and no browser or proxy keeps them, as
 * they are about people.
 */
export function secureHeaders(app: FastifyInstance, formTargets: readonly string[]): void {
  app.decorateReply('scriptNonce', '');
  app.addHook('onRequest', async (_request, reply) => {
    reply.scriptNonce = randomBytes(16).toString('base64');
    reply.headers({
      'content-security-policy': [
        "default-src 'none'",
        `script-src 'self' 'nonce-${reply.scriptNonce}'`,
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        ["form-action 'self'", ...formTargets].join(' '),
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    });
  });
}
