import { type AgreementChange, lawfulArticles } from '../../../access/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import { dayOf, type Form, type FormError, linesOf, listOf, textOf } from '../forms.ts';

type Agreement = Extract<AgreementChange, { kind: 'add' }>['agreement'];

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Items that are ticked; others are typed. */
export const itemChoices = [
  { value: 'group:name', text: 'Name' },
  { value: 'group:address', text: 'Address' },
  { value: 'group:correspondence', text: 'Postal address' },
  { value: 'group:contact', text: 'Email, telephone and contact preference' },
  { value: 'group:birth', text: 'Date of birth and sex' },
  { value: 'group:death', text: 'Date of death' },
  { value: 'group:number', text: 'National Insurance, NHS and pupil number' },
  { value: 'relationships', text: 'Relationships' },
  { value: 'professionals', text: 'Professionals involved' },
  { value: 'fact:*', text: 'All facts of the source' },
] as const;

/** The agreement that a form speaks of, or what is wrong with the form. */
export function agreementOf(
  form: Form,
): { readonly agreement: Agreement } | { readonly errors: readonly FormError[] } {
  const errors: FormError[] = [];
  const wrong = (field: string, text: string) => errors.push({ text, href: `#${field}` });
  const need = (field: string, text: string): string => {
    const value = textOf(form, field);
    if (value === '') wrong(field, text);
    return value;
  };
  const title = need('title', 'Enter what the agreement is for, in a few words');
  const id = textOf(form, 'id');
  if (!CODE.test(id)) {
    wrong('id', 'Enter a code: small letters and digits, joined by hyphens, such as parking-trace');
  }
  const source = listOf(form, 'source');
  if (source.length === 0) wrong('source', 'Choose which sources are shared');
  const recipient = need('recipient', 'Choose which service receives');
  const purpose = need('purpose', 'Choose what for');
  const article = lawfulArticles.find((each) => each === textOf(form, 'article'));
  if (article === undefined) wrong('article', 'Choose the lawful basis');
  const special = textOf(form, 'special');
  if (special !== '' && !/^9\(2\)\([a-j]\)$/.test(special)) {
    wrong('special', 'A condition for special categories is written 9(2)(a) to 9(2)(j)');
  }
  const items = [...listOf(form, 'items'), ...linesOf(form, 'others')];
  if (items.length === 0) wrong('items', 'Choose what is shared');
  const use = textOf(form, 'use');
  if (use !== 'show' && use !== 'answer') wrong('use', 'Choose whether values are shown');
  const consent = textOf(form, 'consent');
  if (consent !== 'needed' && consent !== 'not-needed') {
    wrong('consent', 'Choose whether consent is needed');
  }
  const day = (field: string, missing: string | null): string => {
    const value = dayOf(form, field);
    if (value === null) wrong(`${field}-day`, 'Enter a day that there is, such as 27 3 2027');
    else if (value === '' && missing !== null) wrong(`${field}-day`, missing);
    return value ?? '';
  };
  const from = day('from', 'Enter the first day');
  const until = day('until', null);
  const review = day('review', 'Enter when it is to be looked at again');
  if (textOf(form, 'reason') === '') wrong('reason', 'Enter why');
  if (errors.length > 0 || article === undefined) return { errors };
  const [statute, notes] = [textOf(form, 'statute'), textOf(form, 'notes')];
  return {
    agreement: {
      id,
      title,
      source: [...source],
      recipient,
      purpose,
      basis: {
        article,
        ...(statute === '' ? {} : { statute }),
        ...(special === '' ? {} : { special }),
      },
      items,
      ...(use === 'answer' ? { use } : {}),
      consent: consent === 'needed' ? 'needed' : 'not-needed',
      from,
      ...(until === '' ? {} : { until }),
      review,
      ...(notes === '' ? {} : { notes }),
    },
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  basis: 'article',
  items: 'others',
  from: 'from-day',
  until: 'until-day',
  review: 'review-day',
};

/** What the agreements themselves, or a change of them, have against a form; null of other errors. */
export function formErrorOf(error: unknown): FormError | null {
  if (!(error instanceof ReeveError) || !error.code.startsWith('agreements/')) return null;
  if (
    ['agreements/changed-meanwhile', 'agreements/unknown', 'agreements/none'].includes(error.code)
  ) {
    return null;
  }
  const named = /(?:^agreements\[\d+\]\.)?([a-z]+)/.exec(error.location.field ?? '')?.[1] ?? 'id';
  const hint = error.hint === undefined ? '' : ` ${error.hint}`;
  return { text: `${error.message}.${hint}`, href: `#${FIELDS[named] ?? named}` };
}
