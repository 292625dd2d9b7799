import { type DateText, isWithin } from './calendar-date.ts';
import type { LawfulBasis } from './purposes.ts';
import type { RetentionRule, SharingPolicy, SourceCode } from './sharing-policy.ts';

/** What the people in a source are told of it (UK GDPR, Articles 13 and 14). */
export interface PrivacyNotice {
  readonly source: string;
  readonly service: string;
  /** What they were told when the data was collected. */
  readonly collectedFor: string | undefined;
  readonly url: string | undefined;
  readonly contact: string | undefined;
  /** Who receives what for what, as agreements in force say: nobody has to remember to write it. */
  readonly shared: readonly SharedWith[];
  readonly retention: RetentionRule | undefined;
  readonly rights: readonly string[];
}

export interface SharedWith {
  readonly agreement: string;
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly basis: LawfulBasis;
  /** `answer`: only a yes or no is told. */
  readonly use: 'show' | 'answer';
  readonly onlyWithConsent: boolean;
}

/** UK GDPR, Articles 15 to 18, 21 and 77; 7(3) where anything hangs on consent. */
const RIGHTS = [
  'to see what is held about you',
  'to have it corrected',
  'to have it erased where there is no reason to keep it',
  'to have its use restricted',
  'to object to its use',
  'to complain to the Information Commissioner',
];

/** The privacy notice of a source on a day, from the file of agreements; undefined of no source. */
export function privacyNotice(
  policy: SharingPolicy,
  source: SourceCode,
  on: DateText,
): PrivacyNotice | undefined {
  const definition = policy.sources[source];
  if (definition === undefined) return undefined;
  const inForce = policy.agreements.filter(
    (each) => each.sources.includes(source) && isWithin(on, each),
  );
  const title = (service: string) => policy.services[service]?.title ?? service;
  return {
    source: definition.title,
    service: title(definition.service),
    collectedFor: definition.privacyNotice?.collectedFor,
    url: definition.privacyNotice?.url,
    contact: definition.privacyNotice?.contact,
    shared: inForce.map(({ id, recipients, purposes, basis, use, consentNeeded }) => ({
      agreement: id,
      recipients: recipients.map(title),
      purposes: purposes.map((purpose) => policy.purposes[purpose]?.label ?? purpose),
      basis,
      use,
      onlyWithConsent: consentNeeded,
    })),
    retention: definition.retention,
    rights: inForce.some(({ consentNeeded }) => consentNeeded)
      ? [...RIGHTS, 'to withdraw consent at any time, which takes effect at once']
      : RIGHTS,
  };
}
