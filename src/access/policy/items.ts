import {
  type AttributeGroup,
  type AttributeName,
  isAttributeName,
  personAttributes,
} from '../../standards/index.ts';

/**
 * What a record says, one thing at a time: the name of an attribute, `fact:<name>`,
 * `relationships`, `professionals` or `markers:<code>`.
 */
export type Item = string;

/** All attributes, in the order in which they are shown. */
export const attributeNames = Object.keys(personAttributes) as readonly AttributeName[];

/** Groups of attributes that an agreement may name as `group:<name>`. */
export const attributeGroups = [
  ...new Set(attributeNames.map((name) => personAttributes[name].group)),
] as readonly AttributeGroup[];

const WHOLE_KINDS = ['relationships', 'professionals'] as const;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Whether a text can be an item: an attribute that exists, or a well-formed fact or marker. */
export function isItem(text: string): boolean {
  if (isAttributeName(text) || WHOLE_KINDS.some((kind) => kind === text)) return true;
  const [, name = ''] = /^(?:fact|markers):(.*)$/s.exec(text) ?? [];
  return NAME.test(name);
}

/**
 * Some items, in the one form that such a set has: two sets are equal exactly if they hold
 * the same items, facts and markers that nobody has thought of yet included.
 */
export interface ItemSet {
  /** Attributes in the order in which they are shown. */
  readonly attributes: readonly AttributeName[];
  /** Names of facts, sorted; `*` for all, whatever sources come to have. */
  readonly facts: '*' | readonly string[];
  /** Codes of markers, sorted; `*` for all. */
  readonly markers: '*' | readonly string[];
  readonly relationships: boolean;
  readonly professionals: boolean;
}

/** No item. */
export const noItems: ItemSet = {
  attributes: [],
  facts: [],
  markers: [],
  relationships: false,
  professionals: false,
};

/**
 * The set that patterns name. A pattern is an item, or:
 * `*` everything, `attribute:*` all attributes, `group:<name>` those of a group of attributes or
 * of `groups`, `fact:*`, `markers:*`. Anything else names nothing: `isPattern` tells.
 *
 * @param groups further groups by name, each a list of patterns without such groups
 * @example itemSet(['group:name', 'fact:balance'], {})
 */
export function itemSet(
  patterns: readonly string[],
  groups: Readonly<Record<string, readonly string[]>> = {},
): ItemSet {
  const named = patterns.flatMap((pattern) => {
    const own = pattern.startsWith('group:') ? pattern.slice('group:'.length) : undefined;
    return own !== undefined && Object.hasOwn(groups, own) ? (groups[own] ?? []) : [pattern];
  });
  const all = named.includes('*');
  const takes = (pattern: string) => all || named.includes(pattern);
  const namesAfter = (prefix: string) =>
    named.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
  return {
    attributes: attributeNames.filter(
      (name) =>
        takes(name) || takes('attribute:*') || takes(`group:${personAttributes[name].group}`),
    ),
    facts: takes('fact:*') ? '*' : sortedSet(namesAfter('fact:')),
    markers: takes('markers:*') ? '*' : sortedSet(namesAfter('markers:')),
    relationships: takes('relationships'),
    professionals: takes('professionals'),
  };
}

/** Whether a text can stand in a list of items: an item, a wildcard, or a group that is known. */
export function isPattern(text: string, groups: readonly string[] = []): boolean {
  if (['*', 'attribute:*', 'fact:*', 'markers:*'].includes(text)) return true;
  const [, group] = /^group:(.*)$/s.exec(text) ?? [];
  if (group !== undefined) return isAttributeGroup(group) || groups.includes(group);
  return isItem(text);
}

/** Whether a text is the name of a group of attributes of the vocabulary. */
export function isAttributeGroup(text: string): boolean {
  return attributeGroups.some((group) => group === text);
}

/** Whether a set has an item. A text that is no item is in none. */
export function hasItem(set: ItemSet, item: Item): boolean {
  if (isAttributeName(item)) return set.attributes.includes(item);
  if (item === 'relationships') return set.relationships;
  if (item === 'professionals') return set.professionals;
  if (!isItem(item)) return false;
  const [kind, name = ''] = item.split(':', 2);
  const names = kind === 'fact' ? set.facts : set.markers;
  return names === '*' || names.includes(name);
}

/** All items of either set. */
export function union(a: ItemSet, b: ItemSet): ItemSet {
  return {
    attributes: attributeNames.filter(
      (name) => a.attributes.includes(name) || b.attributes.includes(name),
    ),
    facts: unionOfNames(a.facts, b.facts),
    markers: unionOfNames(a.markers, b.markers),
    relationships: a.relationships || b.relationships,
    professionals: a.professionals || b.professionals,
  };
}

/**
 * All items of the first set that the second does not have. Of all facts without some, all are
 * named: which others there are nobody knows.
 */
export function minus(a: ItemSet, b: ItemSet): ItemSet {
  const names = (one: '*' | readonly string[], other: '*' | readonly string[]) => {
    if (other === '*') return [];
    return one === '*' ? one : one.filter((name) => !other.includes(name));
  };
  return {
    attributes: a.attributes.filter((name) => !b.attributes.includes(name)),
    facts: names(a.facts, b.facts),
    markers: names(a.markers, b.markers),
    relationships: a.relationships && !b.relationships,
    professionals: a.professionals && !b.professionals,
  };
}

/** Whether there is nothing in a set. */
export function isEmpty(set: ItemSet): boolean {
  return itemSetKey(set) === EMPTY_KEY;
}

/** Whether all of one set is in the other. */
export function isSubset(inner: ItemSet, outer: ItemSet): boolean {
  return itemSetKey(union(inner, outer)) === itemSetKey(outer);
}

/** A text that two sets have in common exactly if they hold the same items. */
export function itemSetKey(set: ItemSet): string {
  return [
    ...set.attributes,
    ...(set.facts === '*' ? ['fact:*'] : set.facts.map((name) => `fact:${name}`)),
    ...(set.markers === '*' ? ['markers:*'] : set.markers.map((code) => `markers:${code}`)),
    ...(set.relationships ? ['relationships'] : []),
    ...(set.professionals ? ['professionals'] : []),
  ].join(' ');
}

const EMPTY_KEY = itemSetKey(noItems);

const GROUP_LABELS: Readonly<Record<AttributeGroup, string>> = {
  name: 'name',
  birth: 'date of birth and sex',
  death: 'date of death',
  address: 'address',
  correspondence: 'postal address',
  contact: 'email, telephone and contact preference',
  number: 'National Insurance, NHS and pupil number',
};

/**
 * A set of items as staff read it: groups of attributes by one name where all of them are in it.
 *
 * @example itemSetLabels(itemSet(['group:name', 'fact:*'])) // ['name', 'all facts of the source']
 */
export function itemSetLabels(set: ItemSet): readonly string[] {
  const attributes = attributeGroups.flatMap((group) => {
    const all = attributeNames.filter((name) => personAttributes[name].group === group);
    const had = all.filter((name) => set.attributes.includes(name));
    return had.length === all.length ? [GROUP_LABELS[group]] : had.map(itemLabel);
  });
  return [
    ...attributes,
    ...(set.facts === '*'
      ? ['all facts of the source']
      : set.facts.map((name) => itemLabel(`fact:${name}`))),
    ...(set.relationships ? ['relationships'] : []),
    ...(set.professionals ? ['professionals involved'] : []),
    ...(set.markers === '*'
      ? ['all markers']
      : set.markers.map((code) => itemLabel(`markers:${code}`))),
  ];
}

/** What an item is called to staff: never its value, nor whether there is one. */
export function itemLabel(item: Item): string {
  if (isAttributeName(item)) {
    const { label, group } = personAttributes[item];
    // National Insurance, NHS and UPRN are names.
    return group === 'number' || item === 'uprn' ? label : label.toLowerCase();
  }
  if (item === 'relationships') return 'relationships';
  if (item === 'professionals') return 'professionals involved';
  const [kind, name = item] = item.split(':', 2);
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]/g, ' ')
    .toLowerCase();
  return kind === 'markers' ? `marker “${words}”` : words;
}

function unionOfNames(
  a: '*' | readonly string[],
  b: '*' | readonly string[],
): '*' | readonly string[] {
  return a === '*' || b === '*' ? '*' : sortedSet([...a, ...b]);
}

function sortedSet(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
