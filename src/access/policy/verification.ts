import { ReeveError } from '../../kernel/index.ts';
import type { AccessDecisions, Consents } from './decisions.ts';
import { type EntitlementRule, entitlementItems, takesAddress } from './entitlements.ts';
import type { Item } from './items.ts';
import type { PurposeCode } from './purposes.ts';
import { type SealLevel, sealHides } from './seals.ts';
import type { SharingPolicy, SourceCode } from './sharing-policy.ts';

/** A question about a person that is answered yes, no or not known, and with no value. */
export type VerificationQuestion =
  | { readonly ask: 'known-at-address'; readonly uprn: string }
  | { readonly ask: 'at-least-age'; readonly years: number }
  | {
      readonly ask: 'entitled-to';
      readonly entitlement: string;
      /** Of an entitlement at an address: which. */
      readonly uprn?: string | undefined;
    };

/** What a council allows to be asked. */
export interface VerificationRules {
  /** Which questions each purpose may ask; one that is not here asks none. */
  readonly questions: Readonly<
    Partial<Record<PurposeCode, readonly VerificationQuestion['ask'][]>>
  >;
  /**
   * The only ages that may be asked for: with any age allowed, seven questions find a year of birth.
   */
  readonly ages: readonly number[];
  /** Entitlements by code: which facts of which sources say so, and what they are asked for. */
  readonly entitlements: Readonly<Record<string, EntitlementRule>>;
  /** Questions about one person that one user may ask in a day, so that nobody guesses on. */
  readonly perPersonAndDay: number;
}

/**
 * What may be asked where a council says nothing else. Ages: school begins at 5; 16, 17 and 18
 * are those of schooling, driving and majority; 60, 66 and 67 those of concessions and of
 * the State Pension. Entitlements are those of the agreements in force (`verificationRules`).
 */
export const defaultVerificationRules: VerificationRules = {
  questions: {
    'issue-permit': ['known-at-address', 'at-least-age'],
    'plan-school-places': ['known-at-address', 'at-least-age'],
    'answer-enquiry': ['known-at-address', 'at-least-age'],
    'assess-entitlement': ['known-at-address', 'at-least-age'],
  },
  ages: [5, 16, 17, 18, 60, 66, 67],
  entitlements: {},
  perPersonAndDay: 5,
};

/** What may be asked under the agreements in force: with the entitlements that they define. */
export function verificationRules({ entitlements }: SharingPolicy): VerificationRules {
  return { ...defaultVerificationRules, entitlements };
}

/** Entitlements that may be asked about for a purpose, by code. */
export function entitlementsFor(
  purpose: PurposeCode,
  { entitlements }: Pick<VerificationRules, 'entitlements'>,
): readonly (readonly [code: string, rule: EntitlementRule])[] {
  return Object.entries(entitlements)
    .filter(([, { purposes }]) => purposes.includes(purpose))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Refuses a question that may not be asked.
 *
 * @param askedToday questions that this user has asked of this person today
 * @throws ReeveError `verification/question`, `verification/age`, `verification/entitlement`,
 *   `verification/too-often`
 */
export function requireQuestion(
  purpose: PurposeCode,
  question: VerificationQuestion,
  askedToday: number,
  rules: VerificationRules = defaultVerificationRules,
): void {
  const entitlements = entitlementsFor(purpose, rules);
  const allowed = [
    ...((Object.hasOwn(rules.questions, purpose) && rules.questions[purpose]) || []),
    ...(entitlements.length > 0 ? ['entitled-to' as const] : []),
  ];
  if (!allowed.includes(question.ask)) {
    throw new ReeveError('verification/question', `This purpose does not ask "${question.ask}"`, {
      location: { field: 'ask' },
      hint: allowed.length === 0 ? 'It asks no question.' : `It may ask: ${allowed.join(', ')}.`,
    });
  }
  if (question.ask === 'at-least-age' && !rules.ages.includes(question.years)) {
    throw new ReeveError('verification/age', `Age ${question.years} cannot be asked for`, {
      location: { field: 'years' },
      hint: `Ages that can: ${rules.ages.join(', ')}. With any age, a few questions would tell the date of birth.`,
    });
  }
  if (question.ask === 'entitled-to') {
    const [, rule] = entitlements.find(([code]) => code === question.entitlement) ?? [];
    if (rule === undefined) {
      throw new ReeveError(
        'verification/entitlement',
        `This purpose does not ask for an entitlement "${question.entitlement}"`,
        {
          location: { field: 'entitlement' },
          hint: `It may ask for: ${entitlements.map(([code]) => code).join(', ')}.`,
        },
      );
    }
    if (takesAddress(rule) && question.uprn === undefined) {
      throw new ReeveError('verification/entitlement', 'This is asked of an address', {
        location: { field: 'uprn' },
        hint: 'Say of which property, by its UPRN.',
      });
    }
  }
  if (askedToday >= rules.perPersonAndDay) {
    throw new ReeveError(
      'verification/too-often',
      `${askedToday} questions about this person today: the day’s last was asked`,
      { hint: 'Go on tomorrow, or decide on other evidence. This says nothing of the person.' },
    );
  }
}

/** The items of a source that a question is answered from; none where it does not answer. */
export function verificationItems(
  question: VerificationQuestion,
  source: SourceCode,
  rules: VerificationRules = defaultVerificationRules,
): readonly Item[] {
  if (question.ask === 'known-at-address') return ['uprn'];
  if (question.ask === 'at-least-age') return ['dateOfBirth'];
  const rule = rules.entitlements[question.entitlement];
  return rule === undefined ? [] : entitlementItems(rule, source);
}

/**
 * Whether a source may help to answer: every item that the question takes may decide an answer,
 * and no seal hides one. Where it may not, the answer is worked out as if it held nothing.
 */
export function mayAnswer(
  access: AccessDecisions,
  question: VerificationQuestion,
  source: SourceCode,
  about: { readonly consents?: Consents; readonly sealed?: SealLevel | undefined },
  rules: VerificationRules = defaultVerificationRules,
): boolean {
  const items = verificationItems(question, source, rules);
  // An address that is sealed is not confirmed, and of a person whose address is sealed neither
  // is anything else: to be known is to be found.
  if (about.sealed !== undefined && sealHides(about.sealed, 'uprn')) return false;
  return (
    items.length > 0 &&
    items.every((item) => access.decideAnswer(source, item, about.consents).allowed)
  );
}
