import {
  CASE_YEARS,
  decimalText,
  describeEvidence,
  type Rational,
  rational,
  type Timing,
} from '../../../business-case/index.ts';
import {
  type CaseContent,
  isValueText,
  LONGEST_SOURCE,
  type PutInShares,
} from '../../../kept-cases/index.ts';
import { type Form, type FormError, textOf } from '../forms.ts';
import { percentText } from './typed-numbers.ts';

const YEARS = Array.from({ length: CASE_YEARS }, (_, year) => year);

/** The fields of timings, by name: a percentage for each year, and a source. */
export function timingFieldsOf(
  { timings }: Pick<CaseContent, 'timings'>,
  defaults: readonly Timing[],
): Form {
  return Object.fromEntries(
    defaults.flatMap(({ id, shares }) => {
      const own = timings[id];
      return [
        ...YEARS.map((year) => [
          nameOf(id, year),
          own === undefined ? percent(shares[year] as Rational) : shown(own.shares[year] as string),
        ]),
        [`ts-${id}`, own?.source ?? ''],
      ];
    }),
  );
}

/** Reads the fields of timings: those that were left as they stood, or emptied, are the default. */
export function sentTimings(
  form: Form,
  defaults: readonly Timing[],
  problems: FormError[],
): CaseContent['timings'] {
  const found: Record<string, PutInShares> = {};
  for (const { id, label, shares } of defaults) {
    const source = textOf(form, `ts-${id}`);
    const typed = YEARS.map((year) => textOf(form, nameOf(id, year)).replace(/\s*%$/, ''));
    const isSame = typed.every((each, year) => each === percent(shares[year] as Rational));
    if (typed.every((each) => each === '') || (isSame && source === '')) continue;
    typed.forEach((each, year) => {
      if (isValueText(percentText(each))) return;
      const text = `${label}: enter a percentage for year ${year + 1}`;
      problems.push({ text, href: `#${nameOf(id, year)}` });
    });
    if (source.length > LONGEST_SOURCE) {
      const text = `${label}: at most ${LONGEST_SOURCE} characters`;
      problems.push({ text, href: `#ts-${id}` });
    }
    found[id] = {
      // As it was typed, but for what was not: that is exact, and its field shows it rounded.
      shares: typed.map((each, year) => exactly(each, shares[year] as Rational)),
      ...(source === '' ? {} : { source }),
    };
  }
  return found;
}

/** The timings as the form shows them. */
export function timingFields(
  defaults: readonly Timing[],
  fields: Form,
  wrong: Readonly<Record<string, string>>,
) {
  const shown = defaults.map(({ id, label, shares, evidence }) => {
    const source = textOf(fields, `ts-${id}`);
    const years = YEARS.map((year) => ({
      name: nameOf(id, year),
      label: `Year ${year + 1}`,
      value: textOf(fields, nameOf(id, year)),
      wrong: wrong[nameOf(id, year)],
    }));
    const isSame = years.every(({ value }, year) => value === percent(shares[year] as Rational));
    return {
      ...{ id, label, source, years, from: describeEvidence(evidence) },
      wrong: wrong[`ts-${id}`],
      usual: shares.map((share) => `${percent(share)}%`).join(', '),
      isOwn: !isSame || source !== '',
    };
  });
  const changed = shown.filter(({ isOwn }) => isOwn).length;
  return { timings: shown, changed };
}

function nameOf(id: string, year: number): string {
  return `t-${id}-${year + 1}`;
}

/** Shares are kept as they were typed, but for those of the default that were left as they stood. */
function shown(kept: string): string {
  return kept.endsWith('%') ? kept.slice(0, -1) : percent(rational(kept));
}

/** To a millionth of a first full year: finer than a day, and what is typed comes back as it was. */
function percent({ numerator, denominator }: Rational): string {
  return decimalText({ numerator: numerator * 100n, denominator }, 4);
}

function exactly(typed: string, share: Rational): string {
  const { numerator, denominator } = share;
  return typed === percent(share) && typed.includes('.')
    ? `${numerator}/${denominator}`
    : `${typed}%`;
}
