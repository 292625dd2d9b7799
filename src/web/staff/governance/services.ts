import type {
  AccessPeriod,
  ActivePage,
  AgreementChange,
  AgreementVersion,
  AuditAnchor,
  ChangeOfAgreements,
  ConsentToRecord,
  GlassPage,
  GlassUse,
  GovernanceWaiting,
  NotedVerification,
  PolicyInForce,
  PreviewOfAgreements,
  SealPage,
  SealReason,
  SealRequest,
  SealsOfPerson,
  StaffAccesses,
  UnusualAccess,
} from '../../../access/index.ts';
import type {
  DueRecord,
  ErasuresDone,
  ListedJob,
  ListPageRequest,
  SubjectAccessAnswer,
} from '../../../master-index/index.ts';
import type { Asker, Caller } from '../../api/caller.ts';

/** Some of a list that is read by its place. */
export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/** What these pages ask of the use cases. Each decides who may, and writes it in the audit. */
export interface GovernancePageServices {
  governanceWaiting(caller: Caller): Promise<GovernanceWaiting>;

  agreementsNow(): Promise<PolicyInForce>;
  agreementVersions(asker: Asker): Promise<readonly AgreementVersion[]>;
  /** The file of a version as it was put in force; null where there is none. */
  agreementsOfVersion(asker: Asker, version: number): Promise<string | null>;
  previewAgreements(caller: Caller, change: AgreementChange): Promise<PreviewOfAgreements>;
  changeAgreements(
    caller: Caller,
    change: ChangeOfAgreements,
    reason: string,
  ): Promise<AgreementVersion>;

  seals(
    caller: Caller,
    request: ListPageRequest & { readonly reason?: SealReason | undefined },
  ): Promise<SealPage>;
  sealsOfPerson(caller: Caller, person: number): Promise<SealsOfPerson>;
  /** @param key a form sent twice seals once */
  seal(caller: Caller, key: string, person: number, request: SealRequest): Promise<void>;
  /** How many seals were taken off: none where somebody was first. */
  unseal(
    caller: Caller,
    person: number,
    given: { readonly reason: string; readonly only: readonly string[] },
  ): Promise<number>;

  glasses(
    caller: Caller,
    request: {
      readonly waiting: boolean;
      readonly limit: number;
      readonly below?: number | undefined;
    },
  ): Promise<GlassPage>;
  glass(caller: Caller, glass: number): Promise<GlassUse>;
  noteGlass(caller: Caller, glass: number, finding: string): Promise<void>;

  /** @param key a form sent twice records once */
  noteConsent(caller: Caller, key: string, person: number, consent: ConsentToRecord): Promise<void>;

  accessesOfStaff(
    caller: Caller,
    actor: string,
    period: AccessPeriod,
    page: ListPageRequest,
  ): Promise<StaffAccesses>;
  activeStaff(caller: Caller, period: AccessPeriod, slice: Slice): Promise<ActivePage>;
  unusualAccess(caller: Caller, period: AccessPeriod): Promise<readonly UnusualAccess[]>;

  subjectAccess(caller: Caller, person: number): Promise<SubjectAccessAnswer>;
  retentionDue(caller: Caller, on: string): Promise<readonly DueRecord[]>;
  erasuresDone(caller: Caller, slice: Slice): Promise<ErasuresDone>;

  /** Notes that somebody was refused a page for want of a role. */
  noteRefusal(
    who: Asker & { readonly purpose: string | null; readonly page: string | null },
  ): Promise<void>;

  verifications(caller: Caller, limit: number): Promise<readonly NotedVerification[]>;
  /** The job that verifies now, or did last; null before the first. */
  verifyJob(asker: Asker): Promise<ListedJob | null>;
  verifyAudit(asker: Asker, key: string): Promise<void>;
  /** Null where part of the audit is gone. */
  anchor(caller: Caller): Promise<AuditAnchor | null>;
}
