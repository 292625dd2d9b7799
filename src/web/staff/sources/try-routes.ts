import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StaffContext } from '../context.ts';
import { askerOf } from './asking.ts';
import { type FormWithFiles, takeFiles } from './read-form.ts';
import {
  type FieldProblem,
  isOfTrial,
  LARGEST_FORM,
  NO_FIELDS,
  sentTrial,
  type TrialFields,
  trialProblem,
} from './trial-form.ts';
import { triedSource } from './tried-source.ts';

/** Trying a definition on a sample: what `reeve source check` does, and nothing is stored. */
export function tryPages(app: FastifyInstance, { services }: StaffContext): void {
  app.register(async (trying) => {
    takeFiles(trying, LARGEST_FORM);
    trying.addHook('onRequest', async (request) => services.expectTrial(askerOf(request)));

    trying.get<{ Querystring: { from?: string } }>('/sources/try', async (request, reply) => {
      const { from } = request.query;
      if (from === undefined) return show(reply, { fields: NO_FIELDS });
      const definition = await services.sourceDefinition(askerOf(request), from);
      const text = JSON.stringify(definition, null, 2);
      return show(reply, { fields: { ...NO_FIELDS, definition: text } });
    });

    trying.post<{ Body: FormWithFiles | undefined }>('/sources/try', async (request, reply) =>
      tried(request, reply, request.body ?? {}),
    );
  });

  const tried = async (request: FastifyRequest, reply: FastifyReply, form: FormWithFiles) => {
    const { fields, trial, problems } = sentTrial(form);
    if (trial === null) return refuse(reply, fields, problems);
    try {
      const found = await services.trySource(askerOf(request), trial);
      return show(reply, { fields, found: triedSource(found), sample: trial.sample.name });
    } catch (error) {
      if (!isOfTrial(error)) throw error;
      const problem = trialProblem(error, trial);
      return refuse(reply, fields, [problem], problem);
    }
  };
}

function refuse(
  reply: FastifyReply,
  fields: TrialFields,
  problems: readonly FieldProblem[],
  problem?: ReturnType<typeof trialProblem>,
) {
  return show(reply.code(422), {
    fields,
    problem,
    errors: problems.map(({ field, text }) => ({ text, href: `#${idOf(field)}` })),
    wrong: Object.fromEntries(problems.map(({ field, text }) => [field, text])),
  });
}

/** Where a field begins. */
function idOf(field: FieldProblem['field']): string {
  return field === 'as-at' ? 'as-at-day' : field;
}

function show(
  reply: FastifyReply,
  content: { readonly fields: TrialFields; readonly [name: string]: unknown },
) {
  return reply.page('staff/sources/try.njk', {
    title: 'Try a definition',
    mayTry: true,
    wrong: {},
    ...content,
  });
}
