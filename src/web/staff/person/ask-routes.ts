import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReeveError } from '../../../kernel/index.ts';
import { callerOf, type StaffContext } from '../context.ts';
import { errorsByField, type Form, type FormError, textOf } from '../forms.ts';
import { askableQuestions, putQuestion, questionOf, questionText } from './question-form.ts';
import { sectionsOf } from './sections.ts';

interface OfPerson {
  readonly Params: { readonly person: string };
}

const VERDICTS = { yes: 'Yes', no: 'No', 'not-known': 'Not known' } as const;
/** Said of an answer that is yes or no. */
const ASSURANCES = {
  high: 'Two of the council’s sources say so, or one that checks what it is told.',
  medium: 'One of the council’s sources says so.',
} as const;

/** A question about a customer that is answered yes, no or not known, in place of proof on paper. */
export function askPages(app: FastifyInstance, { services }: StaffContext): void {
  const path = '/person/:person/ask';
  const show = async (
    request: FastifyRequest<OfPerson>,
    reply: FastifyReply,
    form: Form,
    shown: { readonly errors?: readonly FormError[]; readonly answer?: object },
  ) => {
    const { purpose } = callerOf(request);
    const askable = askableQuestions(await services.policy(), purpose);
    const { errors } = shown;
    if (errors !== undefined) reply.code(422);
    return reply.page('staff/person/ask.njk', {
      title: 'Ask a question',
      personId: request.params.person,
      sections: sectionsOf(request),
      ...askable,
      needAge: askable.questions.some(({ value }) => value === 'at-least-age'),
      needAddress: askable.questions.some(({ takesAddress }) => takesAddress),
      form: Object.fromEntries(
        ['ask', 'years', 'address', 'postcode'].map((name) => [name, textOf(form, name)]),
      ),
      answer: shown.answer,
      ...(errors === undefined ? {} : { errors, errorOf: errorsByField(errors) }),
    });
  };
  app.get<OfPerson>(path, async (request, reply) => show(request, reply, {}, {}));
  app.post<OfPerson & { Body: Form }>(path, async (request, reply) => {
    const form = request.body ?? {};
    const caller = callerOf(request);
    const asked = questionOf(form, askableQuestions(await services.policy(), caller.purpose));
    if ('errors' in asked) return show(request, reply, form, { errors: asked.errors });
    const uprn = asked.question.takesAddress
      ? services.uprnOf(asked.address, asked.postcode)
      : null;
    if (asked.question.takesAddress && uprn === null) {
      const text =
        'No property is known by this address. Write it as on a letter, with the postcode';
      return show(request, reply, form, { errors: [{ text, href: '#address' }] });
    }
    try {
      const question = putQuestion(asked, uprn ?? undefined);
      const found = await services.verify(caller, request.params.person, question);
      const assurance = 'assurance' in found ? ASSURANCES[found.assurance] : null;
      return await show(request, reply, form, {
        answer: {
          ...found,
          verdict: VERDICTS[found.answer],
          asked: questionText(asked),
          because: assurance,
        },
      });
    } catch (error) {
      if (!(error instanceof ReeveError) || error.code !== 'verification/too-often') throw error;
      const errors = [{ text: `${error.message}. ${error.hint ?? ''}`, href: '#ask' }];
      return show(request, reply, form, { errors });
    }
  });
}
