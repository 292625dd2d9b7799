import type { z } from 'zod';
import { ReeveError, valueAt } from '../../kernel/index.ts';
import { type AgreementsFile, agreementsSchema } from './agreements-schema.ts';
import { type EntitlementRule, takesAddress } from './entitlements.ts';
import { attributeGroups, isAttributeGroup, isPattern, itemSet } from './items.ts';
import { type Fault, limitFaults } from './limits.ts';
import { purposes as knownPurposes, type Purpose } from './purposes.ts';
import { readDocument } from './read-document.ts';
import type { SharingPolicy } from './sharing-policy.ts';
import { listOf, matchingSources } from './source-names.ts';
import type { TakeUpRule } from './take-up-rule.ts';

/**
 * Reads and checks a file of sharing agreements (docs/guides/sharing-agreements.md).
 *
 * @param text YAML or JSON
 * @param file its name, for errors
 * @throws ReeveError `agreements/syntax`, `agreements/invalid` with the line of the first fault
 * @example parseAgreements(readFileSync('agreements.yaml', 'utf8'), 'agreements.yaml')
 */
export function parseAgreements(text: string, file?: string): SharingPolicy {
  const { value, locate } = readDocument(text, file);
  const read = agreementsSchema.safeParse(value);
  const faults = read.success ? referenceFaults(read.data) : shapeFaults(read.error.issues, value);
  const [first] = faults;
  if (first !== undefined) {
    const others = faults.length - 1;
    const more =
      others === 0 ? [] : [`${others} more ${others === 1 ? 'fault' : 'faults'} after it.`];
    const hint = [...(first.hint === undefined ? [] : [first.hint]), ...more].join(' ');
    throw new ReeveError('agreements/invalid', first.message, {
      location: locate(first.path),
      ...(hint === '' ? {} : { hint }),
    });
  }
  if (!read.success) throw new TypeError('a file that is not valid has a fault');
  return sharingPolicy(read.data);
}

/** What is missing or of another shape; a field misspelt before the one that it leaves missing. */
function shapeFaults(issues: readonly z.core.$ZodIssue[], value: unknown): readonly Fault[] {
  const [misspelt = [], others = []] = [true, false].map((unknown) =>
    issues.filter(({ code }) => (code === 'unrecognized_keys') === unknown),
  );
  return [...misspelt, ...others].map((issue) =>
    isMissing(issue, value)
      ? { path: issue.path, message: 'This field is missing' }
      : shapeFault(issue),
  );
}

function isMissing({ code, path }: z.core.$ZodIssue, value: unknown): boolean {
  if (code === 'unrecognized_keys' || code === 'invalid_key') return false;
  return valueAt(value, path) === undefined;
}

function shapeFault(issue: z.core.$ZodIssue): Fault {
  if (issue.code === 'unrecognized_keys') {
    return {
      path: [...issue.path, ...issue.keys.slice(0, 1)],
      message: `Unknown field "${issue.keys[0]}"`,
      hint: 'docs/sharing-agreements.schema.json has the fields that there are.',
    };
  }
  if (issue.code === 'invalid_value') {
    return { path: issue.path, message: `This is one of: ${issue.values.map(String).join(', ')}` };
  }
  if (issue.code === 'invalid_key') {
    const name = String(issue.path.at(-1));
    return {
      path: issue.path,
      message: `"${name}" cannot be a name here`,
      hint: 'Names are small letters and digits, joined by hyphens.',
    };
  }
  if (issue.code === 'invalid_union') {
    return { path: issue.path, message: 'This is a name or a list of names' };
  }
  return { path: issue.path, message: issue.message };
}

/** What a schema cannot say: that names are those of something, and days in order. */
function referenceFaults(file: AgreementsFile): readonly Fault[] {
  const services = Object.keys(file.services);
  const sources = Object.keys(file.sources);
  const own = Object.keys(file.purposes ?? {});
  const purposes = [...Object.keys(knownPurposes), ...own];
  const groups = Object.keys(file.groups ?? {});
  const faults: Fault[] = [];
  const add = (path: readonly PropertyKey[], message: string, hint?: string) =>
    faults.push({ path, message, hint });

  const checkNames = (
    path: readonly PropertyKey[],
    given: string | readonly string[] | undefined,
    kind: string,
    known: readonly string[],
    isKnown = (name: string) => known.includes(name),
  ) => {
    for (const [i, name] of listOf(given).entries()) {
      if (isKnown(name)) continue;
      const at = typeof given === 'string' ? path : [...path, i];
      add(at, `No ${kind} is called "${name}"`, `Known: ${known.join(', ')}.`);
    }
  };
  const checkSources = (
    path: readonly PropertyKey[],
    given: string | readonly string[] | undefined,
  ) =>
    checkNames(
      path,
      given,
      'source',
      sources,
      (name) => matchingSources(name, file.sources).length > 0,
    );
  const checkItems = (path: readonly PropertyKey[], given: readonly string[], among = groups) => {
    for (const [i, pattern] of given.entries()) {
      if (isPattern(pattern, among)) continue;
      add(
        [...path, i],
        `"${pattern}" is no item`,
        'An item is an attribute (surname, dateOfBirth...), fact:NAME, relationships, professionals, ' +
          `markers:CODE, a wildcard, or group:NAME with one of ${[...attributeGroups, ...among].join(', ')}.`,
      );
    }
  };

  for (const [name, { purposes: given }] of Object.entries(file.services)) {
    checkNames(['services', name, 'purposes'], given, 'purpose', purposes);
  }
  for (const [name, { service }] of Object.entries(file.sources)) {
    checkNames(['sources', name, 'service'], service, 'service', services);
  }
  for (const name of own) {
    if (!Object.hasOwn(knownPurposes, name)) continue;
    add(
      ['purposes', name],
      `Reeve has a purpose "${name}" already`,
      'Give this one a code of its own.',
    );
  }
  for (const [name, given] of Object.entries(file.groups ?? {})) {
    if (isAttributeGroup(name)) {
      add(['groups', name], `"${name}" is a group of attributes already`, 'Choose another name.');
    }
    // No group within a group of the file: what an agreement shares is then two steps away at most.
    checkItems(['groups', name], given, []);
  }
  for (const [i, { source, recipient, onlyTo, onlyItems }] of (file.limits ?? []).entries()) {
    const path = ['limits', i];
    checkSources([...path, 'source'], source);
    checkNames([...path, 'recipient'], recipient, 'service', services);
    for (const [j, each] of (onlyTo ?? []).entries()) {
      checkNames([...path, 'onlyTo', j, 'recipient'], each.recipient, 'service', services);
      checkNames([...path, 'onlyTo', j, 'purpose'], each.purpose, 'purpose', purposes);
    }
    checkItems([...path, 'onlyItems'], onlyItems ?? []);
    if (onlyTo === undefined && onlyItems === undefined) {
      add(path, 'This limit limits nothing', 'Give it onlyTo or onlyItems.');
    }
  }
  for (const [name, { purposes: asked, answeredBy }] of Object.entries(file.entitlements ?? {})) {
    checkNames(['entitlements', name, 'purposes'], asked, 'purpose', purposes);
    for (const [i, { source, yes, no, at }] of answeredBy.entries()) {
      const path = ['entitlements', name, 'answeredBy', i];
      checkNames([...path, 'source'], source, 'source', sources);
      if (Object.keys({ ...yes, ...no }).length > 0 || at !== undefined) continue;
      add(
        path,
        'Whoever this source has a record of would be entitled',
        'Give it yes, no or at: facts with the values that say so, or an address.',
      );
    }
  }
  const entitlements = file.entitlements ?? {};
  for (const [name, { purposes: told, because, unless }] of Object.entries(file.takeUp ?? {})) {
    const path = ['takeUp', name];
    checkNames([...path, 'purposes'], told, 'purpose', purposes);
    const named = [
      ...because.flatMap((each, i) =>
        typeof each === 'string'
          ? [{ at: ['because', i], code: each }]
          : each.map((code, j) => ({ at: ['because', i, j], code })),
      ),
      ...unless.map((code, i) => ({ at: ['unless', i], code })),
    ];
    for (const { at, code } of named) {
      checkNames([...path, ...at], code, 'entitlement', Object.keys(entitlements));
      const rule = Object.hasOwn(entitlements, code) ? entitlements[code] : undefined;
      if (rule === undefined) continue;
      if (takesAddress(rule)) {
        add(
          [...path, ...at],
          `"${code}" is asked of an address, and here none is asked about`,
          'Name an entitlement that is at any-property, or at none.',
        );
      }
    }
  }
  const ids = new Set<string>();
  for (const [i, each] of file.agreements.entries()) {
    const path = ['agreements', i];
    if (ids.has(each.id)) add([...path, 'id'], `Two agreements have the id "${each.id}"`);
    ids.add(each.id);
    checkSources([...path, 'source'], each.source);
    checkNames([...path, 'recipient'], each.recipient, 'service', services);
    checkNames([...path, 'purpose'], each.purpose, 'purpose', purposes);
    checkItems([...path, 'items'], each.items);
    if (each.until !== undefined && each.until < each.from) {
      add([...path, 'until'], `It would end on ${each.until}, before it begins on ${each.from}`);
    }
    if (each.review < each.from) {
      add([...path, 'review'], `It would be reviewed on ${each.review}, before it begins`);
    }
    if (each.basis.article === '6(1)(a)' && each.consent !== 'needed') {
      add(
        [...path, 'consent'],
        'It rests on consent, so consent is needed',
        'UK GDPR, Article 6(1)(a).',
      );
    }
  }
  // Limits are checked on agreements whose names mean something.
  return faults.length > 0 ? faults : limitFaults(file);
}

function sharingPolicy(file: AgreementsFile): SharingPolicy {
  return {
    services: byName(file.services),
    sources: byName(file.sources),
    purposes: byName<Purpose>({ ...knownPurposes, ...file.purposes }),
    entitlements: byName<EntitlementRule>(file.entitlements ?? {}),
    takeUp: byName<TakeUpRule>(file.takeUp ?? {}),
    agreements: file.agreements
      .map((each) => ({
        id: each.id,
        title: each.title,
        sources: [
          ...new Set(listOf(each.source).flatMap((name) => matchingSources(name, file.sources))),
        ].sort(),
        recipients: [...new Set(listOf(each.recipient))].sort(),
        purposes: [...new Set(listOf(each.purpose))].sort(),
        basis: each.basis,
        items: itemSet(each.items, file.groups),
        use: each.use ?? 'show',
        consentNeeded: each.consent === 'needed',
        from: each.from,
        until: each.until,
        review: each.review,
        notes: each.notes,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Without a prototype, so that nothing is called `constructor` but what the file calls so. */
function byName<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}
