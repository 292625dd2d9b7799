import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SharingPolicy } from '../../../access/index.ts';
import type { QuestionToAnswer } from '../../../master-index/index.ts';
import { dateText } from '../../shared/formats.ts';
import type { StaffContext } from '../context.ts';
import { type Form, textOf } from '../forms.ts';
import { answerIn, answerWords, lastWords, USUAL_REASONS } from './answer-words.ts';
import { basedOnOf, reviewNumber, stewardOf, writeKey } from './asking.ts';
import { effectWords } from './effect-words.ts';
import { reviewPage } from './review-page.ts';

interface Problem {
  readonly text: string;
  readonly href: string;
}

/** What whoever asks for a second opinion may think so far. */
const THOUGHTS = [
  { value: 'unsure', text: 'I cannot say' },
  { value: 'same', text: 'The same person' },
  { value: 'different', text: 'Not the same' },
] as const;

/** Two persons side by side, and what a steward says of them. */
export function questionPages(app: FastifyInstance, { services }: StaffContext): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    id: number,
    problem?: Problem,
  ) => {
    const question = await services.question(stewardOf(request), id);
    const form = (request.body ?? {}) as Form;
    const titles = (await services.policy()).sources;
    if (problem !== undefined) reply.code(422);
    return reply.page('staff/reviews/review.njk', {
      title: `Review ${id}`,
      review: id,
      sides: question.persons.map((each) => sideOf(each, titles)),
      evidence: reviewPage(question),
      asked: question.asked,
      isPassedOn: question.isPassedOn,
      ...('cannot' in question.merge
        ? { cannot: question.merge.cannot, basedOn: '[]' }
        : {
            effects: effectWords(question.merge),
            basedOn: JSON.stringify(question.merge.basedOn),
          }),
      key: randomUUID(),
      last: request.session.lastDecision,
      reason: textOf(form, 'reason'),
      thoughts: THOUGHTS.map((each) => ({
        ...each,
        selected: each.value === textOf(form, 'thought'),
      })),
      ...(problem === undefined ? {} : { errors: [problem] }),
    });
  };
  app.get<{ Params: { review: string } }>('/reviews/:review', async (request, reply) =>
    show(request, reply, reviewNumber(request.params.review)),
  );
  app.post<{ Params: { review: string }; Body: Form }>(
    '/reviews/:review',
    async (request, reply) => {
      const id = reviewNumber(request.params.review);
      const form = request.body ?? {};
      const answer = answerIn(textOf(form, 'answer'));
      if (answer === null) {
        return show(request, reply, id, { text: 'Choose what they are', href: '#answer' });
      }
      const given = {
        answer,
        reason: textOf(form, 'reason') || USUAL_REASONS[answer],
        basedOn: basedOnOf(textOf(form, 'basedOn')),
      };
      const key = writeKey(textOf(form, 'key') || randomUUID(), [id, given]);
      const { decision, told } = await services.answer(stewardOf(request), key, id, given);
      request.session.lastDecision = {
        undo: `/decisions/${decision}/undo`,
        text: lastWords(id, answer, told),
      };
      return reply.redirect('/reviews/next', 303);
    },
  );
  app.post<{ Params: { review: string }; Body: Form }>(
    '/reviews/:review/opinion',
    async (request, reply) => {
      const id = reviewNumber(request.params.review);
      const form = request.body ?? {};
      const note = textOf(form, 'note');
      const thought = answerIn(textOf(form, 'thought')) ?? 'unsure';
      if (note === '') {
        return show(request, reply, id, { text: 'Write what you want to ask', href: '#note' });
      }
      await services.askSecondOpinion(stewardOf(request), id, { note, thought });
      request.session.lastDecision = {
        undo: `/reviews/${id}/opinion/undo`,
        text: `Review ${id}: asked for a second opinion, you think: ${answerWords(thought)}`,
      };
      return reply.redirect('/reviews/next', 303);
    },
  );
  app.post<{ Params: { review: string } }>(
    '/reviews/:review/opinion/undo',
    async (request, reply) => {
      const id = reviewNumber(request.params.review);
      await services.withdrawSecondOpinion(stewardOf(request), id);
      request.session.lastDecision = undefined;
      request.session.notice = 'You no longer ask for a second opinion.';
      return reply.redirect(`/reviews/${id}`, 303);
    },
  );
}

/** A person of a question as the page shows them. */
function sideOf(
  { person, record, more }: QuestionToAnswer['persons'][number],
  sources: SharingPolicy['sources'],
) {
  const { source, key } = record;
  return {
    person,
    source: source === null ? null : titleOf(source, sources),
    key,
    more: more.records.map((each) => recordRow(each, sources)),
    others: more.others,
    count: more.records.length + more.others,
  };
}

/** A record in short as a table shows it. */
export function recordRow(
  record: QuestionToAnswer['persons'][number]['more']['records'][number],
  sources: SharingPolicy['sources'],
) {
  const { dateOfBirth, source } = record;
  return {
    ...record,
    source: titleOf(source, sources),
    born: dateOfBirth === null ? null : dateText(dateOfBirth),
  };
}

function titleOf(source: string, sources: SharingPolicy['sources']): string {
  return sources[source]?.title ?? source;
}
