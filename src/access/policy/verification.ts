import { ReeveError } from '../../kernel/index.ts';
import type { AccessDecisions, Consents } from './decisions.ts';
import type { Item } from './items.ts';
import type { PurposeCode } from './purposes.ts';
import { type SealLevel, sealHides } from './seals.ts';
import type { SourceCode } from './sharing-policy.ts';

/** A question about a person that is answered yes, no or not known, and with no value. */
export type VerificationQuestion =
  | { readonly ask: 'known-at-address'; readonly uprn: string }
  | { readonly ask: 'at-least-age'; readonly years: number }
  | { readonly ask: 'entitled-to'; readonly entitlement: string };

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
  /** Entitlements by code: which fact says so, and with which of its values. */
  readonly entitlements: Readonly<Record<string, EntitlementRule>>;
  /** Questions about one person that one user may ask in a day, so that nobody guesses on. */
  readonly perPersonAndDay: number;
}

export interface EntitlementRule {
  readonly label: string;
  readonly source: SourceCode;
  /** All of these facts have one of these values. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
}

/**
 * What may be asked where a council says nothing else. Ages: school begins at 5; 16, 17 and 18
 * are those of schooling, driving and majority; 60, 66 and 67 those of concessions and of
 * the State Pension. Entitlements are the council's to define, by what its benefits source calls them.
 */
export const defaultVerificationRules: VerificationRules = {
  questions: {
    'issue-permit': ['known-at-address', 'at-least-age'],
    'plan-school-places': ['known-at-address', 'at-least-age'],
    'answer-enquiry': ['known-at-address', 'at-least-age'],
    'assess-entitlement': ['known-at-address', 'at-least-age', 'entitled-to'],
  },
  ages: [5, 16, 17, 18, 60, 66, 67],
  entitlements: {},
  perPersonAndDay: 5,
};

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
  const allowed = (Object.hasOwn(rules.questions, purpose) && rules.questions[purpose]) || [];
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
  if (question.ask === 'entitled-to' && !Object.hasOwn(rules.entitlements, question.entitlement)) {
    throw new ReeveError('verification/entitlement', `No entitlement "${question.entitlement}"`, {
      location: { field: 'entitlement' },
      hint: `Known: ${Object.keys(rules.entitlements).join(', ') || 'none'}.`,
    });
  }
  if (askedToday >= rules.perPersonAndDay) {
    throw new ReeveError(
      'verification/too-often',
      `${askedToday} questions about this person today: the day’s last was asked`,
      { hint: 'Go on tomorrow, or decide on other evidence. This says nothing of the person.' },
    );
  }
}

/** The items that a question is answered from. */
export function verificationItems(
  question: VerificationQuestion,
  rules: VerificationRules = defaultVerificationRules,
): readonly Item[] {
  if (question.ask === 'known-at-address') return ['uprn'];
  if (question.ask === 'at-least-age') return ['dateOfBirth'];
  const rule = rules.entitlements[question.entitlement];
  return Object.keys(rule?.facts ?? {}).map((name) => `fact:${name}`);
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
  const items = verificationItems(question, rules);
  if (
    question.ask === 'entitled-to' &&
    rules.entitlements[question.entitlement]?.source !== source
  ) {
    return false;
  }
  // An address that is sealed is not confirmed, and of a person whose address is sealed neither
  // is anything else: to be known is to be found.
  if (about.sealed !== undefined && sealHides(about.sealed, 'uprn')) return false;
  return (
    items.length > 0 &&
    items.every((item) => access.decideAnswer(source, item, about.consents).allowed)
  );
}
