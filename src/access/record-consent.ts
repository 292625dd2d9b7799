import type { Database, Queryable } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type Acting, governed } from './governed.ts';
import {
  type ConsentChannel,
  type ConsentEvent,
  consentChannels,
  consentsAt,
} from './policy/consent.ts';
import type { Consents } from './policy/decisions.ts';
import type { PurposeCode } from './policy/purposes.ts';
import type { SharingPolicy } from './policy/sharing-policy.ts';
import { addConsent, consentEvents } from './store/consents.ts';
import { holdIdentities } from './store/identity-lock.ts';
import { personNow } from './store/persons.ts';
import { countChange } from './store/seals.ts';

/** What a person said of a purpose. */
export interface ConsentToRecord {
  readonly purpose: PurposeCode;
  readonly kind: 'given' | 'withdrawn';
  readonly how: ConsentChannel;
  /** When it was said, ISO 8601; default: now. Not in the future. */
  readonly at?: string | undefined;
  readonly onBehalfBy?: string | undefined;
  readonly until?: string | undefined;
  readonly note?: string | undefined;
}

/**
 * Records that a person gave or withdrew consent. It holds at once: every read works the state
 * out from the events. What was said before stays.
 *
 * @throws ReeveError `access/role`, `access/unknown-person`, `access/consent`
 * @example
 * await recordConsent(db, policy, acting, 12, { purpose: 'tell-services-of-change', kind: 'given', how: 'telephone' });
 */
export async function recordConsent(
  db: Database,
  policy: SharingPolicy,
  acting: Acting,
  person: number,
  consent: ConsentToRecord,
): Promise<ConsentEvent> {
  return governed(db, acting, 'record-consent', 'consent', async (tx, now) => {
    check(policy, consent, now);
    await holdIdentities(tx);
    const who = await personNow(tx, person);
    if (who === null) {
      throw new ReeveError('access/unknown-person', `There is no person ${person}`);
    }
    const event = {
      purpose: consent.purpose,
      kind: consent.kind,
      at: consent.at ?? now,
      recordedBy: acting.viewer.subject,
      how: consent.how,
      onBehalfBy: consent.onBehalfBy,
      until: consent.kind === 'given' ? consent.until : undefined,
      note: consent.note,
    };
    const reference = await addConsent(tx, who, event);
    await countChange(tx, who);
    return { result: { person: String(who), ...event }, persons: [who], reference };
  });
}

function check(policy: SharingPolicy, consent: ConsentToRecord, now: string): void {
  const wrong = (field: string, message: string, hint?: string) =>
    new ReeveError('access/consent', message, {
      location: { field },
      ...(hint === undefined ? {} : { hint }),
    });
  if (!Object.hasOwn(policy.purposes, consent.purpose)) {
    throw wrong(
      'purpose',
      `There is no purpose "${consent.purpose}"`,
      `Known: ${Object.keys(policy.purposes).join(', ')}.`,
    );
  }
  if (!Object.hasOwn(consentChannels, consent.how)) {
    throw wrong(
      'how',
      `"${consent.how}" is no way to say so`,
      `One of: ${Object.keys(consentChannels).join(', ')}.`,
    );
  }
  const at = Date.parse(consent.at ?? now);
  if (Number.isNaN(at) || at > Date.parse(now)) {
    throw wrong('at', 'Nobody has said it yet: the time is in the future, or no time');
  }
  if (consent.until !== undefined && !(Date.parse(consent.until) > at)) {
    throw wrong('until', 'The consent would lapse before it was given');
  }
}

/** All that some persons said of consent, by person, oldest first. */
export async function consentEventsOf(
  db: Queryable,
  persons: readonly number[],
): Promise<ReadonlyMap<number, readonly ConsentEvent[]>> {
  return Map.groupBy(await consentEvents(db, persons), ({ personId }) => personId);
}

/**
 * The purposes that each of some persons consents to at an instant, for `AccessDecisions`;
 * whoever never said anything is not in it.
 */
export async function consentsOf(
  db: Queryable,
  persons: readonly number[],
  at: string,
): Promise<ReadonlyMap<number, Consents>> {
  const events = await consentEventsOf(db, persons);
  return new Map([...events].map(([person, said]) => [person, consentsAt(said, at)]));
}
