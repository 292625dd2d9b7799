import { addMonths, type DateText } from './calendar-date.ts';
import { saysOfEntitlement } from './entitlements.ts';
import {
  defaultVerificationRules,
  type VerificationQuestion,
  type VerificationRules,
} from './verification.ts';

/** What one record says that a question is answered from: only of sources that may answer. */
export interface AnswerEvidence {
  readonly source: string;
  /** The day on which the source last said so. */
  readonly saidOn: DateText;
  /** How sure it is that the record is this person's, from 0 to 1. */
  readonly linkProbability: number;
  /** Whether the source checks what it is told, as its definition says. */
  readonly verified: boolean;
  readonly uprn?: string | undefined;
  readonly dateOfBirth?: DateText | undefined;
  readonly facts?: Readonly<Record<string, string>> | undefined;
  /** Whether its source calls the record live. */
  readonly live?: boolean | undefined;
}

/**
 * How well an answer is founded. `high`: two sources, or one that checks, all agreeing. `medium`:
 * one source. Nothing lower is answered: it is not known.
 */
export type Assurance = 'high' | 'medium';

export type VerificationAnswer =
  | { readonly answer: 'yes' | 'no'; readonly assurance: Assurance; readonly meaning: string }
  | { readonly answer: 'not-known'; readonly meaning: string };

/** Goes with every "not known" (the report, section 4.4: no refusal of service if not on hub). */
export const NOT_KNOWN_MEANING =
  'Not known is no answer of no, and never a reason to refuse. ' +
  'Many people are not in the hub, or not under this name or address. Ask for other proof, as before.';

const ANSWER_MEANING = 'What the council’s records say. The person may show that they are wrong.';

/** When evidence is too weak to answer by. Choices of ours, for a council to set. */
export interface AnswerThresholds {
  readonly linkProbability: number;
  /** Older addresses and entitlements are not answered by; a date of birth does not age. */
  readonly months: number;
}
export const defaultAnswerThresholds: AnswerThresholds = { linkProbability: 0.99, months: 18 };

/**
 * The answer to a question from what records say: yes or no where all that may be relied on
 * agree, else not known. No more comes out than that: neither which source nor how many.
 *
 * @example answerQuestion({ ask: 'at-least-age', years: 18 }, evidence, '2026-03-01')
 */
export function answerQuestion(
  question: VerificationQuestion,
  evidence: readonly AnswerEvidence[],
  on: DateText,
  rules: VerificationRules = defaultVerificationRules,
  thresholds: AnswerThresholds = defaultAnswerThresholds,
): VerificationAnswer {
  const ages = question.ask === 'at-least-age';
  const reliable = evidence.filter(
    ({ linkProbability, saidOn }) =>
      linkProbability >= thresholds.linkProbability &&
      saidOn <= on &&
      (ages || addMonths(saidOn, thresholds.months) >= on),
  );
  const each = reliable.flatMap((evidence) => {
    const answer = saysYes(question, evidence, on, rules);
    return answer === undefined ? [] : [{ answer, each: evidence }];
  });
  const said = question.ask === 'entitled-to' ? bySource(each) : each;
  const [first] = said;
  if (first === undefined || said.some(({ answer }) => answer !== first.answer)) {
    return { answer: 'not-known', meaning: NOT_KNOWN_MEANING };
  }
  const sources = new Set(said.map(({ each }) => each.source));
  const high = sources.size > 1 || said.some(({ each }) => each.verified);
  return {
    answer: first.answer ? 'yes' : 'no',
    assurance: high ? 'high' : 'medium',
    meaning: ANSWER_MEANING,
  };
}

interface Said {
  readonly answer: boolean;
  readonly each: AnswerEvidence;
}

/**
 * What each source says of an entitlement: one of its records is enough for a yes, as a badge that
 * was renewed leaves one behind that has expired.
 */
function bySource(said: readonly Said[]): readonly Said[] {
  return [...Map.groupBy(said, ({ each }) => each.source).values()].map(
    (own) => own.find(({ answer }) => answer) ?? (own[0] as Said),
  );
}

/** What one record says to the question; undefined where it says nothing. */
function saysYes(
  question: VerificationQuestion,
  evidence: AnswerEvidence,
  on: DateText,
  rules: VerificationRules,
): boolean | undefined {
  switch (question.ask) {
    case 'known-at-address':
      return evidence.uprn === undefined ? undefined : evidence.uprn === question.uprn;
    case 'at-least-age': {
      const { dateOfBirth } = evidence;
      if (dateOfBirth === undefined) return undefined;
      return isOfAge(dateOfBirth, question.years, on);
    }
    case 'entitled-to': {
      const rule = rules.entitlements[question.entitlement];
      return rule === undefined ? undefined : saysOfEntitlement(rule, evidence, question.uprn, on);
    }
  }
}

/**
 * A person is of an age from the beginning of that birthday (Family Law Reform Act 1969,
 * section 9). Born on 29 February, in a common year they are of age on 1 March: the section
 * speaks of the anniversary, which then is none, and the later day tells nobody old too early.
 */
function isOfAge(dateOfBirth: DateText, years: number, on: DateText): boolean {
  const year = String(Number(dateOfBirth.slice(0, 4)) + years).padStart(4, '0');
  return `${year}${dateOfBirth.slice(4)}` <= on;
}
