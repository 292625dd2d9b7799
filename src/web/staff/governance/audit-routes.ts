import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { anchorLine } from '../../../access/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import type { StaffContext } from '../context.ts';
import { askerOf, overseerOf } from './asking.ts';
import { sectionsFor } from './sections.ts';

const PATH = '/governance/audit';
/** Verifications that are listed: more are in the audit itself. */
const LISTED = 20;

/** Whether the audit holds: when it was verified last, by whom, and verifying it now. */
export function auditPages(app: FastifyInstance, { services }: StaffContext): void {
  app.get(PATH, async (request, reply) => {
    const verifications = await services.verifications(overseerOf(request), LISTED);
    const job = await services.verifyJob(askerOf(request));
    const isOpen = job !== null && job.endedAt === null;
    const { done = 0, total = null } = job?.progress ?? {};
    return reply.page('staff/governance/audit.njk', {
      ...sectionsFor(request),
      title: 'Audit',
      last: verifications[0] ?? null,
      verifications,
      isOpen,
      percent:
        total === null || total === 0 ? null : Math.min(100, Math.round((100 * done) / total)),
      problem: job?.state === 'failed' ? job.problem : null,
      askedBy: job?.askedBy ?? null,
    });
  });
  app.post(`${PATH}/verify`, async (request, reply) => {
    await services.verifyAudit(askerOf(request), randomUUID());
    return reply.redirect(PATH, 303);
  });
  app.post(`${PATH}/anchor`, async (request, reply) => {
    const anchor = await services.anchor(overseerOf(request));
    if (anchor === null) {
      throw new ReeveError('audit/broken', 'Part of the audit is gone, so it has no anchor', {
        hint: 'Verify the audit.',
      });
    }
    const day = anchor.at.slice(0, 10);
    return reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', `attachment; filename="audit-anchor-${day}.jsonl"`)
      .send(anchorLine(anchor));
  });
}
