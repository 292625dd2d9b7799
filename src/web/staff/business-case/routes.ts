import type { FastifyInstance } from 'fastify';
import { askerOf } from '../asking.ts';
import type { StaffContext } from '../context.ts';
import { addressedCase } from './addressed-case.ts';
import { caseShown, rowShown, workOut } from './case-shown.ts';
import { editPages } from './edit-routes.ts';
import { starts } from './starts.ts';

interface OneCase {
  readonly Params: { readonly case: string };
}

/** The business case: what the hub costs and brings, with a council's own figures. */
export function businessCasePages(app: FastifyInstance, context: StaffContext): void {
  const { services } = context;
  app.get('/business-case', async (request, reply) => {
    const kept = await services.keptCases(askerOf(request));
    return reply.page('staff/business-case/list.njk', {
      title: 'Business case',
      starts: starts.map((each) => ({ ...each, ...rowShown(workOut(each.name, each.content)) })),
      kept: kept.map((each) => ({
        ...each,
        key: String(each.id),
        ...rowShown(workOut(each.name, each.content)),
      })),
    });
  });
  for (const [path, template] of [
    ['/business-case/:case', 'case.njk'],
    ['/business-case/:case/report', 'report.njk'],
  ] as const) {
    app.get<OneCase>(path, async (request, reply) => {
      const chosen = await addressedCase(services, request, request.params.case);
      return reply.page(`staff/business-case/${template}`, {
        title: chosen.name,
        back:
          template === 'case.njk'
            ? { href: '/business-case', text: 'Business case' }
            : { href: `/business-case/${chosen.key}`, text: chosen.name },
        chosen,
        today: new Date().toISOString(),
        shown: caseShown(workOut(chosen.name, chosen.content)),
      });
    });
  }
  editPages(app, context);
}
