import { email } from './email.ts';
import { isPersonalDomain, probableDomain } from './email-domains.ts';
import { isMissing } from './missing.ts';
import { type Finding, findingCatalogue, nothing, type Parsed, type Parser } from './parsed.ts';

export interface EmailAddress {
  /** Before the @, in lower case, with dots and tag as written. */
  readonly local: string;
  readonly domain: string;
  /** What follows a + in the local part; null without one. */
  readonly tag: string | null;
  /**
   * The address under which the provider is known to file it: Gmail ignores
   * dots and tags, and is googlemail.com too. Equal mailboxes are one; unequal
   * ones of other providers may be.
   */
  readonly mailbox: string;
  /** At a provider of personal email; otherwise an organisation's or someone's own domain. */
  readonly isPersonalProvider: boolean;
}

const catalogue = findingCatalogue('email', {
  'no-address': { severity: 'wrong', message: 'No email address: there is no @ between two parts' },
  several: { severity: 'wrong', message: 'More than one email address in the field' },
  placeholder: { severity: 'wrong', message: 'Typed to fill a form: nobody’s address' },
  'too-long': {
    severity: 'wrong',
    message: 'Longer than an email address can be: 64 characters, @, 254 in all',
  },
  syntax: { severity: 'wrong', message: 'Characters or dots where an email address has none' },
  'no-top-level-domain': { severity: 'wrong', message: 'The domain has no ending such as .com' },
  'mistyped-domain': {
    severity: 'suspicious',
    message: 'The domain is a slip of the keyboard from one where many have their email',
  },
  'surrounding-text': {
    severity: 'repaired',
    message: 'A display name, mailto: or punctuation around the address was left out',
  },
  'inner-space': {
    severity: 'suspicious',
    message: 'A space inside the address was left out; a dot or a line may have stood there',
  },
  tag: {
    severity: 'suspicious',
    message: 'A + and a word after it: with most providers the same mailbox as without',
  },
  role: {
    severity: 'suspicious',
    message: 'The address of an office or a function, not of a person',
  },
  'no-reply': { severity: 'wrong', message: 'An address that nobody reads' },
  'example-domain': { severity: 'wrong', message: 'A domain reserved for examples and tests' },
});
const { finding } = catalogue;

/** RFC 5322 section 3.4.1, dot-atom: what providers give out, without quoted strings. */
const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** RFC 1035 section 2.3.1, with letters of any script as RFC 5890 allows. */
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;
const LAST_LABEL = /\.(?:xn--[a-z0-9-]+|\p{L}{2,63})$/u;

/** RFC 2606 and RFC 6761: names that no one can have. */
const RESERVED_DOMAIN = /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/;

/**
 * RFC 2142's mailbox names for functions, and those that offices use besides.
 */
const ROLES: ReadonlySet<string> = new Set(
  (
    'info admin administrator office enquiries enquiry inquiries contact contactus hello mail post reception ' +
    'sales accounts finance billing support help helpdesk service customerservice customerservices ' +
    'marketing abuse security hostmaster postmaster webmaster lettings landlord manager ' +
    'secretary headteacher school council counciltax benefits housing housingoptions feedback complaints hr jobs'
  ).split(' '),
);
const NO_REPLY = /^(?:no-?_?\.?reply|do-?_?\.?not-?_?\.?reply|noreply.*|mailer-daemon|bounce)$/;

/** Addresses that clerks type where a form insists, beyond those the standardiser knows. */
const PLACEHOLDER = new RegExp(
  '^(?:(?:none|unknown|refused|declined|nobody|someone|test|asdf|qwerty|abcd?e?f?|123|' +
    'no[._-]?email|no[._-]?mail|no[._-]?one|not[._-]?(?:given|provided|known|applicable)|x{2,}|0{2,})@.*' +
    '|.*@(?:no|none|noemail|nomail|no-email|noaddress|unknown|nowhere|abc|test|x+)' +
    '\\.(?:com|co\\.uk|org|net|uk))$',
);

/**
 * An email address as typed, and what is doubtful about it. The standard form
 * is that of the standardiser `email`: nothing but case and what surrounds the
 * address changes. A domain that looks mistyped is reported, never corrected:
 * the address may be right.
 *
 * @example
 * parseEmail('Ann.Lee@gamil.com').findings[0]?.suggestion; // 'ann.lee@gmail.com'
 * parseEmail('ann.lee+council@googlemail.com').value?.mailbox; // 'annlee@gmail.com'
 */
export function parseEmail(raw: string): Parsed<EmailAddress> {
  const trimmed = raw.trim();
  if (isMissing(trimmed)) return nothing();
  const standard = email.standardise(raw);
  if (standard === null) return nothing(whyNone(trimmed));
  const at = standard.indexOf('@');
  const local = standard.slice(0, at);
  const domain = standard.slice(at + 1);
  const around = surroundings(trimmed, standard);
  const wrong = whyWrong(local, domain);
  if (wrong !== null) return { value: null, standard, findings: [...around, wrong] };
  return {
    value: parts(local, domain),
    standard,
    findings: [...around, ...doubts(local, domain)],
  };
}

function surroundings(trimmed: string, standard: string): readonly Finding[] {
  if (standard === trimmed.toLowerCase()) return [];
  const address =
    /<([^<>]*@[^<>]*)>/.exec(trimmed)?.[1] ?? trimmed.replace(/^e?-?mail\s*:\s*/i, '');
  return [finding(/\S\s+\S/.test(address) ? 'inner-space' : 'surrounding-text')];
}

function whyNone(trimmed: string): Finding {
  const text = trimmed.normalize('NFKC').toLowerCase();
  const count = text.split('@').length - 1;
  if (count === 0 || text.length > 400) return finding('no-address');
  if (count === 1) {
    return /[^\s@<(]@[^\s@>)]/.test(text) ? finding('placeholder') : finding('no-address');
  }
  const first = text
    .split(/[\s;,/|]+/)
    .map((part) => (part.includes('@') ? email.standardise(part) : null))
    .find((part) => part !== null);
  return first === undefined || first === null ? finding('syntax') : finding('several', first);
}

function whyWrong(local: string, domain: string): Finding | null {
  const whole = `${local}@${domain}`;
  if (PLACEHOLDER.test(whole)) return finding('placeholder');
  if (RESERVED_DOMAIN.test(domain)) return finding('example-domain');
  // RFC 5321 section 4.5.3.1, and RFC 3696 erratum 1690.
  if (local.length > 64 || whole.length > 254) return finding('too-long');
  if (NO_REPLY.test(local)) return finding('no-reply');
  if (LOCAL.test(local) && /^[\p{L}\p{N}-]+$/u.test(domain)) {
    const meant = probableDomain(domain);
    return meant === null
      ? finding('no-top-level-domain')
      : finding('no-top-level-domain', `${local}@${meant}`);
  }
  if (LOCAL.test(local) && DOMAIN.test(domain) && LAST_LABEL.test(domain)) return null;
  return syntaxFinding(local, domain);
}

/** Commas for dots and dots too many are the slips that can be read through. */
function syntaxFinding(local: string, domain: string): Finding {
  const mendedLocal = local
    .replaceAll(',', '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '');
  const dots = domain
    .replaceAll(/[,;:]/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '');
  const mendedDomain = probableDomain(dots) ?? dots;
  const fits =
    LOCAL.test(mendedLocal) && DOMAIN.test(mendedDomain) && LAST_LABEL.test(mendedDomain);
  const suggestion = `${mendedLocal}@${mendedDomain}`;
  return fits && whyWrong(mendedLocal, mendedDomain) === null
    ? finding('syntax', suggestion)
    : finding('syntax');
}

function parts(local: string, domain: string): EmailAddress {
  const plus = local.indexOf('+', 1);
  const tag = plus < 0 ? null : local.slice(plus + 1);
  return {
    local,
    domain,
    tag: tag === '' ? null : tag,
    mailbox: mailboxOf(local, domain),
    isPersonalProvider: isPersonalDomain(domain),
  };
}

/** Google, Gmail Help: dots do not matter, and what follows a + is ignored. */
function mailboxOf(local: string, domain: string): string {
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${local}@${domain}`;
  const name = local.replace(/(?!^)\+.*$/, '').replaceAll('.', '');
  return `${name}@gmail.com`;
}

function doubts(local: string, domain: string): readonly Finding[] {
  const meant = probableDomain(domain);
  const { tag } = parts(local, domain);
  return [
    ...(meant === null ? [] : [finding('mistyped-domain', `${local}@${meant}`)]),
    ...(tag === null ? [] : [finding('tag', `${local.slice(0, local.indexOf('+', 1))}@${domain}`)]),
    ...(ROLES.has(local.replace(/[._-]/g, '')) ? [finding('role')] : []),
  ];
}

export const emailParser: Parser<EmailAddress, undefined> = {
  name: 'email',
  description: 'Email address: local part, domain, tag, the mailbox behind aliases.',
  parse: parseEmail,
  findings: catalogue.all,
  standardiser: email,
};
