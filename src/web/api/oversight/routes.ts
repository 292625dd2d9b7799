import { z } from 'zod';
import { askerOf, callerOf } from '../auth/viewer-of-request.ts';
import { failures } from '../schemas/answers.ts';
import { purposeHeader, writeHeaders } from '../schemas/headers.ts';
import { listOf, pageOf, pageQuery } from '../schemas/pages.ts';
import type { ApiRoutes } from '../typed-routes.ts';
import { writeKeyOf } from '../write-key.ts';
import {
  breakGlassBody,
  entitlementSchema,
  findingBody,
  glassOpened,
  glassSchema,
  privacyNoticeSchema,
  registeredConsent,
} from './schemas.ts';
import type { OversightServices } from './services.ts';

const number = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1);

/** What information governance looks over, and the emergency that it is told of. */
export function oversightRoutes(app: ApiRoutes, services: OversightServices) {
  app.post(
    '/persons/:person/break-glass',
    {
      schema: {
        operationId: 'breakGlass',
        summary: 'Open what is sealed of a person for half an hour, in an emergency',
        description:
          'For the purpose stated, for the caller alone, and reported at once. It succeeds alike ' +
          'whether the person is sealed, is not, or does not exist: a refusal would tell. What ' +
          'may not be opened so stays hidden.',
        tags: ['oversight'],
        headers: writeHeaders,
        params: z.object({ person: number }),
        body: breakGlassBody,
        response: { 201: glassOpened, ...failures() },
      },
    },
    async (request, reply) => {
      const { body } = await services.breakGlass(
        callerOf(request),
        writeKeyOf(request),
        request.params.person,
        request.body,
      );
      return reply.code(201).send(body as z.infer<typeof glassOpened>);
    },
  );
  app.get(
    '/broken-glass',
    {
      schema: {
        operationId: 'listBrokenGlass',
        summary:
          'What was opened in an emergency: what nobody has looked at, or all since an instant',
        tags: ['oversight'],
        headers: purposeHeader,
        querystring: z.object({ since: z.iso.datetime().optional() }),
        response: { 200: z.object({ items: listOf(glassSchema) }), ...failures() },
      },
    },
    async (request) => {
      const reports = await services.brokenGlass(callerOf(request), request.query);
      return { items: reports.map(({ glassId, ...report }) => ({ glass: glassId, ...report })) };
    },
  );
  app.post(
    '/broken-glass/:glass/finding',
    {
      schema: {
        operationId: 'lookAtGlass',
        summary: 'Note what was found of a glass broken: by somebody else than who broke it',
        tags: ['oversight'],
        headers: writeHeaders,
        params: z.object({ glass: number }),
        body: findingBody,
        response: { 200: glassSchema, ...failures(404) },
      },
    },
    async (request) => {
      const { body } = await services.lookAtGlass(
        callerOf(request),
        writeKeyOf(request),
        request.params.glass,
        request.body.finding,
      );
      return body as z.infer<typeof glassSchema>;
    },
  );
  app.get(
    '/consents',
    {
      schema: {
        operationId: 'listConsentRegister',
        summary: 'The register of consents: who gave or withdrew what, the latest recorded first',
        tags: ['oversight'],
        headers: purposeHeader,
        querystring: pageQuery.extend({ purpose: z.string().max(100).optional() }),
        response: { 200: pageOf(registeredConsent), ...failures() },
      },
    },
    async (request) => services.consentRegister(callerOf(request), request.query),
  );
  app.get(
    '/entitlements',
    {
      schema: {
        operationId: 'listEntitlements',
        summary: 'What may be asked of a person for the purpose, and is answered with no value',
        description:
          'Those that some source may answer to the caller’s service. Not known is no answer of no, ' +
          'and never a reason to refuse.',
        tags: ['people'],
        headers: purposeHeader,
        response: { 200: z.object({ items: listOf(entitlementSchema) }), ...failures() },
      },
    },
    async (request) => ({ items: await services.entitlements(callerOf(request)) }),
  );
  app.get(
    '/privacy-notices',
    {
      schema: {
        operationId: 'listPrivacyNotices',
        summary: 'What the people in each source are told of it, under the agreements in force',
        description: 'Of agreements alone: nothing here is of a person.',
        tags: ['sources'],
        response: { 200: z.object({ items: listOf(privacyNoticeSchema) }), ...failures() },
      },
    },
    async (request) => ({ items: await services.privacyNotices(askerOf(request)) }),
  );
}
