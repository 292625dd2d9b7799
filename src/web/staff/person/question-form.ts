import {
  entitlementsFor,
  type SharingPolicy,
  takesAddress,
  type VerificationQuestion,
  verificationRules,
} from '../../../access/index.ts';
import { type Form, type FormError, textOf } from '../forms.ts';

/** A question that may be asked for a purpose. */
export interface AskableQuestion {
  /** In the form: `known-at-address`, `at-least-age`, `entitled-to:blue-badge`. */
  readonly value: string;
  readonly text: string;
  readonly takesAddress: boolean;
}

/** What may be asked of somebody for a purpose. */
export interface AskableQuestions {
  readonly questions: readonly AskableQuestion[];
  /** Ages that may be asked for. */
  readonly ages: readonly number[];
  readonly perPersonAndDay: number;
}

const KNOWN: AskableQuestion = {
  value: 'known-at-address',
  text: 'Is known at an address',
  takesAddress: true,
};
const AGE: AskableQuestion = {
  value: 'at-least-age',
  text: 'Has reached an age',
  takesAddress: false,
};
const ENTITLED = 'entitled-to:';

/** The questions that may be asked for a purpose; none for most. */
export function askableQuestions(policy: SharingPolicy, purpose: string): AskableQuestions {
  const rules = verificationRules(policy);
  const kinds = rules.questions[purpose] ?? [];
  const entitlements = entitlementsFor(purpose, rules).map(([code, rule]) => ({
    value: `${ENTITLED}${code}`,
    text: rule.title,
    takesAddress: takesAddress(rule),
  }));
  return {
    questions: [KNOWN, AGE]
      .filter(({ value }) => kinds.some((kind) => kind === value))
      .concat(entitlements),
    ages: rules.ages,
    perPersonAndDay: rules.perPersonAndDay,
  };
}

/** A question as it was filled in: its address has not been looked for yet. */
export interface QuestionAsked {
  readonly question: AskableQuestion;
  /** Where it is of an age. */
  readonly years: number | null;
  readonly address: string;
  readonly postcode: string;
}

/** Reads the form of a question. */
export function questionOf(
  form: Form,
  { questions, ages }: AskableQuestions,
): QuestionAsked | { readonly errors: readonly FormError[] } {
  const question = questions.find(({ value }) => value === textOf(form, 'ask'));
  if (question === undefined) {
    return { errors: [{ text: 'Choose what you want to know', href: '#ask' }] };
  }
  const [address, postcode] = [textOf(form, 'address'), textOf(form, 'postcode')];
  const years = ages.find((age) => String(age) === textOf(form, 'years')) ?? null;
  const errors: FormError[] = [];
  if (question === AGE && years === null) {
    errors.push({ text: 'Choose an age', href: '#years' });
  }
  if (question.takesAddress && address === '') {
    errors.push({ text: 'Enter the address that the person gives', href: '#address' });
  }
  return errors.length > 0 ? { errors } : { question, years, address, postcode };
}

/** The question as it is put to the index. */
export function putQuestion(
  { question, years }: QuestionAsked,
  uprn: string | undefined,
): VerificationQuestion {
  if (question.value === KNOWN.value) return { ask: 'known-at-address', uprn: uprn ?? '' };
  if (question.value === AGE.value) return { ask: 'at-least-age', years: years ?? 0 };
  const entitlement = question.value.slice(ENTITLED.length);
  return { ask: 'entitled-to', entitlement, ...(uprn === undefined ? {} : { uprn }) };
}

/** What was asked, as it stands above the answer. */
export function questionText({ question, years, address, postcode }: QuestionAsked): string {
  if (question === AGE) return `Is ${years} or older`;
  const where = [address, postcode].filter((part) => part !== '').join(', ');
  return question.takesAddress ? `${question.text}: ${where}` : question.text;
}
