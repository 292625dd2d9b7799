export {
  type InForceOptions,
  loadAgreements,
  type PolicyInForce,
  policyInForce,
} from './agreements-in-force.ts';
export { askForSeals, sealsAskedBySources } from './ask-for-seals.ts';
export {
  type AccessCount,
  type AccessWords,
  type AuditAnchor,
  type AuditEntry,
  type AuditOutcome,
  type AuditPosition,
  anchorLine,
  type ChainBreak,
  describeAccesses,
  parseAnchors,
  type ShardVerdict,
} from './audit/index.ts';
export {
  type ChangeOfAgreements,
  changeAgreements,
  type PreviewOfAgreements,
  previewAgreements,
} from './change-agreements.ts';
export {
  type ConsentRegisterPage,
  type ConsentRegisterRequest,
  consentRegister,
} from './consent-register.ts';
export { findUnusualAccess } from './find-unusual-access.ts';
export {
  type GlassPage,
  type GlassUse,
  glassesBroken,
  glassOpenUntil,
  glassUse,
} from './glass-uses.ts';
export { anchorFor, type GovernanceWaiting, governanceWaiting } from './governance-waiting.ts';
export { type Acting, type Governed, governed, personSubject, recordSubject } from './governed.ts';
export { type SealPage, type SealsOfPerson, sealsInForce, sealsOfPerson } from './list-seals.ts';
export { noteRefusal } from './note-refusal.ts';
export {
  auditVerifications,
  latestVerification,
  noteVerification,
  verifyAndNote,
} from './note-verification.ts';

export {
  glassToLookAt,
  lookAtGlass,
  openedSeals,
  openSealed,
  type SeenThrough,
  seenThrough,
} from './open-sealed.ts';
export {
  type AgreementFinding,
  agreementFindings,
  type SourceItems,
} from './policy/agreement-findings.ts';
export { agreementsJsonSchema } from './policy/agreements-schema.ts';
export {
  defaultTrainingRule,
  isTrained,
  may,
  purposesFor,
  requireAnyCapability,
  requireCapability,
  type TrainingRule,
} from './policy/authorise.ts';
export {
  type BreakGlassRule,
  type BrokenGlass,
  breakGlass,
  defaultBreakGlassRule,
  openedBy,
} from './policy/break-glass.ts';
export {
  type ConsentChannel,
  type ConsentEvent,
  type ConsentState,
  consentChannels,
  consentState,
  consentsAt,
} from './policy/consent.ts';
export {
  type AccessDecisions,
  type Consents,
  type Decision,
  decisionsFor,
  type HiddenItems,
} from './policy/decisions.ts';
export { defaultAgreements } from './policy/default-agreements.ts';
export type { AgreementChange } from './policy/edit-agreements.ts';
export { type EntitlementRule, takesAddress } from './policy/entitlements.ts';
export {
  hasItem,
  type Item,
  type ItemSet,
  isItem,
  itemLabel,
  itemSet,
  itemSetLabels,
} from './policy/items.ts';
export { parseAgreements } from './policy/parse-agreements.ts';
export type { PolicyChanges, Sight, SightChange } from './policy/policy-changes.ts';
export { type PrivacyNotice, privacyNotice, type SharedWith } from './policy/privacy-notice.ts';
export {
  type LawfulBasis,
  lawfulArticles,
  type Purpose,
  type PurposeCode,
  purposes,
} from './policy/purposes.ts';
export { type RetainedRecord, type RetentionDecision, retentionOn } from './policy/retention.ts';
export {
  type Capability,
  capabilities,
  capabilitiesOf,
  type RoleCode,
  roles,
} from './policy/roles.ts';
export {
  RESTRICTED_NOTICE,
  type SealSurface,
  type SealTreatment,
  sealSurfaces,
  sealTreatments,
} from './policy/seal-surfaces.ts';
export {
  isCleared,
  type Seal,
  type SealLevel,
  type SealReason,
  sealDefaults,
  sealedFor,
  sealFor,
  sealHides,
  sealLevelOf,
  sealLevels,
  sealOfRow,
  sealRank,
  sealReasons,
} from './policy/seals.ts';
export type {
  ServiceCode,
  SharingAgreement,
  SharingPolicy,
  SourceCode,
} from './policy/sharing-policy.ts';
export { accessSource } from './policy/source-names.ts';
export {
  type PossibleTakeUp,
  possibleTakeUp,
  takeUpFor,
  takeUpQuestions,
} from './policy/take-up.ts';
export {
  type UnusualAccess,
  type UnusualLimits,
  type UnusualRule,
  unusualLimits,
  unusualRules,
} from './policy/unusual-access.ts';
export {
  defaultVerificationRules,
  entitlementsFor,
  mayAnswer,
  requireQuestion,
  type VerificationQuestion,
  type VerificationRules,
  verificationItems,
  verificationRules,
} from './policy/verification.ts';
export {
  type AnswerEvidence,
  answerQuestion,
  defaultAnswerThresholds,
  NOT_KNOWN_MEANING,
  type VerificationAnswer,
} from './policy/verification-answer.ts';
export {
  type ClaimMapping,
  defaultClaimMapping,
  type TrainingEvidence,
  type Viewer,
  viewerFromClaims,
} from './policy/viewer.ts';
export { type HiddenReason, SAYS_NOTHING } from './policy/why-hidden.ts';
export {
  type ConsentToRecord,
  consentEventsOf,
  consentsOf,
  recordConsent,
} from './record-consent.ts';
export {
  liftLapsedSeals,
  type SealRequest,
  sealLevelsFor,
  sealPerson,
  sealsOf,
  unsealPerson,
} from './seal-person.ts';
export { signedInNow } from './signed-in-now.ts';
export {
  type ActivePage,
  accessesOfStaff,
  activeStaff,
  LONGEST_PERIOD,
  type StaffAccesses,
} from './staff-accesses.ts';
export {
  type Access,
  type AccessPage,
  type AccessPageRequest,
  type AccessPeriod,
  type ActorSummary,
  accessesBy,
  accessesTo,
  countAccesses,
} from './store/accesses.ts';
export {
  type AgreementVersion,
  agreementVersions,
  contentOfVersion,
} from './store/agreements.ts';
export type { AskedSeal, SealOfSource } from './store/asked-seals.ts';
export { appendAudit, appendAudits, takeAnchor } from './store/audit.ts';
export type { NotedVerification } from './store/audit-verifications.ts';
export type { GlassReport } from './store/broken-glass.ts';
export { consentingNow, type RegisteredConsent } from './store/consents.ts';
export { holdIdentities } from './store/identity-lock.ts';
export { idsOf, personNow } from './store/persons.ts';
export { type HungSeal, hangSeal, type LiftedSeal, type ListedSeal } from './store/seals.ts';
export type { SignedInOfService } from './store/sessions.ts';
export { type AuditVerification, verifyAudit } from './store/verify-audit.ts';
export { WebSessions } from './web-sessions.ts';
