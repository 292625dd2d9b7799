import type { AccessDecisions, Item } from '../../access/index.ts';
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
  readonly #agreements = new Set<string>();
  readonly #items = new Set<Item>();

  constructor(decisions: AccessDecisions, catalogue: SourceCatalogue) {
    this.#decisions = decisions;
    this.#catalogue = catalogue;
  }

  /** Whether an item of a data set may be seen. */
  may({ accessSource }: Dataset, item: Item): boolean {
    return this.#decisions.decide(accessSource, item).allowed;
  }

  /** Whether it may be seen; if so it is, and the audit will say it. */
  sees(dataset: Dataset, item: Item): boolean {
    const decision = this.#decisions.decide(dataset.accessSource, item);
    if (!decision.allowed) return false;
    this.#agreements.add(decision.agreement);
    this.#items.add(item);
    return true;
  }

  /** Data sets of persons, or of facts, of which anything may be seen: others are not even read. */
  datasets(isPerson: boolean): number[] {
    const visible = this.#decisions.visible();
    return [...this.#catalogue.datasets.values()]
      .filter((each) => each.isPerson === isPerson && visible.has(each.accessSource))
      .map(({ datasetId }) => datasetId);
  }

  /** Whether records of a data set may be found by a kind of key. */
  isFoundBy(dataset: Dataset, kind: SearchKind): boolean {
    if (kind === 'reference') {
      // A key of the service's own: for the service, and whoever may see all that it notes.
      return this.#decisions.visible().get(dataset.accessSource)?.facts === '*';
    }
    const from = (SEARCH_KINDS[kind] as readonly AttributeName[]).filter((name) =>
      dataset.attributes.has(name),
    );
    // Matched to a property, a record has the UPRN of its address whether it came with one or not.
    const needed = kind === 'uprn' ? SEARCH_KINDS.uprn : from;
    return needed.length > 0 && needed.every((name) => this.may(dataset, name));
  }

  /** Data sets that count for all of some kinds of keys. */
  foundBy(kinds: readonly SearchKind[]): number[] {
    return [...this.#catalogue.datasets.values()]
      .filter((each) => each.isPerson && kinds.every((kind) => this.isFoundBy(each, kind)))
      .map(({ datasetId }) => datasetId);
  }

  /** What was seen, for the audit. */
  seen(): { readonly agreements: string[]; readonly items: Item[] } {
    return { agreements: [...this.#agreements], items: [...this.#items] };
  }
}
