import { randomBytes } from 'node:crypto';
import Fastify from 'fastify';
import { policyInForce, viewerFromClaims, WebSessions } from '../src/access/index.ts';
import type { Database } from '../src/database/index.ts';
import {
  AuditedReads,
  answerOnce,
  extractsFor,
  listReviews,
  makeDecision,
  previewDecision,
  readPerson,
  searchPeople,
  showReview,
  sourcesFor,
} from '../src/master-index/index.ts';
import { openIdSignIn, SESSION_TIMES, type SessionTimes } from '../src/web/shared/index.ts';
import { staffPages } from '../src/web/staff/index.ts';
import { demoProvider } from './identity-provider.ts';

/** Pages that are served. */
export interface ServedPages {
  readonly address: URL;
  close(): Promise<void>;
}

/**
 * Serves the pages of staff on this machine alone, with an identity provider beside them at which
 * whoever comes chooses whom to be.
 *
 * @param ports of the pages and of the provider
 */
export async function serveDemo(
  db: Database,
  ports: { readonly pages: number; readonly provider: number },
  times: SessionTimes = SESSION_TIMES,
): Promise<ServedPages> {
  const publicAddress = new URL(`http://localhost:${ports.pages}`);
  const provider = await demoProvider(ports.provider, publicAddress);
  const policy = async () => (await policyInForce(db, { whenNone: 'defaults' })).policy;
  const reads = async () => new AuditedReads(db, { policy: await policy() });
  const app = Fastify({ forceCloseConnections: true });
  await app.register(async (pages) =>
    staffPages(
      pages,
      {
        policy,
        search: async (caller, asked) => searchPeople(await reads(), { ...caller, ...asked }),
        person: async (caller, personId, asKnownOn) =>
          readPerson(await reads(), { ...caller, personId, asKnownOn }),
        reviews: (caller, { limit, after, all }) =>
          listReviews(db, caller, { limit, all, ...(after === undefined ? {} : { after }) }),
        review: async (caller, review) =>
          showReview(db, caller, review, { policy: await policy() }),
        preview: (caller, request) => previewDecision(db, caller, request),
        decide: (caller, { key, digest }, { request, ...reason }) =>
          answerOnce(db, { actor: caller.viewer.subject, key, digest }, async (once) => ({
            status: 201,
            body: await makeDecision(once, caller, request, reason),
          })),
        sources: ({ viewer }) => sourcesFor(db, viewer),
        extracts: ({ viewer }, request) => extractsFor(db, viewer, request),
      },
      {
        sessions: new WebSessions(db),
        times,
        secret: randomBytes(32).toString('hex'),
        publicAddress,
        formTargets: [provider.issuer.origin],
        council: 'Wexmere Council',
        signIn: openIdSignIn({ ...provider, publicAddress }),
        viewerOf: async (claims) =>
          viewerFromClaims(claims, Object.keys((await policy()).services)),
      },
    ),
  );
  await app.listen({ host: '127.0.0.1', port: ports.pages });
  return {
    address: publicAddress,
    async close() {
      await app.close();
      provider.close();
    },
  };
}
