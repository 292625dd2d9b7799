import type { DateText } from './calendar-date.ts';
import type { Item } from './items.ts';
import type { PurposeCode } from './purposes.ts';

/** Values of facts, as their source's definition words them: any of them, by name of the fact. */
export type FactValues = Readonly<Record<string, readonly string[]>>;

/** How the records of one source answer whether a person is entitled to something. */
export interface EntitlementSource {
  readonly source: string;
  /** Yes, of a record that its source calls live, if each of these facts has one of its values. */
  readonly yes?: FactValues | undefined;
  /** No, of any record, if one of these facts has one of its values. */
  readonly no?: FactValues | undefined;
  /** Says nothing if one of these facts has one of its values. */
  readonly unless?: FactValues | undefined;
  /** Yes only of a record at a property: the one that is asked about, or whichever. */
  readonly at?: 'asked-address' | 'any-property' | undefined;
  /** A fact that is a date: its last day. */
  readonly until?: string | undefined;
}

/** Something that a person is entitled to, or is known as, told by yes, no or not known. */
export interface EntitlementRule {
  readonly title: string;
  /** What it may be asked for. */
  readonly purposes: readonly PurposeCode[];
  readonly answeredBy: readonly EntitlementSource[];
}

/** What one record says, as far as an entitlement is told by it. */
export interface EntitlementEvidence {
  readonly source: string;
  /** Whether its source calls it live: a membership that was not ended, an open claim. */
  readonly live?: boolean | undefined;
  readonly uprn?: string | undefined;
  readonly facts?: Readonly<Record<string, string>> | undefined;
}

/** Whether the question has to name an address. */
export function takesAddress({ answeredBy }: EntitlementRule): boolean {
  return answeredBy.some(({ at }) => at === 'asked-address');
}

/** The items of a source that answer for it, none where it does not. */
export function entitlementItems(rule: EntitlementRule, source: string): readonly Item[] {
  const items = rule.answeredBy
    .filter((each) => each.source === source)
    .flatMap(({ yes = {}, no = {}, unless = {}, at, until }) => [
      ...[...Object.keys(yes), ...Object.keys(no), ...Object.keys(unless)].map(factItem),
      ...(until === undefined ? [] : [factItem(until)]),
      ...(at === undefined ? [] : ['uprn']),
    ]);
  return [...new Set(items)];
}

/**
 * What a record says to an entitlement; undefined where it says nothing, which is no answer of no.
 *
 * @param uprn the address that is asked about, where the entitlement is one at an address
 */
export function saysOfEntitlement(
  rule: EntitlementRule,
  evidence: EntitlementEvidence,
  uprn: string | undefined,
  on: DateText,
): boolean | undefined {
  const said = rule.answeredBy
    .filter(({ source }) => source === evidence.source)
    .map((by) => saidBy(by, evidence, uprn, on));
  return said.includes(true) ? true : said.find((each) => each === false);
}

function saidBy(
  { yes = {}, no = {}, unless = {}, at, until }: EntitlementSource,
  { live, uprn: home, facts = {} }: EntitlementEvidence,
  asked: string | undefined,
  on: DateText,
): boolean | undefined {
  const has = ([name, values]: readonly [string, readonly string[]]) =>
    values.includes(facts[name] ?? '');
  if (Object.entries(no).some(has)) return false;
  if (live !== true || Object.entries(unless).some(has)) return undefined;
  if (!Object.entries(yes).every(has)) return undefined;
  if (until !== undefined && !((facts[until] ?? '') >= on)) return undefined;
  if (at === undefined) return true;
  if (home === undefined) return undefined;
  return at === 'any-property' || home === asked;
}

function factItem(name: string): Item {
  return `fact:${name}`;
}
