import type { FastifyInstance } from 'fastify';
import { type InForceOptions, viewerFromClaims, WebSessions } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import type { JobQueue, KeptGazetteer, ModelMemory } from '../master-index/index.ts';
import type { ApiServices } from '../web/api/index.ts';
import { openIdSignIn, SESSION_TIMES } from '../web/shared/index.ts';
import { type Installation, staffPages } from '../web/staff/index.ts';
import { administrationPageServices } from './administration-page-services.ts';
import { businessCasePageServices } from './business-case-page-services.ts';
import { governancePageServices } from './governance-page-services.ts';
import { homePageServices } from './home-page-services.ts';
import { modelPageServices } from './model-page-services.ts';
import type { PageSettings } from './page-settings.ts';
import { personPageServices } from './person-page-services.ts';
import { reviewPageServices } from './review-page-services.ts';
import { sourcePageServices } from './source-page-services.ts';

/** The pages for staff, to be served beside the interface for programs. */
export function staffPlugin(
  db: Database,
  services: ApiServices,
  settings: PageSettings,
  {
    jobs,
    gazetteer,
    models,
    inForce,
    installation,
  }: {
    readonly jobs: JobQueue;
    readonly gazetteer: KeptGazetteer;
    readonly models: ModelMemory;
    readonly inForce: InForceOptions;
    readonly installation: () => Promise<Installation>;
  },
): (app: FastifyInstance) => Promise<void> {
  const { publicAddress, issuer, clientId, clientSecret, sessionSecret, council } = settings;
  return async (app) => {
    await staffPages(
      app,
      {
        ...services,
        ...sourcePageServices(db),
        ...governancePageServices(db, jobs, inForce),
        ...personPageServices(db, gazetteer, models, inForce),
        ...homePageServices(db, inForce),
        ...reviewPageServices(db, models, inForce),
        ...modelPageServices(db, jobs),
        ...businessCasePageServices(db),
        ...administrationPageServices(db, jobs, installation),
      },
      {
        sessions: new WebSessions(db),
        times: SESSION_TIMES,
        secret: sessionSecret,
        publicAddress,
        formTargets: [issuer.origin],
        council,
        signIn: openIdSignIn({ issuer, clientId, clientSecret, publicAddress }),
        viewerOf: async (claims) => viewerFromClaims(claims, await services.knownServices()),
      },
    );
  };
}
