import { z } from 'zod';
import { ReeveError } from '../../../kernel/index.ts';
import { callerOf } from '../auth/viewer-of-request.ts';
import { failures } from '../schemas/answers.ts';
import { purposeHeader, writeHeaders } from '../schemas/headers.ts';
import { listOf, pageOf, pageQuery } from '../schemas/pages.ts';
import type { ApiServices } from '../services.ts';
import type { ApiRoutes } from '../typed-routes.ts';
import { writeKeyOf } from '../write-key.ts';
import {
  accessSchema,
  answerSchema,
  consentBody,
  consentSchema,
  householdSchema,
  personSchema,
  questionBody,
  searchAnswer,
  searchBody,
} from './schemas.ts';

const personParams = z.object({ person: z.string().max(20) });

/** People: finding them, one view of each, what they agreed to, and who looked. */
export function personRoutes(
  app: ApiRoutes,
  services: Pick<
    ApiServices,
    'search' | 'person' | 'accesses' | 'consents' | 'recordConsent' | 'verify'
  >,
) {
  app.post(
    '/search',
    {
      schema: {
        operationId: 'search',
        summary: 'Find people',
        description:
          'A POST, so that names and telephones are not in addresses, which are logged everywhere.',
        tags: ['people'],
        headers: purposeHeader,
        body: searchBody,
        response: { 200: searchAnswer, ...failures() },
      },
    },
    async (request) => services.search(callerOf(request), request.body),
  );
  app.get(
    '/persons/:person',
    {
      schema: {
        operationId: 'getPerson',
        summary: 'The single customer view, now or as known on an earlier day',
        tags: ['people'],
        headers: purposeHeader,
        params: personParams,
        querystring: z.object({
          asKnownOn: z.iso
            .date()
            .optional()
            .meta({ description: 'As known at the end of this day, whatever was heard since.' }),
        }),
        response: { 200: personSchema, ...failures(404) },
      },
    },
    async (request) =>
      known(
        await services.person(callerOf(request), request.params.person, request.query.asKnownOn),
      ),
  );
  app.get(
    '/persons/:person/household',
    {
      schema: {
        operationId: 'getHousehold',
        summary: 'Who is, and was, known at the property where a person is',
        tags: ['people'],
        headers: purposeHeader,
        params: personParams,
        response: {
          200: z.object({ household: householdSchema.nullable() }),
          ...failures(404),
        },
      },
    },
    async (request) => {
      const { household } = known(
        await services.person(callerOf(request), request.params.person, undefined),
      );
      return { household };
    },
  );
  app.post(
    '/persons/:person/questions',
    {
      schema: {
        operationId: 'askQuestion',
        summary: 'Ask what is answered yes, no or not known, and with no value',
        description:
          'For forms that ask for proof on paper today. Not known is no answer of no, and never a ' +
          'reason to refuse.',
        tags: ['people'],
        headers: purposeHeader,
        params: personParams,
        body: questionBody,
        response: { 200: answerSchema, ...failures() },
      },
    },
    async (request) => services.verify(callerOf(request), request.params.person, request.body),
  );
  app.get(
    '/persons/:person/consents',
    {
      schema: {
        operationId: 'listConsents',
        summary: 'What a person said of purposes, oldest first',
        tags: ['people'],
        headers: purposeHeader,
        params: personParams,
        response: { 200: z.object({ items: listOf(consentSchema) }), ...failures(404) },
      },
    },
    async (request) => ({
      items: await services.consents(callerOf(request), request.params.person),
    }),
  );
  app.post(
    '/persons/:person/consents',
    {
      schema: {
        operationId: 'recordConsent',
        summary: 'Record that a person gave or withdrew consent; it holds at once',
        tags: ['people'],
        headers: writeHeaders,
        params: personParams,
        body: consentBody,
        response: { 201: consentSchema, ...failures(404) },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const key = writeKeyOf(request);
      const { body } = await services.recordConsent(
        caller,
        key,
        request.params.person,
        request.body,
      );
      return reply.code(201).send(body as z.infer<typeof consentSchema>);
    },
  );
  app.get(
    '/persons/:person/accesses',
    {
      schema: {
        operationId: 'listAccesses',
        summary: 'Who looked at a person, newest first',
        tags: ['oversight'],
        headers: purposeHeader,
        params: z.object({
          person: z.coerce
            .number()
            .int()
            .min(1)
            .max(2 ** 31 - 1),
        }),
        querystring: pageQuery,
        response: { 200: pageOf(accessSchema), ...failures() },
      },
    },
    async (request) => {
      const { accesses, next } = await services.accesses(
        callerOf(request),
        request.params.person,
        request.query,
      );
      return { items: accesses, next };
    },
  );
}

/** Nobody there, and nothing that may be seen, are answered in the same words. */
function known<T extends object>(answer: T | { readonly notKnown: string }): T {
  if ('notKnown' in answer) throw new ReeveError('person/not-known', answer.notKnown);
  return answer;
}
