import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReeveError } from '../../../kernel/index.ts';
import { askerOf } from '../asking.ts';
import type { StaffContext } from '../context.ts';
import { type Form, type FormError, listOf } from '../forms.ts';
import { type AddressedCase, addressedCase } from './addressed-case.ts';
import { caseShown, rowShown } from './case-shown.ts';
import { comparisonShown } from './comparison-shown.ts';
import { editPages } from './edit-routes.ts';
import { measuredPages } from './measured-routes.ts';
import { measuredShown } from './measured-shown.ts';
import { reportShown } from './report-shown.ts';
import { sheetPages } from './sheet-routes.ts';
import { type Start, starts } from './starts.ts';
import { unreadable, type WorkedOut, workOut, workOutIfPossible } from './worked-out.ts';

interface OneCase {
  readonly Params: { readonly case: string };
}

/** Cases that are seen side by side. */
const [FEWEST, MOST] = [2, 3];

/** The business case: what the hub costs and brings, with a council's own figures. */
export function businessCasePages(app: FastifyInstance, context: StaffContext): void {
  listPages(app, context);
  casePages(app, context);
  editPages(app, context);
  measuredPages(app, context);
  sheetPages(app, context);
}

function listPages(app: FastifyInstance, { services }: StaffContext): void {
  const list = async (
    request: FastifyRequest,
    reply: FastifyReply,
    ticked: readonly string[] = [],
    errors: readonly FormError[] = [],
  ) => {
    const kept = await services.keptCases(askerOf(request));
    const shown = (each: Start & { readonly isUnreadable?: boolean }) => {
      const worked =
        each.isUnreadable === true ? unreadable() : workOutIfPossible(each.name, each.content);
      const isTicked = ticked.includes(each.key);
      return worked instanceof ReeveError
        ? { ...each, isTicked, problem: worked.message }
        : { ...each, isTicked, ...rowShown(worked) };
    };
    return reply.page('staff/business-case/list.njk', {
      title: 'Business case',
      starts: starts.map(shown),
      kept: kept.map((each) => shown({ ...each, key: String(each.id) })),
      ...(errors.length === 0 ? {} : { errors }),
    });
  };
  app.get('/business-case', async (request, reply) => list(request, reply));
  app.get<{ Querystring: Form }>('/business-case/compare', async (request, reply) => {
    const keys = listOf(request.query, 'case');
    if (keys.length < FEWEST || keys.length > MOST) {
      const error = { text: 'Tick two or three cases to compare', href: '#compare-brief' };
      return list(request, reply.code(422), keys, [error]);
    }
    const chosen = await Promise.all(keys.map((key) => addressedCase(services, request, key)));
    const measured = await Promise.all(
      chosen.map(({ kept }) =>
        kept === null ? null : services.keptMeasured(askerOf(request), kept.id),
      ),
    );
    return reply.page('staff/business-case/compare.njk', {
      title: 'Cases side by side',
      back: { href: '/business-case', text: 'Business case' },
      ...comparisonShown(chosen, measured),
    });
  });
}

function casePages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<OneCase>('/business-case/:case', async (request, reply) => {
    const chosen = await addressedCase(services, request, request.params.case);
    const everything = await everythingOf(request, chosen);
    if (everything === null) return reply.redirect(`/business-case/${chosen.key}/edit`, 303);
    return reply.page('staff/business-case/case.njk', {
      title: chosen.name,
      back: { href: '/business-case', text: 'Business case' },
      chosen,
      ...everything,
    });
  });
  app.get<OneCase>('/business-case/:case/report', async (request, reply) => {
    const chosen = await addressedCase(services, request, request.params.case);
    const everything = await everythingOf(request, chosen);
    if (everything === null) return reply.redirect(`/business-case/${chosen.key}/edit`, 303);
    return reply.page('staff/business-case/report.njk', {
      title: `Report: ${chosen.name}`,
      back: { href: `/business-case/${chosen.key}`, text: 'The case' },
      chosen,
      today: new Date().toISOString(),
      ...everything,
      report: reportShown(workOut(chosen.name, chosen.content)),
    });
  });
  app.get<OneCase>('/business-case/:case/appendix', async (request, reply) => {
    const chosen = await addressedCase(services, request, request.params.case);
    const everything = await everythingOf(request, chosen);
    if (everything === null) return reply.redirect(`/business-case/${chosen.key}/edit`, 303);
    return reply.page('staff/business-case/appendix.njk', {
      title: `Appendix: ${chosen.name}`,
      back: { href: `/business-case/${chosen.key}/report`, text: 'The report' },
      chosen,
      today: new Date().toISOString(),
      ...everything,
    });
  });

  /** Null of a case that its form has to put right first. */
  async function everythingOf(request: FastifyRequest, { name, content, kept }: AddressedCase) {
    if (kept?.isUnreadable === true) return null;
    const worked = workOutIfPossible(name, content);
    const shown = worked instanceof ReeveError ? null : shownIfPossible(worked);
    if (worked instanceof ReeveError || shown === null) return null;
    const measured = kept === null ? null : await services.keptMeasured(askerOf(request), kept.id);
    return { shown, seen: measuredShown(worked, measured) };
  }
}

/** What is shown of a case; null where an amount of it, or of a range, is more than can be added up. */
function shownIfPossible(worked: WorkedOut): ReturnType<typeof caseShown> | null {
  try {
    return caseShown(worked);
  } catch (error) {
    if (error instanceof ReeveError && error.code.startsWith('business-case/')) return null;
    throw error;
  }
}
