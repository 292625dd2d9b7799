import { addMonths, type DateText } from './calendar-date.ts';
import { saysOfEntitlement } from './entitlements.ts';
import type { PurposeCode } from './purposes.ts';
import type { SharingPolicy } from './sharing-policy.ts';
import type { TakeUpRule } from './take-up-rule.ts';
import type { VerificationQuestion, VerificationRules } from './verification.ts';
import {
  type AnswerEvidence,
  answerQuestion,
  defaultAnswerThresholds,
} from './verification-answer.ts';

/** A service that somebody may not know of, and by which answers. */
export interface PossibleTakeUp {
  readonly code: string;
  readonly title: string;
  readonly tell: string;
  /** Titles of entitlements that were answered yes, and of those that were not. */
  readonly because: readonly string[];
  readonly notKnownAs: readonly string[];
}

/** The rules that may be tried for a purpose, by code. */
export function takeUpFor(
  purpose: PurposeCode,
  { takeUp }: Pick<SharingPolicy, 'takeUp'>,
): readonly (readonly [code: string, rule: TakeUpRule])[] {
  return Object.entries(takeUp)
    .filter(([, { purposes }]) => purposes.includes(purpose))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What is asked of a person to find what they may not know of. */
export function takeUpQuestions(
  purpose: PurposeCode,
  policy: Pick<SharingPolicy, 'takeUp'>,
): readonly VerificationQuestion[] {
  const rules = takeUpFor(purpose, policy).map(([, rule]) => rule);
  const entitlements = new Set(
    rules.flatMap(({ because, unless }) => [...because.flat(), ...unless]),
  );
  const isOfAge = rules.some(({ ages }) => ages !== undefined);
  return [
    ...Array.from(entitlements, (entitlement) => ({ ask: 'entitled-to' as const, entitlement })),
    // Of any age: it is answered from the same.
    ...(isOfAge ? [{ ask: 'at-least-age' as const, years: 0 }] : []),
  ];
}

/** What is known of a person whose take-up is looked at. */
export interface TakeUpEvidence {
  readonly purpose: PurposeCode;
  readonly on: DateText;
  /** Whether the viewer may have an answer from a source: see `mayAnswer`. */
  readonly mayAsk: (question: VerificationQuestion, source: string) => boolean;
  /** Of every source that the viewer may have an answer from. */
  readonly evidence: readonly AnswerEvidence[];
  /** The day of the latest that each source has sent: from what none has sent nobody can be missing. */
  readonly heardFrom: ReadonlyMap<string, DateText>;
}

/**
 * The services that somebody may not know of, by the answers that the viewer may have for the
 * purpose and no others. That somebody has a service already must be something that the viewer may
 * be told: where one source of that answer is closed to them, or has sent nothing of late, the rule is
 * silent. So it is where anything says that they have it, be it too weak to answer a question by.
 */
export function possibleTakeUp(
  policy: Pick<SharingPolicy, 'takeUp'>,
  rules: VerificationRules,
  { purpose, on, mayAsk, evidence, heardFrom }: TakeUpEvidence,
): PossibleTakeUp[] {
  const answer = (question: VerificationQuestion) =>
    answerQuestion(
      question,
      evidence.filter(({ source }) => mayAsk(question, source)),
      on,
      rules,
    ).answer;
  const isOf = (entitlement: string) => answer({ ask: 'entitled-to', entitlement }) === 'yes';
  const isTold = (entitlement: string) =>
    (rules.entitlements[entitlement]?.answeredBy ?? []).every(({ source }) => {
      const latest = heardFrom.get(source);
      const isFresh =
        latest !== undefined && addMonths(latest, defaultAnswerThresholds.months) >= on;
      return isFresh && mayAsk({ ask: 'entitled-to', entitlement }, source);
    });
  /** Whether anything says so, however unsure it is of whom, or where they live. */
  const mayBe = (entitlement: string) => {
    const rule = rules.entitlements[entitlement];
    if (rule === undefined) return false;
    const anywhere = { ...rule, answeredBy: rule.answeredBy.map(({ at: _, ...each }) => each) };
    return evidence.some(
      (each) =>
        mayAsk({ ask: 'entitled-to', entitlement }, each.source) &&
        saysOfEntitlement(anywhere, each, undefined, on) === true,
    );
  };
  const isOfAge = ({ from, to }: NonNullable<TakeUpRule['ages']>) =>
    (from === undefined || answer({ ask: 'at-least-age', years: from }) === 'yes') &&
    (to === undefined || answer({ ask: 'at-least-age', years: to + 1 }) === 'no');
  const titleOf = (entitlement: string) => rules.entitlements[entitlement]?.title ?? entitlement;
  return takeUpFor(purpose, policy).flatMap(([code, rule]): PossibleTakeUp[] => {
    const { title, tell, because, unless, ages = {} } = rule;
    if (!unless.every(isTold) || unless.some(mayBe) || !isOfAge(ages)) return [];
    const yes = because.flatMap((each) => [each].flat().find(isOf) ?? []);
    if (yes.length < because.length) return [];
    return [{ code, title, tell, because: yes.map(titleOf), notKnownAs: unless.map(titleOf) }];
  });
}
