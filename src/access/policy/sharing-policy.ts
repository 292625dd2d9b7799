import type { AgreementsFile } from './agreements-schema.ts';
import type { DateText } from './calendar-date.ts';
import type { EntitlementRule } from './entitlements.ts';
import type { ItemSet } from './items.ts';
import type { LawfulBasis, Purpose, PurposeCode } from './purposes.ts';
import type { TakeUpRule } from './take-up-rule.ts';

/** Code of a service of the council, or of a partner that receives. */
export type ServiceCode = string;
/**
 * A source by the name of its definition, `registrars-deaths`; one role of it where that is
 * shared apart, `registrars-deaths/informant`; or an application's, `hub:permits`.
 */
export type SourceCode = string;

/** One sharing agreement, with its patterns spelled out. */
export interface SharingAgreement {
  readonly id: string;
  readonly title: string | undefined;
  readonly sources: readonly SourceCode[];
  readonly recipients: readonly ServiceCode[];
  readonly purposes: readonly PurposeCode[];
  readonly basis: LawfulBasis;
  readonly items: ItemSet;
  /** `show`: values are seen. `answer`: they only decide a yes, no or not known. */
  readonly use: 'show' | 'answer';
  /** Whether it holds only for people who have consented to the purpose. */
  readonly consentNeeded: boolean;
  /** First and last day in force. */
  readonly from: DateText;
  readonly until: DateText | undefined;
  readonly review: DateText;
  readonly notes: string | undefined;
}

export interface ServiceDefinition {
  readonly title: string;
  /** What it reads its own data for without an agreement. */
  readonly purposes: readonly PurposeCode[];
}

export type RetentionRule = NonNullable<AgreementsFile['sources'][string]['retention']>;
export type PrivacyNoticeDefinition = NonNullable<
  AgreementsFile['sources'][string]['privacyNotice']
>;

export interface SourceOfData {
  readonly title: string;
  readonly service: ServiceCode;
  readonly retention?: RetentionRule | undefined;
  readonly privacyNotice?: PrivacyNoticeDefinition | undefined;
}

/** All that a file of sharing agreements says, checked. */
export interface SharingPolicy {
  readonly services: Readonly<Record<ServiceCode, ServiceDefinition>>;
  readonly sources: Readonly<Record<SourceCode, SourceOfData>>;
  /** Purposes of Reeve and of the council's own. */
  readonly purposes: Readonly<Record<PurposeCode, Purpose>>;
  /** What may be asked and is answered yes, no or not known, by code. */
  readonly entitlements: Readonly<Record<string, EntitlementRule>>;
  /** Services that people may not know of, by code. */
  readonly takeUp: Readonly<Record<string, TakeUpRule>>;
  /** In the order of their ids, whatever the file's. */
  readonly agreements: readonly SharingAgreement[];
}
