import { hash } from 'node:crypto';
import {
  accessesOfStaff,
  activeStaff,
  agreementVersions,
  anchorFor,
  auditVerifications,
  changeAgreements,
  contentOfVersion,
  findUnusualAccess,
  glassesBroken,
  glassUse,
  governanceWaiting,
  type InForceOptions,
  lookAtGlass,
  noteRefusal,
  policyInForce,
  previewAgreements,
  recordConsent,
  requireCapability,
  sealPerson,
  sealsInForce,
  sealsOfPerson,
  unsealPerson,
  type Viewer,
} from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { dayInUk } from '../kernel/index.ts';
import {
  answerOnce,
  askToVerify,
  erasuresDone,
  type JobQueue,
  latestVerifyJob,
  retentionDue,
  subjectAccess,
} from '../master-index/index.ts';
import type { GovernancePageServices } from '../web/staff/index.ts';

interface Caller {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly purpose: string;
}

/** What the pages of information governance ask, each under the agreements in force then. */
export function governancePageServices(
  db: Database,
  jobs: JobQueue,
  inForce: InForceOptions,
): GovernancePageServices {
  const policyNow = async () => (await policyInForce(db, inForce)).policy;
  const acting = async (caller: Caller) => ({ ...caller, policy: await policyNow() });
  const requireAgreements = ({ viewer }: { readonly viewer: Viewer }): void =>
    requireCapability(viewer, 'manage-agreements', dayInUk());
  /** A form that is sent twice does its work once. */
  const once = async <T>(
    caller: Caller,
    key: string,
    of: unknown,
    work: (db: Database) => Promise<T>,
  ): Promise<void> => {
    const digest = hash('sha256', JSON.stringify(of));
    await answerOnce(db, { actor: caller.viewer.subject, key, digest }, async (within) => {
      await work(within);
      return { status: 200, body: {} };
    });
  };
  return {
    noteRefusal: (who) => noteRefusal(db, who),
    governanceWaiting: async (caller) => governanceWaiting(db, await acting(caller)),

    agreementsNow: () => policyInForce(db, inForce),
    async agreementVersions(asker) {
      requireAgreements(asker);
      return agreementVersions(db);
    },
    async agreementsOfVersion(asker, version) {
      requireAgreements(asker);
      return contentOfVersion(db, version);
    },
    previewAgreements: async (caller, change) =>
      previewAgreements(db, await acting(caller), change, inForce),
    changeAgreements: async (caller, change, reason) =>
      changeAgreements(db, await acting(caller), change, reason, inForce),

    seals: async (caller, request) => sealsInForce(db, await acting(caller), request),
    sealsOfPerson: async (caller, person) => sealsOfPerson(db, await acting(caller), person),
    async seal(caller, key, person, request) {
      const who = await acting(caller);
      await once(caller, key, ['seal', person, request], (tx) =>
        sealPerson(tx, who, person, request),
      );
    },
    unseal: async (caller, person, given) => unsealPerson(db, await acting(caller), person, given),

    glasses: async (caller, request) => glassesBroken(db, await acting(caller), request),
    glass: async (caller, glass) => glassUse(db, await acting(caller), glass),
    async noteGlass(caller, glass, finding) {
      await lookAtGlass(db, await acting(caller), glass, finding);
    },

    async noteConsent(caller, key, person, consent) {
      const who = await acting(caller);
      await once(caller, key, ['consent', person, consent], (tx) =>
        recordConsent(tx, who.policy, who, person, consent),
      );
    },

    accessesOfStaff: async (caller, actor, period, page) =>
      accessesOfStaff(db, await acting(caller), actor, period, page),
    activeStaff: async (caller, period, slice) =>
      activeStaff(db, await acting(caller), period, slice),
    unusualAccess: async (caller, period) => findUnusualAccess(db, await acting(caller), period),

    async subjectAccess(caller, person) {
      const who = await acting(caller);
      return subjectAccess(db, who.policy, who, person);
    },
    async retentionDue(caller, on) {
      const who = await acting(caller);
      return retentionDue(db, who.policy, who, on);
    },
    erasuresDone: async (caller, slice) => erasuresDone(db, await acting(caller), slice),

    verifications: async (caller, limit) => auditVerifications(db, await acting(caller), limit),
    verifyJob: (asker) => latestVerifyJob(db, jobs, asker),
    async verifyAudit(asker, key) {
      await askToVerify(db, jobs, asker, { key, digest: hash('sha256', 'verify') });
    },
    anchor: async (caller) => anchorFor(db, await acting(caller)),
  };
}
