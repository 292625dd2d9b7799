import type { FastifyRequest } from 'fastify';
import { purposesFor } from '../../../access/index.ts';
import { dayInUk } from '../../../kernel/index.ts';
import { STEWARD_PURPOSE } from '../../../master-index/index.ts';
import { numberText } from '../../shared/formats.ts';
import { healthParts } from '../administration/health-words.ts';
import { askerOf, holds } from '../asking.ts';
import { type StaffServices, viewerOf } from '../context.ts';
import { dueAgreements } from '../governance/agreement-words.ts';
import { overseerOf } from '../governance/asking.ts';
import { stewardOf } from '../reviews/asking.ts';
import { needsALook, sourceState } from '../sources/source-list.ts';

/** Something that waits for somebody, or does not. */
export interface Waiting {
  readonly href: string;
  /** `12`, or a word. */
  readonly figure: string;
  /** What there are so many of. */
  readonly text: string;
  /** Whether anything is to be done. */
  readonly waits: boolean;
}

/** What waits for whoever asks, by what their roles let them do. */
export async function waitingFor(
  request: FastifyRequest,
  services: StaffServices,
): Promise<readonly Waiting[]> {
  // What roles allow is not enough: for a purpose there has to be training too, and an agreement.
  const purposes = purposesFor(await services.policy(), viewerOf(request), dayInUk());
  const all = await Promise.all([
    purposes.includes(STEWARD_PURPOSE) ? reviews(request, services) : [],
    holds(request, 'view-data-quality') ? sources(request, services) : [],
    purposes.includes('oversee-access') ? governance(request, services) : [],
    holds(request, 'administer') ? administration(request, services) : [],
  ]);
  return all.flat();
}

async function reviews(request: FastifyRequest, services: StaffServices): Promise<Waiting[]> {
  const { likely, total } = await services.reviewsWaiting(stewardOf(request));
  const rest = total - likely;
  const more = rest > 0 ? `; ${numberText(rest)} more are unlikely to be one` : '';
  const text = `${likely === 1 ? 'question' : 'questions'}: one person or two${more}`;
  return [{ href: '/reviews', figure: numberText(likely), text, waits: likely > 0 }];
}

async function sources(request: FastifyRequest, services: StaffServices): Promise<Waiting[]> {
  const all = await services.sourceOverviews(askerOf(request));
  const today = dayInUk();
  const states = all.map((source) => sourceState(source, today)).filter(needsALook);
  const kinds = Map.groupBy(states, ({ tag }) => tag.toLowerCase());
  const how = [...kinds].map(([tag, of]) => `${tag} ${of.length}`).join(', ');
  const text = `of ${numberText(all.length)} ${all.length === 1 ? 'source' : 'sources'}, to be looked at${how === '' ? '' : `: ${how}`}`;
  const waits = states.length > 0;
  return [{ href: '/sources', figure: numberText(states.length), text, waits }];
}

async function administration(
  request: FastifyRequest,
  services: StaffServices,
): Promise<Waiting[]> {
  const asker = askerOf(request);
  const health = await services.indexHealth(asker);
  const parts = healthParts(health, await services.installation(asker), dayInUk());
  const marked = parts.filter(({ kind }) => kind === 'warned' || kind === 'failed');
  const names = marked.map(({ name }) => name.toLowerCase()).join(', ');
  const text = `of ${parts.length} parts of the hub need a look${names === '' ? '' : `: ${names}`}`;
  const figure = numberText(marked.length);
  return [{ href: '/administration', figure, text, waits: marked.length > 0 }];
}

async function governance(request: FastifyRequest, services: StaffServices): Promise<Waiting[]> {
  const { glasses, lastVerification } = await services.governanceWaiting(overseerOf(request));
  const due = dueAgreements(await services.policy(), dayInUk()).length;
  const doesHold = lastVerification !== null && lastVerification.breaks === 0;
  return [
    {
      href: '/governance/broken-glass',
      figure: numberText(glasses),
      text: `broken ${glasses === 1 ? 'glass' : 'glasses'} to look at`,
      waits: glasses > 0,
    },
    ...(holds(request, 'manage-agreements')
      ? [
          {
            href: '/governance/agreements?service=&state=due',
            figure: numberText(due),
            text: `${due === 1 ? 'agreement' : 'agreements'} due for review`,
            waits: due > 0,
          },
        ]
      : []),
    {
      href: '/governance/audit',
      figure: lastVerification === null ? 'Not verified' : doesHold ? 'Holds' : 'Does not hold',
      text: 'the audit, as it was last verified',
      waits: !doesHold,
    },
  ];
}
