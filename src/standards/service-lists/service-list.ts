/*
 * The lists of the Local Government Association's standards (esd): services
 * that councils give (LGSL), the kinds of dealing a resident has with them
 * (LGIL), and the channels these come through (LGChL). "Electoral register,
 * reporting, by online form" is 364, 17, 19 in every council.
 */

export type ServiceListName = 'lgsl' | 'lgil' | 'lgchl';

export interface ServiceListItem {
  /** The list's own identifier, a whole number as text; `0` is one. */
  readonly id: string;
  readonly label: string;
  readonly description: string | null;
  /** As the list has it: Service, Interaction, Channel. */
  readonly type: string | null;
  readonly alternateLabels: readonly string[];
  /** Ids of the items above it, in the lists that are trees. */
  readonly parents: readonly string[];
  /** YYYY-MM-DD. */
  readonly created: string | null;
  readonly modified: string | null;
  /** What the list's keepers noted: names it had, versions that changed it. */
  readonly history: string | null;
}

export interface ServiceList {
  readonly name: ServiceListName;
  /** As published, such as `4.00`; null where the publication does not say. */
  readonly version: string | null;
  /** In the order of the publication. */
  readonly items: readonly ServiceListItem[];
  readonly byId: ReadonlyMap<string, ServiceListItem>;
}

/** A list of items whose ids differ. */
export function serviceList(
  name: ServiceListName,
  version: string | null,
  items: readonly ServiceListItem[],
): ServiceList {
  return { name, version, items, byId: new Map(items.map((item) => [item.id, item])) };
}

/** `Term name changed from 'X' to 'Y' in version 3.00`, as the history notes of the list put it. */
const RENAMED = /name changed\s+(?:from\s*'(.+?)'\s+)?to\s+'(.+?)'(?=\s*(?:and|in|[.,]|$))/gi;

/**
 * Names that an item had in earlier versions, by its history notes: what a
 * system that was set up years ago may still call it.
 *
 * @example
 * // 'Housing benefit - new claim', 'Housing - benefit - new claim' for LGSL 69
 */
export function formerLabels(item: ServiceListItem): readonly string[] {
  const found = [...(item.history ?? '').matchAll(RENAMED)].flatMap(([, from = '', to = '']) => [
    from.trim(),
    to.trim(),
  ]);
  return [...new Set(found)].filter((label) => label !== '' && label !== item.label);
}

/**
 * Items that have, or by alternate or former labels had, a name; case,
 * punctuation and spaces apart. Current labels come alone where there are any:
 * an old name may have passed to another service.
 */
export function itemsLabelled(list: ServiceList, label: string): readonly ServiceListItem[] {
  const wanted = plainLabel(label);
  if (wanted === '') return [];
  const current = list.items.filter((item) => plainLabel(item.label) === wanted);
  if (current.length > 0) return current;
  return list.items.filter((item) =>
    [...item.alternateLabels, ...formerLabels(item)].some((each) => plainLabel(each) === wanted),
  );
}

/** Letters and digits of a label in lower case, single spaces between words. */
export function plainLabel(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
