import { type DateText, isWithin } from './calendar-date.ts';
import { hasItem, type Item } from './items.ts';
import type { PurposeCode } from './purposes.ts';
import type { SharingPolicy, SourceCode } from './sharing-policy.ts';
import type { Viewer } from './viewer.ts';

/** Why something is hidden: the same for every person, so it says nothing of anyone. */
export interface HiddenReason {
  readonly code:
    | 'unknown-source'
    | 'consent-needed'
    | 'not-yet'
    | 'ended'
    | 'answer-only'
    | 'other-purpose'
    | 'no-agreement';
  /** A sentence or two for staff. */
  readonly text: string;
}

/** Ends every reason, so that nobody takes a closed door for something behind it. */
export const SAYS_NOTHING = 'This does not mean that anything is held.';

/**
 * Why an item is hidden, from the agreements alone. It is worked out without the record, so it
 * cannot tell whether there is one. Of several reasons the one closest to being allowed is given.
 */
export function whyHidden(
  policy: SharingPolicy,
  request: { readonly viewer: Viewer; readonly purpose: PurposeCode; readonly on: DateText },
  source: SourceCode,
  item: Item,
  consented: boolean,
): HiddenReason {
  const { viewer, purpose, on } = request;
  const giver = policy.sources[source];
  if (giver === undefined) {
    return {
      code: 'unknown-source',
      text: `No sharing agreement covers this source. ${SAYS_NOTHING}`,
    };
  }
  const receiver = policy.services[viewer.service]?.title ?? viewer.service;
  const because = (code: HiddenReason['code'], how: string): HiddenReason => ({
    code,
    text: `${giver.title} ${how}. ${SAYS_NOTHING}`,
  });
  const toUs = policy.agreements.filter(
    (each) =>
      each.recipients.includes(viewer.service) &&
      each.sources.includes(source) &&
      hasItem(each.items, item),
  );
  const forThis = toUs.filter((each) => each.purposes.includes(purpose));
  const shown = forThis.filter(({ use }) => use === 'show');
  if (!consented && forThis.some((each) => each.consentNeeded && isWithin(on, each))) {
    return because(
      'consent-needed',
      `shares this with ${receiver} only while the person consents, and no consent is recorded`,
    );
  }
  if (shown.some(({ from }) => on < from)) {
    return because('not-yet', `has an agreement to share this with ${receiver} that has not begun`);
  }
  if (forThis.some((each) => each.use === 'answer' && isWithin(on, each))) {
    return because(
      'answer-only',
      'does not show this. Ask the question that is answered yes, no or not known',
    );
  }
  if (shown.some(({ until }) => until !== undefined && until < on)) {
    return because('ended', `no longer shares this with ${receiver}: the agreement has ended`);
  }
  const ownElsewhere = giver.service === viewer.service;
  if (ownElsewhere || toUs.some((each) => each.use === 'show' && isWithin(on, each))) {
    return because('other-purpose', `does not share this with ${receiver} for this purpose`);
  }
  return because('no-agreement', `has no agreement to share this with ${receiver}`);
}
