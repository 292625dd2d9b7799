import type { FastifyInstance } from 'fastify';
import { defaultClaimMapping, defaultTrainingRule } from '../../../access/index.ts';
import { dayInUk } from '../../../kernel/index.ts';
import { dateText, numberText } from '../../shared/formats.ts';
import { LOOKS_AGAIN, lookAgain } from '../../shared/look-again.ts';
import { askerOf, numberIn, serviceTitle } from '../asking.ts';
import type { StaffContext } from '../context.ts';
import { healthParts } from './health-words.ts';
import { jobCounts, jobWords } from './job-words.ts';
import { claimsShown, rolesShown } from './role-words.ts';
import type { SettingGroup } from './services.ts';
import { sourcesToLookAt } from './source-health.ts';

/** Jobs on one page of their list. */
const SHOWN = 25;

/** What runs, how it is, and how it was set up: nothing of a person. */
export function administrationPages(app: FastifyInstance, context: StaffContext): void {
  healthPage(app, context);
  jobPages(app, context);
  setUpPages(app, context);
}

function healthPage(app: FastifyInstance, { services }: StaffContext): void {
  app.get('/administration', async (request, reply) => {
    const asker = askerOf(request);
    const health = await services.indexHealth(asker);
    const installation = await services.installation(asker);
    const policy = await services.policy();
    const today = dayInUk();
    return reply.page('staff/administration/health.njk', {
      title: 'Administration',
      parts: healthParts(health, installation, today),
      sources: sourcesToLookAt(health, today).map((each) => ({
        ...each,
        service: serviceTitle(policy, each.service),
      })),
      health,
      installation,
    });
  });
}

function jobPages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Querystring: { after?: string } }>('/administration/jobs', async (request, reply) => {
    const { after } = request.query;
    const { items, next } = await services.jobGlances(askerOf(request), { limit: SHOWN, after });
    return reply.page('staff/administration/jobs.njk', {
      title: 'Jobs',
      jobs: items.map((job) => jobWords(job)),
      first: after === undefined ? null : '/administration/jobs',
      next: next === null ? null : `/administration/jobs?after=${encodeURIComponent(next)}`,
    });
  });
  app.get<{ Params: { job: string }; Querystring: { still?: string } }>(
    '/administration/jobs/:job',
    async (request, reply) => {
      const job = await services.jobGlance(askerOf(request), jobIn(request.params.job));
      const isOpen = job.endedAt === null;
      const isStill = request.query.still !== undefined;
      // A header and no script: the page follows the job for whoever has none, until told not to.
      if (isOpen && !isStill) lookAgain(reply, `/administration/jobs/${job.job}`);
      return reply.page('staff/administration/job.njk', {
        title: `Job ${job.job}`,
        job,
        words: jobWords(job),
        counts: jobCounts(job),
        isOpen,
        isStill,
        seconds: LOOKS_AGAIN,
      });
    },
  );
}

function setUpPages(app: FastifyInstance, { services }: StaffContext): void {
  app.get('/administration/services', async (request, reply) => {
    const signedIn = await services.signedInNow(askerOf(request));
    const policy = await services.policy();
    const nowOf = new Map(signedIn.map((each) => [each.service, each]));
    const sources = Object.values(policy.sources);
    return reply.page('staff/administration/services.njk', {
      title: 'Services',
      services: Object.entries(policy.services)
        .map(([code, { title }]) => ({
          code,
          title,
          sources: sources.filter(({ service }) => service === code).map((each) => each.title),
          staff: nowOf.get(code)?.staff ?? 0,
          seenAt: nowOf.get(code)?.seenAt ?? null,
        }))
        .sort((a, b) => a.title.localeCompare(b.title, 'en-GB')),
    });
  });
  app.get('/administration/roles', async (request, reply) => {
    services.expectAdministrator(askerOf(request));
    return reply.page('staff/administration/roles.njk', {
      title: 'Roles',
      roles: rolesShown(),
      claims: claimsShown(defaultClaimMapping),
      training: defaultTrainingRule,
    });
  });
  app.get('/administration/settings', async (request, reply) => {
    const installation = await services.installation(askerOf(request));
    return reply.page('staff/administration/settings.njk', {
      title: 'Settings',
      installation,
      groups: [...installation.groups, await agreementsGroup()],
    });
  });

  async function agreementsGroup(): Promise<SettingGroup> {
    const { version, policy } = await services.agreementsNow();
    const said = (label: string, value: string) => ({ label, value, from: null });
    return {
      title: 'Sharing agreements',
      settings: [
        said('In force', version === null ? 'those that Reeve begins with' : version.fileName),
        ...(version === null
          ? []
          : [
              said('Version', numberText(version.version)),
              said('Put in force', dateText(version.putInForceAt)),
            ]),
        said('Agreements', numberText(policy.agreements.length)),
      ],
    };
  }
}

function jobIn(text: string): number {
  return numberIn(text, 'job/not-found', 'There is no job of this number');
}
