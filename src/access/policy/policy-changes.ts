import { type DateText, isWithin } from './calendar-date.ts';
import { type ItemSet, isEmpty, minus, noItems, union } from './items.ts';
import type { PurposeCode } from './purposes.ts';
import type { ServiceCode, SharingPolicy, SourceCode } from './sharing-policy.ts';

/** How a service gets at items: all values, those of people who consent, or a yes or no alone. */
export type Sight = 'shown' | 'shown-with-consent' | 'answers';

/** What another version of agreements changes for a service, a purpose and a source. */
export interface SightChange {
  readonly recipient: ServiceCode;
  readonly purpose: PurposeCode;
  readonly source: SourceCode;
  readonly sight: Sight;
  readonly gained: ItemSet;
  readonly lost: ItemSet;
}

/** What another version of agreements changes on a day. */
export interface PolicyChanges {
  readonly sights: readonly SightChange[];
  /** Purposes that a service can state, or can state no more. */
  readonly purposes: readonly {
    readonly recipient: ServiceCode;
    readonly purpose: PurposeCode;
    readonly kind: 'gained' | 'lost';
  }[];
}

/**
 * What services will see, and see no more, under another version of agreements: of all agreements
 * together, so that what another one gives as well is not lost. What a service sees of its own
 * sources for its own purposes is no matter of agreements, and never changes.
 *
 * @example policyChanges(policy, parseAgreements(changed), '2026-12-01')
 */
export function policyChanges(
  before: SharingPolicy,
  after: SharingPolicy,
  on: DateText,
): PolicyChanges {
  const [was, willBe] = [sightsOn(before, on), sightsOn(after, on)];
  const sights = [...new Set([...was.keys(), ...willBe.keys()])].sort().flatMap((key) => {
    const [a, b] = [was.get(key) ?? noItems, willBe.get(key) ?? noItems];
    const [gained, lost] = [minus(b, a), minus(a, b)];
    if (isEmpty(gained) && isEmpty(lost)) return [];
    const [recipient = '', purpose = '', source = '', sight] = key.split(' ');
    return [{ recipient, purpose, source, sight: sight as Sight, gained, lost }];
  });
  const [could, canThen] = [statedOn(before, on), statedOn(after, on)];
  const purposes = [
    ...[...canThen].filter((key) => !could.has(key)).map((key) => [key, 'gained'] as const),
    ...[...could].filter((key) => !canThen.has(key)).map((key) => [key, 'lost'] as const),
  ].map(([key, kind]) => {
    const [recipient = '', purpose = ''] = key.split(' ');
    return { recipient, purpose, kind };
  });
  return { sights, purposes };
}

/** By recipient, purpose, source and sight. Codes have no spaces. */
function sightsOn(policy: SharingPolicy, on: DateText): ReadonlyMap<string, ItemSet> {
  const found = new Map<string, ItemSet>();
  for (const agreement of policy.agreements) {
    if (!isWithin(on, agreement)) continue;
    const { recipients, purposes, sources, use, consentNeeded, items } = agreement;
    const sight: Sight =
      use === 'answer' ? 'answers' : consentNeeded ? 'shown-with-consent' : 'shown';
    for (const recipient of recipients) {
      for (const purpose of purposes) {
        for (const source of sources) {
          if (isOwn(policy, recipient, purpose, source)) continue;
          const key = `${recipient} ${purpose} ${source} ${sight}`;
          found.set(key, union(found.get(key) ?? noItems, items));
        }
      }
    }
  }
  return found;
}

function isOwn(
  { services, sources }: SharingPolicy,
  recipient: ServiceCode,
  purpose: PurposeCode,
  source: SourceCode,
): boolean {
  return (
    sources[source]?.service === recipient &&
    services[recipient]?.purposes.includes(purpose) === true
  );
}

function statedOn(policy: SharingPolicy, on: DateText): ReadonlySet<string> {
  return new Set([
    ...Object.entries(policy.services).flatMap(([service, { purposes }]) =>
      purposes.map((purpose) => `${service} ${purpose}`),
    ),
    ...policy.agreements
      .filter((agreement) => isWithin(on, agreement))
      .flatMap(({ recipients, purposes }) =>
        recipients.flatMap((recipient) => purposes.map((purpose) => `${recipient} ${purpose}`)),
      ),
  ]);
}
