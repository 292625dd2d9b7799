import type { FastifyInstance } from 'fastify';
import { LONGEST_PERIOD, requireAnyCapability } from '../../../access/index.ts';
import { dayInUk } from '../../../kernel/index.ts';
import { type StaffContext, viewerOf } from '../context.ts';
import { type Form, textOf } from '../forms.ts';
import { holds, overseerOf } from '../governance/asking.ts';
import { lastDays, momentsOf } from '../governance/period.ts';
import { stewardOf } from './asking.ts';
import { figureWords } from './figure-words.ts';

/** Periods that can be chosen, in days. */
const CHOICES = [7, 31, LONGEST_PERIOD - 1];

/**
 * How reviews are decided: to stewards of themselves, and by steward to whoever may read in the audit
 * what each member of staff did. Not of colleagues: of two stewards, a total would tell the other's.
 */
export function figurePages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Querystring: Form }>('/reviews/figures', async (request, reply) => {
    requireAnyCapability(
      viewerOf(request),
      ['decide-reviews', 'read-audit'],
      'see how reviews are decided',
    );
    const isSteward = holds(request, 'decide-reviews');
    const isLead = holds(request, 'read-audit');
    const days = CHOICES.find((each) => String(each) === textOf(request.query, 'days')) ?? 31;
    const period = lastDays(dayInUk(), days);
    const moments = momentsOf(period);
    const own = isSteward ? await services.ownFigures(stewardOf(request), moments) : null;
    const all = isLead ? await services.figuresOfStewards(overseerOf(request), moments) : [];
    return reply.page('staff/reviews/figures.njk', {
      title: 'How reviews are decided',
      back: isSteward
        ? { href: '/reviews', text: 'Reviews' }
        : { href: '/governance', text: 'Information governance' },
      // Who oversees states a purpose of their own: another beside it would mislead.
      ...(isLead ? { purposeLabel: null } : {}),
      period,
      choices: CHOICES.map((value) => ({ value, isChosen: value === days })),
      own: own === null ? null : figureWords(own),
      isLead,
      stewards: all.map(figureWords),
    });
  });
}
