import { compareIds } from '../ids.ts';
import { daysBetween, isIn } from '../spans.ts';
import { type HeldValue, sameValueKey } from './held-value.ts';

/**
 * By what one value is preferred to another.
 *
 * - `trusted-source`: the source is trusted more with the attribute.
 * - `latest`: it began to hold later; of those that began together, it was confirmed later.
 * - `verified`: someone has seen proof of it.
 * - `most-complete`: it has more parts; of as many, more words that are not initials.
 */
export type SurvivalRule = 'trusted-source' | 'latest' | 'verified' | 'most-complete';

export interface SurvivalRules {
  /** In order: a rule counts where those before it find no difference. */
  readonly order: readonly SurvivalRule[];
  readonly orderOf?: Readonly<Record<string, readonly SurvivalRule[]>>;
  /** Attributes of which a person has one for life: two values of them are a conflict. */
  readonly unchanging: readonly string[];
}

/**
 * The rules where a council sets none. Where someone lives and how to reach them is best known by
 * who heard of it last; a number or a date of birth by who saw proof. A judgement, to be set by
 * each council.
 */
export const usualRules: SurvivalRules = {
  order: ['verified', 'trusted-source', 'latest', 'most-complete'],
  orderOf: {
    forenames: ['verified', 'most-complete', 'trusted-source', 'latest'],
    middleNames: ['verified', 'most-complete', 'trusted-source', 'latest'],
    surname: ['verified', 'latest', 'trusted-source', 'most-complete'],
    address: ['verified', 'latest', 'trusted-source', 'most-complete'],
    correspondenceAddress: ['latest', 'trusted-source', 'most-complete', 'verified'],
    email: ['verified', 'latest', 'trusted-source', 'most-complete'],
    mobile: ['verified', 'latest', 'trusted-source', 'most-complete'],
    phone: ['verified', 'latest', 'trusted-source', 'most-complete'],
    contactPreference: ['latest', 'trusted-source', 'verified', 'most-complete'],
  },
  unchanging: ['dateOfBirth', 'dateOfDeath', 'nino', 'nhsNumber', 'pupilNumber'],
};

/**
 * Why a value was passed over: that which survives is better by this rule, it is wrong or
 * suspicious where the other is not, fewer sources hold it, or nothing told them apart.
 */
export type PassedOverWhy = 'wrong' | 'suspicious' | SurvivalRule | 'fewer-sources' | 'alike';

export interface PassedOver {
  readonly held: HeldValue;
  readonly why: PassedOverWhy;
}

/** What is known of one attribute of one person, for one viewer. */
export interface GoldenAttribute {
  readonly attribute: string;
  /** The best value; null where all that is held is wrong. */
  readonly best: HeldValue | null;
  /** Days since a source last confirmed the best value. */
  readonly ageInDays: number | null;
  /** Others that say the same, in order of source and record. */
  readonly alsoHeldBy: readonly HeldValue[];
  /** The best of them first. */
  readonly passedOver: readonly PassedOver[];
  /** Different values of what does not change; `verified` where proof was seen of two. */
  readonly conflict: 'verified' | 'held' | null;
}

/**
 * The golden record: of each attribute the best value, where it is from, and what was passed
 * over and why. Deterministic, whatever the order of the values. Give it only what the viewer
 * may see: it decides nothing about access, and what it is not given leaves no trace.
 *
 * @param values of one person; those that do not hold on the day are left aside
 * @param on the day, `YYYY-MM-DD`
 * @returns by attribute, in order of its name
 * @example
 * survive(values, '2026-03-01').get('address')?.best?.parts?.uprn;
 */
export function survive(
  values: Iterable<HeldValue>,
  on: string,
  rules: SurvivalRules = usualRules,
): ReadonlyMap<string, GoldenAttribute> {
  const byAttribute = new Map<string, HeldValue[]>();
  for (const held of values) {
    if (!isIn({ from: held.since, until: held.until }, on)) continue;
    const list = byAttribute.get(held.attribute) ?? [];
    byAttribute.set(held.attribute, list);
    list.push(held);
  }
  return new Map(
    [...byAttribute]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([attribute, held]) => [attribute, ofAttribute(attribute, held, on, rules)]),
  );
}

function ofAttribute(
  attribute: string,
  values: readonly HeldValue[],
  on: string,
  rules: SurvivalRules,
): GoldenAttribute {
  const order = rules.orderOf?.[attribute] ?? rules.order;
  const compare = comparison(values, order);
  const sorted = [...values].sort((a, b) => compare(a, b).by);
  const best = sorted.find((held) => !has(held, 'wrong')) ?? null;
  const key = best === null ? null : sameValueKey(best);
  const others = sorted.filter((held) => held !== best);
  const isSame = (held: HeldValue) => sameValueKey(held) === key && !has(held, 'wrong');
  return {
    attribute,
    best,
    ageInDays: best === null ? null : Math.max(0, daysBetween(best.asAt, on)),
    alsoHeldBy: others.filter(isSame).sort(bySourceAndRecord),
    passedOver: others
      .filter((held) => !isSame(held))
      .map((held) => ({ held, why: best === null ? 'wrong' : compare(best, held).why })),
    conflict: rules.unchanging.includes(attribute) ? conflictOf(values) : null,
  };
}

interface Preference {
  /** Below 0: the first is the better. */
  readonly by: number;
  readonly why: PassedOverWhy;
}

/** Of what is compared, more is better: the first number or text that differs decides. */
type Measure = readonly [PassedOverWhy, (held: HeldValue) => readonly (number | string)[]];

/** Compares by measures of which more is better, one after another; then by source and record. */
function comparison(
  values: readonly HeldValue[],
  order: readonly SurvivalRule[],
): (a: HeldValue, b: HeldValue) => Preference {
  const holders = new Map<string, Set<string>>();
  for (const held of values) {
    const key = sameValueKey(held);
    holders.set(key, (holders.get(key) ?? new Set()).add(held.source));
  }
  const measures: readonly Measure[] = [
    ['wrong', (held) => [has(held, 'wrong') ? 0 : 1]],
    ['suspicious', (held) => [has(held, 'suspicious') ? 0 : 1]],
    ...order.map((rule): Measure => [rule, MEASURES[rule]]),
    ['fewer-sources', (held) => [holders.get(sameValueKey(held))!.size]],
  ];
  return (a, b) => {
    for (const [why, measure] of measures) {
      const by = compareMeasures(measure(b), measure(a));
      if (by !== 0) return { by, why };
    }
    return { by: bySourceAndRecord(a, b), why: 'alike' };
  };
}

const MEASURES: Readonly<Record<SurvivalRule, (held: HeldValue) => readonly (number | string)[]>> =
  {
    'trusted-source': ({ trust }) => [trust],
    latest: ({ since, asAt }) => [since, asAt],
    verified: ({ verified }) => [verified ? 1 : 0],
    'most-complete': ({ value, parts }) => [
      Object.values(parts ?? {}).filter((part) => part !== '').length,
      value.split(/[\s,]+/).filter((word) => /[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(word)).length,
    ],
  };

function compareMeasures(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [i, one] of a.entries()) {
    const other = b[i]!;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function has({ findings }: HeldValue, severity: 'wrong' | 'suspicious'): boolean {
  return findings?.some((finding) => finding.severity === severity) ?? false;
}

function bySourceAndRecord(a: HeldValue, b: HeldValue): number {
  return (
    (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) ||
    compareIds(a.record, b.record) ||
    // One record may have several: of a list, or of one value written in two ways.
    (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)
  );
}

function conflictOf(values: readonly HeldValue[]): 'verified' | 'held' | null {
  const distinct = (held: readonly HeldValue[]) => new Set(held.map(sameValueKey)).size > 1;
  const sound = values.filter((held) => !has(held, 'wrong'));
  if (distinct(sound.filter(({ verified }) => verified))) return 'verified';
  return distinct(sound) ? 'held' : null;
}
