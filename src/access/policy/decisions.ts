import { requirePurpose, type TrainingRule } from './authorise.ts';
import { type DateText, isWithin } from './calendar-date.ts';
import {
  hasItem,
  type Item,
  type ItemSet,
  isEmpty,
  itemSet,
  itemSetKey,
  noItems,
  union,
} from './items.ts';
import type { PurposeCode } from './purposes.ts';
import type { SharingAgreement, SharingPolicy, SourceCode } from './sharing-policy.ts';
import type { Viewer } from './viewer.ts';
import { type HiddenReason, whyHidden } from './why-hidden.ts';

/** Whether one item of one source may be seen, and by which agreement; or why not. */
export type Decision =
  | { readonly allowed: true; readonly agreement: string }
  | { readonly allowed: false; readonly why: HiddenReason };

/** The purposes to which the person whose record it is consents now (`consentsAt`). */
export type Consents = ReadonlySet<PurposeCode>;

const NONE: Consents = new Set();
const EVERYTHING = itemSet(['*']);

/** What a viewer may see for a purpose on a day: asked once, answered value by value. */
export interface AccessDecisions {
  readonly viewer: Viewer;
  readonly purpose: PurposeCode;
  readonly on: DateText;
  /** Whether more may be seen of people who consent: else nobody needs to be asked. */
  readonly heedsConsent: boolean;
  /** May this item of a record of this source be seen? Constant time after the first time. */
  decide(source: SourceCode, item: Item, consents?: Consents): Decision;
  /** May it at least decide a yes or no that is told (see `verification`)? */
  decideAnswer(source: SourceCode, item: Item, consents?: Consents): Decision;
  /**
   * The sources of which anything is visible, and what: the rest is left out inside the query.
   * Without consents: what is visible of everyone. With the purpose among them: what is visible
   * of those who consent to it.
   */
  visible(consents?: Consents): ReadonlyMap<SourceCode, ItemSet>;
  /**
   * A text that two decisions have in common exactly if they allow the same items of the same
   * sources. Golden records are cached by it; those of people with a seal are not cached.
   */
  accessClass(consents?: Consents): string;
  /** What is hidden of the items that sources have, and why, alike for all people. */
  hidden(
    items: ReadonlyMap<SourceCode, readonly Item[]>,
    consents?: Consents,
  ): readonly HiddenItems[];
}

export interface HiddenItems {
  readonly source: SourceCode;
  readonly items: readonly Item[];
  readonly why: HiddenReason;
}

interface Grant {
  readonly agreement: string;
  readonly items: ItemSet;
}

interface Compiled {
  readonly visible: ReadonlyMap<SourceCode, ItemSet>;
  readonly accessClass: string;
  decide(source: SourceCode, item: Item): Decision;
}

/**
 * What a viewer may see for a purpose on a day, value by value, under the agreements in force.
 *
 * A service sees its own sources for its own purposes. All else takes an agreement, the basics
 * by which a person is found included.
 *
 * @throws ReeveError `access/purpose` where the viewer may not state the purpose,
 *   `access/training` where only training is missing
 * @example
 * const access = decisionsFor(policy, { viewer, purpose: 'assess-entitlement', on: '2026-03-01' });
 * access.decide('council-tax', 'address'); // { allowed: true, agreement: 'council-tax-to-benefits' }
 */
export function decisionsFor(
  policy: SharingPolicy,
  request: { readonly viewer: Viewer; readonly purpose: PurposeCode; readonly on: DateText },
  training?: TrainingRule,
): AccessDecisions {
  const { viewer, purpose, on } = request;
  requirePurpose(policy, viewer, purpose, on, training);

  const relevant = policy.agreements.filter(
    (agreement) =>
      agreement.recipients.includes(viewer.service) &&
      agreement.purposes.includes(purpose) &&
      isWithin(on, agreement),
  );
  const compiled = new Map<string, Compiled>();
  const under = (consents: Consents, use: SharingAgreement['use']): Compiled => {
    const consented = consents.has(purpose);
    const key = `${use} ${consented}`;
    let made = compiled.get(key);
    if (made === undefined) {
      // What may be shown may decide an answer as well.
      const inForce = relevant.filter(
        (each) => (use === 'answer' || each.use === 'show') && (consented || !each.consentNeeded),
      );
      made = compile(policy, request, inForce, consented);
      compiled.set(key, made);
    }
    return made;
  };
  return {
    viewer,
    purpose,
    on,
    heedsConsent: relevant.some(({ consentNeeded }) => consentNeeded),
    decide: (source, item, consents = NONE) => under(consents, 'show').decide(source, item),
    decideAnswer: (source, item, consents = NONE) => under(consents, 'answer').decide(source, item),
    visible: (consents = NONE) => under(consents, 'show').visible,
    accessClass: (consents = NONE) => under(consents, 'show').accessClass,
    hidden: (items, consents = NONE) => hiddenItems(under(consents, 'show'), items),
  };
}

function compile(
  policy: SharingPolicy,
  request: { readonly viewer: Viewer; readonly purpose: PurposeCode; readonly on: DateText },
  agreements: readonly SharingAgreement[],
  consented: boolean,
): Compiled {
  const { viewer, purpose } = request;
  const ownPurpose = policy.services[viewer.service]?.purposes.includes(purpose) === true;
  const grants = new Map<SourceCode, readonly Grant[]>();
  for (const [source, { service }] of Object.entries(policy.sources)) {
    const own = ownPurpose && service === viewer.service;
    grants.set(source, [
      ...(own ? [{ agreement: `own:${service}`, items: EVERYTHING }] : []),
      ...agreements
        .filter(({ sources }) => sources.includes(source))
        .map(({ id, items }) => ({ agreement: id, items })),
    ]);
  }
  const visible = new Map<SourceCode, ItemSet>();
  for (const source of [...grants.keys()].sort()) {
    const items = (grants.get(source) ?? []).map((each) => each.items).reduce(union, noItems);
    if (!isEmpty(items)) visible.set(source, items);
  }
  const decided = new Map<SourceCode, Map<Item, Decision>>();
  return {
    visible,
    accessClass: [...visible].map(([source, items]) => `${source}=${itemSetKey(items)}`).join(';'),
    decide(source, item) {
      let known = decided.get(source);
      if (known === undefined) {
        known = new Map();
        decided.set(source, known);
      }
      let decision = known.get(item);
      if (decision === undefined) {
        const grant = grants.get(source)?.find(({ items }) => hasItem(items, item));
        decision =
          grant === undefined
            ? { allowed: false, why: whyHidden(policy, request, source, item, consented) }
            : { allowed: true, agreement: grant.agreement };
        known.set(item, decision);
      }
      return decision;
    },
  };
}

function hiddenItems(
  compiled: Compiled,
  items: ReadonlyMap<SourceCode, readonly Item[]>,
): readonly HiddenItems[] {
  return [...items].flatMap(([source, names]) => {
    const byCode = new Map<string, { source: SourceCode; items: Item[]; why: HiddenReason }>();
    for (const item of names) {
      const decision = compiled.decide(source, item);
      if (decision.allowed) continue;
      const group = byCode.get(decision.why.code);
      if (group === undefined) {
        byCode.set(decision.why.code, { source, items: [item], why: decision.why });
      } else group.items.push(item);
    }
    return [...byCode.values()];
  });
}
