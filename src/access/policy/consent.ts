import type { PurposeCode } from './purposes.ts';

/** How a person said so. */
export const consentChannels = {
  'in-person': 'In person',
  telephone: 'By telephone',
  online: 'In their account',
  email: 'By email',
  letter: 'By letter',
} as const;
export type ConsentChannel = keyof typeof consentChannels;

/** That a person gave or withdrew consent to a purpose: kept, never changed. */
export interface ConsentEvent {
  readonly person: string;
  readonly purpose: PurposeCode;
  readonly kind: 'given' | 'withdrawn';
  /** When it was said: ISO 8601 in UTC. It holds from then on. */
  readonly at: string;
  /** Who recorded it: the `sub` of a member of staff or an application, or of the person. */
  readonly recordedBy: string;
  readonly how: ConsentChannel;
  /** Who said so where it was not the person: a parent, an attorney. */
  readonly onBehalfBy?: string | undefined;
  /** When it lapses by itself: ISO 8601 in UTC. */
  readonly until?: string | undefined;
  readonly note?: string | undefined;
}

/** What holds of one purpose at an instant. `lapsed` is as if never given. */
export type ConsentState =
  | { readonly state: 'given'; readonly event: ConsentEvent }
  | { readonly state: 'withdrawn' | 'lapsed'; readonly event: ConsentEvent }
  | { readonly state: 'never-given' };

/**
 * The state of a person's consent to a purpose at an instant: what they said last. Of two said
 * at one moment the withdrawal holds, so that no order of records can undo it. A withdrawal
 * holds from the moment that it was said (UK GDPR, Article 7(3)), before any cache is cleared:
 * the state is worked out from the events at each read.
 *
 * @param events of the person, and of those merged into them, in any order
 */
export function consentState(
  events: readonly ConsentEvent[],
  purpose: PurposeCode,
  at: string,
): ConsentState {
  const now = Date.parse(at);
  const last = events
    .filter((event) => event.purpose === purpose && Date.parse(event.at) <= now)
    .reduce<ConsentEvent | undefined>(
      (latest, event) => (latest === undefined || isLater(event, latest) ? event : latest),
      undefined,
    );
  if (last === undefined) return { state: 'never-given' };
  if (last.kind === 'withdrawn') return { state: 'withdrawn', event: last };
  const lapsed = last.until !== undefined && Date.parse(last.until) <= now;
  return { state: lapsed ? 'lapsed' : 'given', event: last };
}

/** The purposes that a person consents to at an instant, for `AccessDecisions`. */
export function consentsAt(events: readonly ConsentEvent[], at: string): ReadonlySet<PurposeCode> {
  const purposes = new Set(events.map(({ purpose }) => purpose));
  return new Set([...purposes].filter((each) => consentState(events, each, at).state === 'given'));
}

function isLater(event: ConsentEvent, than: ConsentEvent): boolean {
  const difference = Date.parse(event.at) - Date.parse(than.at);
  if (difference !== 0) return difference > 0;
  if (event.kind !== than.kind) return event.kind === 'withdrawn';
  // Two consents of one moment: the one that ends first, so that neither is stretched.
  const ends = ({ until }: ConsentEvent) =>
    until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
  return ends(event) < ends(than);
}
