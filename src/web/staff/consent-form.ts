import {
  type ConsentChannel,
  type ConsentToRecord,
  consentChannels,
  type SharingPolicy,
} from '../../access/index.ts';
import { dayInUk, ReeveError } from '../../kernel/index.ts';
import { dayFields, dayOf, type Form, type FormError, textOf } from './forms.ts';
import { endOfDay } from './governance/period.ts';

/** The fields of a form that records what somebody said of consent, as they were filled in. */
export function consentFields(form: Form, policy: SharingPolicy) {
  const needed = new Set(
    policy.agreements.flatMap(({ consentNeeded, purposes }) => (consentNeeded ? purposes : [])),
  );
  return {
    form: Object.fromEntries(
      ['kind', 'how', 'onBehalfBy', 'note'].map((name) => [name, textOf(form, name)]),
    ),
    days: { at: dayFields(form, 'at'), until: dayFields(form, 'until') },
    purposes: [
      { value: '', text: 'Choose a purpose' },
      ...Object.entries(policy.purposes)
        .map(([value, { label }]) => ({
          value,
          text: needed.has(value) ? `${label} (an agreement asks for consent)` : label,
          selected: textOf(form, 'purpose') === value,
        }))
        .sort(
          (a, b) =>
            Number(needed.has(b.value)) - Number(needed.has(a.value)) || (a.text < b.text ? -1 : 1),
        ),
    ],
    channels: Object.entries(consentChannels).map(([value, text]) => ({ value, text })),
  };
}

/** What was wrong with a consent by the rules of the register; anything else is not the form's. */
export function consentProblems(error: unknown): readonly FormError[] {
  if (!(error instanceof ReeveError) || error.code !== 'access/consent') throw error;
  const field = error.location.field === 'at' ? 'at-day' : (error.location.field ?? 'purpose');
  return [{ text: error.message, href: `#${field}` }];
}

/** Said when a consent is recorded. */
export const CONSENT_RECORDED = {
  given: 'The consent is recorded. It holds from when it was said.',
  withdrawn: 'The withdrawal is recorded. It holds from now on.',
} as const satisfies Record<ConsentToRecord['kind'], string>;

/** What a form says that somebody said of consent, or what is wrong with it. */
export function consentOf(form: Form): ConsentToRecord | { readonly errors: readonly FormError[] } {
  const errors: FormError[] = [];
  const purpose = textOf(form, 'purpose');
  if (purpose === '') errors.push({ text: 'Choose to what', href: '#purpose' });
  const kind = textOf(form, 'kind');
  if (kind !== 'given' && kind !== 'withdrawn') {
    errors.push({ text: 'Choose whether it was given or withdrawn', href: '#kind' });
  }
  const how = textOf(form, 'how');
  if (!Object.hasOwn(consentChannels, how)) {
    errors.push({ text: 'Choose how they said so', href: '#how' });
  }
  const at = dayOf(form, 'at');
  const until = dayOf(form, 'until');
  const noDay = 'Enter a day that there is, such as 27 3 2027';
  if (at === null) errors.push({ text: noDay, href: '#at-day' });
  else if (at > dayInUk()) {
    errors.push({ text: 'The day on which it was said cannot be in the future', href: '#at-day' });
  }
  if (until === null) errors.push({ text: noDay, href: '#until-day' });
  else if (until !== '' && Date.parse(endOfDay(until)) <= Date.now()) {
    errors.push({ text: 'The day on which it lapses has to be in the future', href: '#until-day' });
  }
  if (errors.length > 0 || (kind !== 'given' && kind !== 'withdrawn')) return { errors };
  const [onBehalfBy, note] = [textOf(form, 'onBehalfBy'), textOf(form, 'note')];
  const today = dayInUk();
  return {
    purpose,
    kind,
    how: how as ConsentChannel,
    // Of today it is now: a withdrawal holds after what was said this morning.
    ...(at === '' || at === null || at === today ? {} : { at: `${at}T12:00:00Z` }),
    ...(until === '' || until === null ? {} : { until: endOfDay(until) }),
    ...(onBehalfBy === '' ? {} : { onBehalfBy }),
    ...(note === '' ? {} : { note }),
  };
}
