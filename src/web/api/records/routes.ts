import { z } from 'zod';
import { type AttributeName, personAttributes } from '../../../standards/index.ts';
import { callerOf } from '../auth/viewer-of-request.ts';
import { failures } from '../schemas/answers.ts';
import { purposeHeader, writeHeaders } from '../schemas/headers.ts';
import { listOf } from '../schemas/pages.ts';
import type { ApiServices } from '../services.ts';
import type { ApiRoutes } from '../typed-routes.ts';
import { writeKeyOf } from '../write-key.ts';

const LONGEST_VALUE = 500;

const attributes = z
  .partialRecord(
    z.enum(Object.keys(personAttributes) as [AttributeName, ...AttributeName[]]),
    z.string().max(LONGEST_VALUE),
  )
  .meta({
    id: 'Attributes',
    description: 'What is said of a person, by the names of the standard attributes.',
    examples: [{ forenames: 'Jon', surname: 'Smyth', dateOfBirth: '1980-04-17' }],
  });

const person = z.object({
  personId: z.string(),
  probability: z.number().meta({ description: 'That it is the person, in hundredths.' }),
  why: listOf(
    z.object({
      compared: z.string(),
      says: z.string().meta({ description: 'How they agree, in words.' }),
      speaks: z.enum(['strongly for', 'for', 'against', 'strongly against']),
      weight: z.number().meta({
        description: 'log2 of how much likelier this is of one person than of two.',
      }),
    }),
  )
    .nullable()
    .meta({
      description:
        'What speaks for and against it, of what the caller may see; of the first three persons.',
    }),
});

const matchSchema = z
  .object({
    outcome: z.enum(['link', 'review', 'new']).meta({
      description: 'It would be this person’s; a steward would decide; or it would be nobody’s.',
    }),
    person: person.nullable(),
    others: listOf(person),
    meaning: z
      .string()
      .nullable()
      .meta({ description: 'That nobody was found is never a reason to refuse.' }),
  })
  .meta({ id: 'Match' });

const submitted = z
  .object({ recordId: z.string(), personId: z.string(), isNew: z.boolean() })
  .meta({ id: 'Submitted' });

/** Records: whether one would match, and writing one to the hub. */
export function recordRoutes(app: ApiRoutes, services: Pick<ApiServices, 'match' | 'submit'>) {
  app.post(
    '/match',
    {
      schema: {
        operationId: 'matchRecord',
        summary: 'Whether a record would match, and whom; nothing of it is kept',
        tags: ['records'],
        headers: purposeHeader,
        body: z.object({ attributes }),
        response: { 200: matchSchema, ...failures(409) },
      },
    },
    async (request) => services.match(callerOf(request), request.body.attributes),
  );
  app.put(
    '/records/:key',
    {
      schema: {
        operationId: 'submitRecord',
        summary: 'Write a record to the application’s own source in the hub, and match it',
        description:
          'The source is `hub:` and the subject of the token. What the record said before is kept.',
        tags: ['records'],
        headers: writeHeaders,
        params: z.object({ key: z.string().min(1).max(100) }),
        body: z.object({
          attributes,
          validFrom: z.iso.date().optional().meta({
            description:
              'Since when it is so: tomorrow at the latest, today where it is not given. What is to come is submitted when it has come.',
          }),
        }),
        response: { 200: submitted, 201: submitted, ...failures(409) },
      },
    },
    async (request, reply) => {
      const { key } = request.params;
      const once = writeKeyOf(request);
      const answer = await services.submit(callerOf(request), once, { key, ...request.body });
      return reply
        .code(answer.status === 201 ? 201 : 200)
        .send(answer.body as z.infer<typeof submitted>);
    },
  );
}
