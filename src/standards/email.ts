import { settle } from './fold.ts';
import { isMissing } from './missing.ts';
import type { Standardiser } from './standardiser.ts';

/**
 * Name parts that are no filler: with a digit, or of two words of which the first has four letters.
 * The first digit is looked for among what is none, so that a long text is read once and not once
 * a digit.
 */
const ALREADY =
  '(?:[a-z0-9][a-z._+-]*[0-9][a-z0-9._+-]*|[a-z]{4,}[._][a-z]+)' +
  '@[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}';
const ALREADY_TEST = new RegExp(`^(?:${ALREADY})$`, 'u');
/** What clerks type where a form insists on an address. */
const FILLER_NAMES: ReadonlySet<string> = new Set(
  'none no na nil noemail no.email no-email no_email noone nobody unknown test a x xx xxx refused declined notgiven notprovided noreply no-reply'.split(
    ' ',
  ),
);
const FILLER_DOMAINS =
  /^(?:no|none|na|nil|noemail|no-email|unknown|test|a|x|xx|xxx|email|mail|noreply|refused)(?:\.|$)/;

/**
 * An email address in lower case, without a display name, `mailto:` or what
 * punctuation a sentence left at its end. Null without exactly one @ between
 * two parts, or for a filler such as none@none.com. The name part keeps its
 * dots and + tags: only the mail provider knows whether they matter
 * (RFC 5321 section 2.3.11), and case is the one thing all ignore in practice.
 *
 * @example
 * standardiseEmail('Ann Lee <Ann.Lee@Example.ORG>'); // 'ann.lee@example.org'
 */
function standardiseEmail(raw: string): string | null {
  if (ALREADY_TEST.test(raw)) return raw;
  // More than RFC 5321's 254 characters, to leave room for a display name.
  return raw.length > 400 ? null : settle(raw, emailPass);
}

function emailPass(raw: string): string | null {
  let text = raw.trim();
  if (isMissing(text)) return null;
  text = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  text = /<([^<>]*@[^<>]*)>/.exec(text)?.[1] ?? text;
  text = text
    .replace(/[\s<>()"[\]\\]+/g, '')
    .replace(/^(?:mailto:|e?-?mail:)+/, '')
    .replace(/^[.,;:']+/, '')
    .replace(/[.,;:']+$/, '');
  const [name, domain, ...more] = text.split('@');
  if (name === undefined || name === '' || domain === undefined || domain === '') return null;
  if (more.length > 0) return null;
  if (FILLER_NAMES.has(name) && FILLER_DOMAINS.test(domain)) return null;
  return text;
}

export const email: Standardiser = {
  name: 'email',
  description: 'Email address in lower case; null without one @ between two parts.',
  type: 'text',
  standardise: standardiseEmail,
  alreadyStandard: ALREADY,
};
