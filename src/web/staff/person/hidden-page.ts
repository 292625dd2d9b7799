import { itemSet, itemSetLabels, SAYS_NOTHING, type SharingPolicy } from '../../../access/index.ts';
import type { HiddenFrom } from '../../../master-index/index.ts';
import { upperFirst } from '../../shared/formats.ts';

/** What one source does not show, in words. */
export interface HiddenRow {
  readonly title: string;
  readonly service: string;
  /** What is hidden: `Name, address and 3 facts of the service`. */
  readonly items: string;
  readonly why: string;
}

/** Facts of one source that are named; of more, how many. */
const NAMED = 4;

/** What is hidden, in words, in the order of services and sources. */
export function hiddenRows(
  { hidden }: HiddenFrom,
  { sources, services }: Pick<SharingPolicy, 'sources' | 'services'>,
): HiddenRow[] {
  return hidden
    .map(({ source, items, why }): HiddenRow => {
      const known = sources[source];
      const service = known === undefined ? '' : (services[known.service]?.title ?? known.service);
      return {
        title: known?.title ?? source,
        service,
        items: itemsText(items),
        // Each reason ends so, and the page says it once.
        why: why.text.replace(SAYS_NOTHING, '').trimEnd(),
      };
    })
    .sort((a, b) => a.service.localeCompare(b.service) || a.title.localeCompare(b.title));
}

function itemsText(items: readonly string[]): string {
  const isFact = (item: string): boolean => item.startsWith('fact:');
  const facts = items.filter(isFact);
  const others = itemSetLabels(itemSet(items.filter((item) => !isFact(item))));
  const said =
    facts.length > NAMED ? [`${facts.length} facts of the service`] : itemSetLabels(itemSet(facts));
  const text = [...others, ...said].join(', ');
  return upperFirst(text);
}
