import {
  type RoleCode,
  type Seal,
  type SealLevel,
  type SealReason,
  type SealRequest,
  sealDefaults,
  sealFor,
  sealLevels,
  sealReasons,
} from '../../../access/index.ts';
import { dayOf, type Form, type FormError, linesOf, listOf, textOf } from '../forms.ts';
import { endOfDay } from './period.ts';
import { seeingRoles } from './seal-words.ts';

/** What a form asks to be sealed, and the seal that it comes to, or what is wrong with it. */
export function sealOf(
  form: Form,
):
  | { readonly request: SealRequest; readonly seal: Seal }
  | { readonly errors: readonly FormError[] } {
  const errors: FormError[] = [];
  const asked = textOf(form, 'reason');
  const reason = Object.hasOwn(sealReasons, asked) ? (asked as SealReason) : null;
  if (reason === null) errors.push({ text: 'Choose why', href: '#reason' });
  const level = sealLevels.find((each) => each === textOf(form, 'level'));
  if (level === undefined && textOf(form, 'level') !== 'usual') {
    errors.push({ text: 'Choose what is hidden', href: '#level' });
  }
  const who = textOf(form, 'who');
  if (who !== 'usual' && who !== 'named') {
    errors.push({ text: 'Choose who still sees them', href: '#who' });
  }
  const until = dayOf(form, 'until');
  if (until === null) {
    errors.push({ text: 'Enter a day that there is, such as 27 3 2027', href: '#until-day' });
  } else if (until !== '' && Date.parse(endOfDay(until)) <= Date.now()) {
    errors.push({ text: 'The last day has to be in the future', href: '#until-day' });
  }
  if (errors.length > 0 || reason === null || until === null) return { errors };
  const named = listOf(form, 'roles').filter((role): role is RoleCode =>
    seeingRoles.some((each) => each === role),
  );
  const request: SealRequest = {
    reason,
    ...(level === undefined ? {} : { level }),
    ...(who === 'named' ? { roles: named, users: linesOf(form, 'users') } : {}),
    ...(until === '' ? {} : { until: endOfDay(until) }),
  };
  return { request, seal: madeOf(request, reason) };
}

function madeOf(request: SealRequest, reason: SealReason): Seal {
  const usual = sealDefaults[reason];
  const level: SealLevel = request.level ?? usual.level;
  return sealFor(reason, {
    id: '',
    from: new Date().toISOString(),
    until: request.until,
    level,
    maySee: { roles: request.roles ?? usual.roles, users: request.users ?? [] },
  });
}
