import {
  type AccessDecisions,
  type Consents,
  type HiddenItems,
  type Item,
  mayAnswer,
  sealHides,
  type VerificationQuestion,
  type VerificationRules,
  verificationItems,
} from '../../access/index.ts';
import { besidesOf } from '../../intake/index.ts';
import type { AttributeName } from '../../standards/index.ts';
import { SEARCH_KINDS, type SearchKind } from './search-keys.ts';
import type { Dataset, SourceCatalogue } from './source-catalogue.ts';

/**
 * What one viewer may see for one purpose, by data set: asked of the agreements, and noting by
 * which of them each thing was seen, for the audit.
 */
export class Visibility {
  readonly #decisions: AccessDecisions;
  readonly #catalogue: SourceCatalogue;
  readonly #consents: Consents;
  readonly #agreements: Set<string>;
  readonly #items: Set<Item>;
  /** Of whoever consents to the purpose; undefined in that of someone who does. */
  readonly #ofConsenting: Visibility | undefined;
  readonly #consenting = new Set<number>();
  /** Whether the address is sealed of whoever it is of. */
  readonly #isAddressSealed: boolean;

  constructor(
    decisions: AccessDecisions,
    catalogue: SourceCatalogue,
    whole?: Visibility,
    isAddressSealed = false,
  ) {
    this.#decisions = decisions;
    this.#catalogue = catalogue;
    this.#isAddressSealed = isAddressSealed;
    this.#consents =
      whole !== undefined && isAddressSealed
        ? whole.#consents
        : new Set(whole === undefined ? [] : [decisions.purpose]);
    this.#agreements = whole === undefined ? new Set() : whole.#agreements;
    this.#items = whole === undefined ? new Set() : whole.#items;
    this.#ofConsenting =
      whole === undefined && decisions.heedsConsent
        ? new Visibility(decisions, catalogue, this)
        : undefined;
  }

  /** Whether more may be seen of people who consent to the purpose. */
  get heedsConsent(): boolean {
    return this.#ofConsenting !== undefined;
  }

  /** Notes persons who consent to the purpose. */
  learnConsents(persons: Iterable<number>): void {
    for (const person of persons) this.#consenting.add(person);
  }

  /** What may be seen of one person: more than of everyone, where they are known to consent. */
  of(person: number): Visibility {
    return this.#consenting.has(person) ? (this.#ofConsenting ?? this) : this;
  }

  /** What may be seen of somebody whose address is sealed: nothing that leads to a place. */
  withoutAddress(): Visibility {
    return this.#isAddressSealed
      ? this
      : new Visibility(this.#decisions, this.#catalogue, this, true);
  }

  /** The same sight, of which the audit is told nothing: to find out whether anything may be seen. */
  unnoted(): Visibility {
    const own = new Visibility(this.#decisions, this.#catalogue);
    own.learnConsents(this.#consenting);
    return own;
  }

  /** Whether an item of a data set may be seen. */
  may({ accessSource }: Dataset, item: Item): boolean {
    if (this.#isAddressSealed && sealHides('address', item)) return false;
    return this.#decisions.decide(accessSource, item, this.#consents).allowed;
  }

  /** Whether it may be seen; if so it is, and the audit will say it. */
  sees(dataset: Dataset, item: Item): boolean {
    if (this.#isAddressSealed && sealHides('address', item)) return false;
    const decision = this.#decisions.decide(dataset.accessSource, item, this.#consents);
    if (!decision.allowed) return false;
    this.#agreements.add(decision.agreement);
    this.#items.add(item);
    return true;
  }

  /** Whether a source may help to answer a question, in place of a value that is shown. */
  mayAnswer(question: VerificationQuestion, source: string, rules: VerificationRules): boolean {
    return mayAnswer(this.#decisions, question, source, { consents: this.#consents }, rules);
  }

  /**
   * Whether a data set may help to answer; if so what it answers from is noted for the audit, with
   * whichever agreement lends it.
   */
  answers(
    { accessSource }: Dataset,
    question: VerificationQuestion,
    rules: VerificationRules,
  ): boolean {
    if (!this.mayAnswer(question, accessSource, rules)) return false;
    for (const item of verificationItems(question, accessSource, rules)) {
      const decision = this.#decisions.decideAnswer(accessSource, item, this.#consents);
      if (!decision.allowed) continue;
      this.#agreements.add(decision.agreement);
      this.#items.add(item);
    }
    return true;
  }

  /**
   * Data sets of persons, or of facts, of which anything may be seen of anyone: others are not even
   * read. What is read of people who do not consent is left out by `of`.
   */
  datasets(isPerson: boolean): number[] {
    const visible = (this.#ofConsenting ?? this).#visible();
    return [...this.#catalogue.datasets.values()]
      .filter((each) => each.isPerson === isPerson && visible.has(each.accessSource))
      .map(({ datasetId }) => datasetId);
  }

  /** Whether records of a data set may be found by a kind of key. */
  isFoundBy(dataset: Dataset, kind: SearchKind): boolean {
    if (kind === 'reference') {
      // A key of the service's own: for the service, and whoever may see all that it notes.
      return this.#visible().get(dataset.accessSource)?.facts === '*';
    }
    const from = (SEARCH_KINDS[kind] as readonly AttributeName[]).filter((name) =>
      dataset.attributes.has(name),
    );
    // Matched to a property, a record has the UPRN of its address whether it came with one or not.
    const needed = kind === 'uprn' ? SEARCH_KINDS.uprn : from;
    return needed.length > 0 && needed.every((name) => this.may(dataset, name));
  }

  /** Data sets that count for all of some kinds of keys, of everyone. */
  foundBy(kinds: readonly SearchKind[]): number[] {
    return [...this.#catalogue.datasets.values()]
      .filter((each) => each.isPerson && kinds.every((kind) => this.isFoundBy(each, kind)))
      .map(({ datasetId }) => datasetId);
  }

  /** Data sets that count for all of some kinds of keys only of people who consent. */
  foundByConsent(kinds: readonly SearchKind[]): number[] {
    const ofEveryone = new Set(this.foundBy(kinds));
    return (this.#ofConsenting?.foundBy(kinds) ?? []).filter((each) => !ofEveryone.has(each));
  }

  #visible(): ReturnType<AccessDecisions['visible']> {
    return this.#decisions.visible(this.#consents);
  }

  /** Whether all of some attributes may be seen of every data set of persons that has them. */
  seesEverywhere(names: readonly AttributeName[]): boolean {
    return [...this.#catalogue.datasets.values()].every(
      (each) =>
        !each.isPerson || names.every((name) => !each.attributes.has(name) || this.may(each, name)),
    );
  }

  /** What is hidden of what sources may have, and why: worked out without any record. */
  hidden(): readonly HiddenItems[] {
    const items = new Map<string, Set<Item>>();
    for (const {
      accessSource,
      attributes,
      facts,
      definition,
      role,
    } of this.#catalogue.datasets.values()) {
      const known = items.get(accessSource) ?? new Set();
      items.set(accessSource, known);
      for (const name of attributes) known.add(name);
      for (const { item } of facts.values()) known.add(item);
      for (const item of besidesOf(definition, role)) known.add(item);
    }
    const listed = new Map([...items].map(([source, set]) => [source, [...set]]));
    return this.#decisions.hidden(listed, this.#consents);
  }

  /** What was seen, for the audit. */
  seen(): { readonly agreements: string[]; readonly items: Item[] } {
    return { agreements: [...this.#agreements], items: [...this.#items] };
  }
}
