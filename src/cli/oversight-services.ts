import {
  consentRegister,
  decisionsFor,
  entitlementsFor,
  glassToLookAt,
  lookAtGlass,
  mayAnswer,
  openSealed,
  type PrivacyNotice,
  privacyNotice,
  requireCapability,
  type SharingPolicy,
  takesAddress,
  verificationRules,
} from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { dayInUk } from '../kernel/index.ts';
import { answerOnce } from '../master-index/index.ts';
import type { ApiServices } from '../web/api/index.ts';

type OversightServices = Pick<
  ApiServices,
  | 'breakGlass'
  | 'brokenGlass'
  | 'lookAtGlass'
  | 'consentRegister'
  | 'entitlements'
  | 'privacyNotices'
>;

/** What information governance looks over, each under the agreements in force when it is asked. */
export function oversightServices(
  db: Database,
  policyNow: () => Promise<SharingPolicy>,
): OversightServices {
  return {
    async breakGlass(caller, { key, digest }, person, given) {
      const acting = { ...caller, policy: await policyNow() };
      return answerOnce(db, { actor: caller.viewer.subject, key, digest }, async (once) => {
        const { glassId: glass, until } = await openSealed(once, acting, person, given);
        return { status: 201, body: { glass, until } };
      });
    },
    brokenGlass: async (caller, asked) =>
      glassToLookAt(db, { ...caller, policy: await policyNow() }, asked),
    async lookAtGlass(caller, { key, digest }, id, finding) {
      const acting = { ...caller, policy: await policyNow() };
      return answerOnce(db, { actor: caller.viewer.subject, key, digest }, async (once) => {
        const { glassId: glass, ...report } = await lookAtGlass(once, acting, id, finding);
        return { status: 200, body: { glass, ...report } };
      });
    },
    consentRegister: async (caller, asked) =>
      consentRegister(db, { ...caller, policy: await policyNow() }, asked),
    async entitlements({ viewer, purpose }) {
      const policy = await policyNow();
      const today = dayInUk();
      requireCapability(viewer, 'verify', today);
      const access = decisionsFor(policy, { viewer, purpose, on: today });
      const rules = verificationRules(policy);
      return entitlementsFor(purpose, rules)
        .filter(([entitlement, { answeredBy }]) =>
          answeredBy.some(({ source }) =>
            mayAnswer(access, { ask: 'entitled-to', entitlement }, source, {}, rules),
          ),
        )
        .map(([entitlement, rule]) => ({
          entitlement,
          title: rule.title,
          takesAddress: takesAddress(rule),
        }));
    },
    privacyNotices: async () => noticesIn(await policyNow()),
  };
}

/** What the people in each source are told of it today, by the source as agreements name it. */
export function noticesIn(
  policy: SharingPolicy,
): readonly (PrivacyNotice & { readonly code: string })[] {
  const today = dayInUk();
  return Object.keys(policy.sources)
    .sort()
    .flatMap((code) => {
      const notice = privacyNotice(policy, code, today);
      return notice === undefined ? [] : [{ code, ...notice }];
    });
}
