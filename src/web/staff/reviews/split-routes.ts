import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReeveError } from '../../../kernel/index.ts';
import type { StewardRequest } from '../../../master-index/index.ts';
import type { StaffContext } from '../context.ts';
import { type Form, type FormError, listOf, textOf } from '../forms.ts';
import { sectionsOf } from '../person/sections.ts';
import { basedOnOf, stewardOf, writeKey } from './asking.ts';
import { effectWords } from './effect-words.ts';
import { recordRow } from './question-routes.ts';

/** Records of a person that are somebody else's: which, why, what it does, and done. */
export function splitPages(app: FastifyInstance, { services }: StaffContext): void {
  const choose = async (
    request: FastifyRequest,
    reply: FastifyReply,
    person: number,
    form: Form,
    errors: readonly FormError[] = [],
  ) => {
    const { records, others } = await services.recordsOfPerson(stewardOf(request), person);
    const { sources } = await services.policy();
    if (errors.length > 0) reply.code(422);
    return reply.page('staff/reviews/split.njk', {
      title: `Move records out of person ${person}`,
      person,
      sections: sectionsOf(request),
      records: records.map((each) => recordRow(each, sources)),
      others,
      chosen: { records: listOf(form, 'record'), focus: errors.length === 0 },
      reason: textOf(form, 'reason'),
      ...(errors.length === 0
        ? {}
        : { errors, errorOf: Object.fromEntries(errors.map(({ href, text }) => [href, text])) }),
    });
  };
  app.get<{ Params: { person: string }; Querystring: Form }>(
    '/person/:person/split',
    async (request, reply) =>
      choose(request, reply, personNumber(request.params.person), request.query),
  );
  app.post<{ Params: { person: string }; Body: Form }>(
    '/person/:person/split',
    async (request, reply) => {
      const person = personNumber(request.params.person);
      const form = request.body ?? {};
      const records = listOf(form, 'record');
      const reason = textOf(form, 'reason');
      const errors: FormError[] = [
        ...(records.length > 0 ? [] : [{ text: 'Tick the records that leave', href: '#records' }]),
        ...(reason !== '' ? [] : [{ text: 'Say why they are somebody else', href: '#reason' }]),
      ];
      if (errors.length > 0) return choose(request, reply, person, form, errors);
      const caller = stewardOf(request);
      const asked: StewardRequest = { kind: 'split', person: String(person), records };
      if (textOf(form, 'confirmed') !== 'yes') {
        const preview = await services.preview(caller, asked).catch((error: unknown) => {
          if (error instanceof ReeveError && error.code === 'decision/nothing-left') return null;
          throw error;
        });
        if (preview === null) {
          const text = 'Leave one record with the person: tick some, not all';
          return choose(request, reply, person, form, [{ text, href: '#records' }]);
        }
        const { sources } = await services.policy();
        const { records: all } = await services.recordsOfPerson(caller, person);
        return reply.page('staff/reviews/split-check.njk', {
          title: 'Check what it does',
          person,
          records,
          leaving: all
            .filter(({ recordId }) => records.includes(recordId))
            .map((each) => recordRow(each, sources)),
          reason,
          effects: effectWords(preview),
          basedOn: JSON.stringify(preview.basedOn),
          key: randomUUID(),
        });
      }
      const basedOn = basedOnOf(textOf(form, 'basedOn'));
      const key = writeKey(textOf(form, 'key') || randomUUID(), [asked, reason]);
      const made = await services.decide(caller, key, { request: asked, reason, basedOn });
      const { decision } = made.body as { readonly decision: string };
      request.session.lastDecision = {
        undo: `/decisions/${decision}/undo`,
        text: `Person ${person}: ${records.length === 1 ? 'a record' : `${records.length} records`} moved out`,
      };
      return reply.redirect('/reviews', 303);
    },
  );
}

/** The number of a person in an address; anything else is of nobody. */
function personNumber(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text) && Number(text) < 2 ** 31) return Number(text);
  throw new ReeveError('decision/unknown-person', 'There is no such person');
}
