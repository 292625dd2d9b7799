import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../access/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import type { ApiServices } from '../api/index.ts';
import type { PageServerOptions } from '../shared/page-server.ts';
import type { OpenIdSignIn } from '../shared/sign-in/openid-client.ts';
import type { AdministrationPageServices } from './administration/services.ts';
import type { BusinessCasePageServices } from './business-case/services.ts';
import type { GovernancePageServices } from './governance/services.ts';
import type { HomePageServices } from './home/services.ts';
import type { ModelPageServices } from './model/services.ts';
import type { PersonPageServices } from './person/services.ts';
import type { ReviewPageServices } from './reviews/services.ts';
import type { SourcePageServices } from './sources/services.ts';

/** The use cases that the pages of staff call. */
export interface StaffServices
  extends SourcePageServices,
    GovernancePageServices,
    PersonPageServices,
    HomePageServices,
    ReviewPageServices,
    ModelPageServices,
    BusinessCasePageServices,
    AdministrationPageServices,
    Pick<
      ApiServices,
      | 'policy'
      | 'search'
      | 'person'
      | 'verify'
      | 'consents'
      | 'recordConsent'
      | 'breakGlass'
      | 'reviews'
      | 'preview'
      | 'decide'
      | 'sources'
      | 'extracts'
      | 'extract'
      | 'rejections'
      | 'quality'
      | 'jobs'
      | 'accesses'
      | 'consentRegister'
    > {}

export interface StaffPagesOptions
  extends Pick<
    PageServerOptions,
    'sessions' | 'times' | 'secret' | 'publicAddress' | 'formTargets' | 'council'
  > {
  readonly signIn: OpenIdSignIn;
  /** Who somebody is, by what the identity provider says of them. */
  readonly viewerOf: (claims: Readonly<Record<string, unknown>>) => Promise<Viewer>;
}

/** What every page of staff is made with. */
export interface StaffContext {
  readonly services: StaffServices;
  readonly options: StaffPagesOptions;
}

/** Who is signed in: of pages that only they come to. */
export function viewerOf(request: FastifyRequest): Viewer {
  const viewer = request.session.signedIn?.viewer;
  if (viewer !== undefined) return viewer;
  throw new ReeveError('auth/missing', 'You are not signed in');
}

/** Who asks, in which request and what for. */
export function callerOf(request: FastifyRequest) {
  const { purpose } = request.session;
  if (purpose === undefined) {
    throw new ReeveError('access/no-purpose', 'Say first what you are here to do', {
      hint: 'Choose it at the top of the page.',
    });
  }
  return { viewer: viewerOf(request), requestId: request.id, purpose };
}
