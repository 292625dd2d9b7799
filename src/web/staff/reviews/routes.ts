import { hash, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ReeveError } from '../../../kernel/index.ts';
import {
  type DecisionEffects,
  STEWARD_PURPOSE,
  type StewardRequest,
} from '../../../master-index/index.ts';
import { type StaffContext, viewerOf } from '../context.ts';
import { reviewPage } from './review-page.ts';
import { likelihoodWords } from './strength.ts';

/** Questions on one page of the queue. */
const SHOWN = 25;

interface DecisionForm {
  readonly answer?: string;
  readonly reason?: string;
  readonly key?: string;
  readonly basedOn?: string;
  readonly pair?: string;
}

/** Who decides who is who states this purpose, and no other. */
function stewardOf(request: FastifyRequest) {
  return { viewer: viewerOf(request), requestId: request.id, purpose: STEWARD_PURPOSE };
}

/** Doubtful matches: which wait, two records side by side, and what is decided. */
export function reviewPages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Querystring: { after?: string } }>('/reviews', async (request, reply) => {
    const { after } = request.query;
    const page = await services.reviews(stewardOf(request), {
      limit: SHOWN,
      all: false,
      ...(after === undefined ? {} : { after }),
    });
    return reply.page('staff/reviews/queue.njk', {
      title: 'Reviews',
      page,
      isFirst: after === undefined,
      questions: page.questions.map(({ persons, weight, reviews }) => ({
        persons,
        likelihood: likelihoodWords(weight),
        review: reviews[0]?.reviewId,
        pairs: reviews.length,
        records: reviews[0]?.records ?? 0,
        notSure: Math.max(...reviews.map(({ notSure }) => notSure)),
      })),
      isLikelihoodShown: page.questions.some(({ weight }) => weight !== null),
      last: request.session.lastDecision,
    });
  });
  app.get('/reviews/next', async (request, reply) => {
    const { questions } = await services.reviews(stewardOf(request), { limit: 1, all: false });
    const review = questions[0]?.reviews[0]?.reviewId;
    return reply.redirect(review === undefined ? '/reviews' : `/reviews/${review}`, 303);
  });
  app.get<{ Params: { review: string } }>('/reviews/:review', async (request, reply) =>
    show(request, reply, reviewNumber(request.params.review)),
  );
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    id: number,
    problem?: string,
  ) => {
    const caller = stewardOf(request);
    const review = await services.review(caller, id);
    const [keep, other] = [review.personA, review.personB].map(String);
    const merge: StewardRequest = { kind: 'merge', keep: keep ?? '', other: other ?? '' };
    const preview = await services.preview(caller, merge).catch((error: unknown) => {
      if (error instanceof ReeveError && error.code.startsWith('decision/')) return error;
      throw error;
    });
    if (problem !== undefined) reply.code(422);
    return reply.page('staff/reviews/review.njk', {
      title: `Review ${id}`,
      review,
      sides: [
        { person: review.personA, source: review.left.source, key: review.left.key },
        { person: review.personB, source: review.right.source, key: review.right.key },
      ],
      evidence: reviewPage(review),
      ...(preview instanceof ReeveError
        ? { cannot: preview.message, basedOn: '' }
        : { effects: effectWords(preview), basedOn: JSON.stringify(preview.basedOn) }),
      key: randomUUID(),
      last: request.session.lastDecision,
      ...(problem === undefined ? {} : { errors: [{ text: problem, href: '#answer' }] }),
    });
  };
  app.post<{ Params: { review: string }; Body: DecisionForm }>(
    '/reviews/:review',
    async (request, reply) => {
      const id = reviewNumber(request.params.review);
      const form = request.body ?? {};
      const caller = stewardOf(request);
      if (form.answer === undefined) return show(request, reply, id, 'Choose what they are');
      const review = await services.review(caller, id);
      const asked = requestOf(form.answer, review);
      if (asked === null) return show(request, reply, id, 'Choose what they are');
      const reason = (form.reason ?? '').trim() || REASONS[form.answer] || 'Decided in review';
      const basedOn = basedOnOf(form.basedOn);
      const made = await services.decide(
        caller,
        {
          key: form.key ?? randomUUID(),
          digest: hash('sha256', JSON.stringify([asked, reason])),
        },
        { request: asked, reason, basedOn },
      );
      const { decision } = made.body as { readonly decision?: string };
      request.session.lastDecision = {
        id: decision ?? null,
        text: `Review ${id}: ${WORDS[form.answer] ?? form.answer}`,
      };
      return reply.redirect('/reviews/next', 303);
    },
  );
  app.post<{ Params: { decision: string } }>(
    '/decisions/:decision/undo',
    async (request, reply) => {
      const caller = stewardOf(request);
      const asked: StewardRequest = { kind: 'undo', decision: request.params.decision };
      const { basedOn } = await services.preview(caller, asked);
      const digest = hash('sha256', JSON.stringify(asked));
      await services.decide(
        caller,
        { key: randomUUID(), digest },
        { request: asked, reason: 'Undone by the steward', basedOn },
      );
      request.session.lastDecision = undefined;
      request.session.notice = 'The decision is undone: everything is as it was before it.';
      return reply.redirect('/reviews', 303);
    },
  );
}

/** The number of a review in an address, as the API takes it; anything else is of no review. */
function reviewNumber(text: string): number {
  const number = /^[0-9]+$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= Number.MAX_SAFE_INTEGER) return number;
  throw new ReeveError('review/unknown', 'There is no such review');
}

const WORDS: Readonly<Record<string, string>> = {
  same: 'the same person',
  different: 'not the same',
  unsure: 'not sure',
};
const REASONS: Readonly<Record<string, string>> = {
  same: 'The records were looked at side by side and are of one person',
  different: 'The records were looked at side by side and are of two people',
  unsure: 'The records do not say enough to tell',
};

function requestOf(
  answer: string,
  {
    recordA,
    recordB,
    personA,
    personB,
  }: {
    readonly recordA: number;
    readonly recordB: number;
    readonly personA: number;
    readonly personB: number;
  },
): StewardRequest | null {
  const records = [String(recordA), String(recordB)] as const;
  if (answer === 'same') return { kind: 'merge', keep: String(personA), other: String(personB) };
  if (answer === 'different') return { kind: 'never-match', records };
  return answer === 'unsure' ? { kind: 'not-sure', records } : null;
}

const basedOnSchema = z
  .array(z.object({ person: z.string().max(20), version: z.int().min(0) }))
  .max(1000);

function basedOnOf(text: string | undefined): DecisionEffects['basedOn'] {
  try {
    return basedOnSchema.parse(JSON.parse(text ?? ''));
  } catch (cause) {
    throw new ReeveError('request/malformed', 'The form is not whole', {
      hint: 'Load the page again. Nothing was changed.',
      cause,
    });
  }
}

/** What a merge would do, in sentences. */
function effectWords({ persons, notes }: DecisionEffects): readonly string[] {
  return [
    ...persons.map(({ person, before, after }) =>
      after.length === 0
        ? `Person ${person} ends, and leads to the other. Records: ${before.length}.`
        : `Person ${person} has ${before.length} ${before.length === 1 ? 'record' : 'records'} now, and ${after.length} then.`,
    ),
    ...notes,
  ];
}
