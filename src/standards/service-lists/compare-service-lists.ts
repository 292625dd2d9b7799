import { plainLabel, type ServiceList, type ServiceListItem } from './service-list.ts';

/** What one version of a list has that another has not. */
export interface ServiceListDifference {
  /** Ids of the newer version alone, in its order. */
  readonly added: readonly string[];
  /** Ids of the older version alone, in its order. */
  readonly withdrawn: readonly string[];
  readonly relabelled: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** Ids whose description changed and whose label did not. */
  readonly redescribed: readonly string[];
  /** Ids that are under other items now. */
  readonly moved: readonly string[];
  /**
   * Withdrawn and added ids of one label: perhaps one service under a new
   * number. To be confirmed: the list's keepers never reuse or change a number
   * on purpose.
   */
  readonly perhapsRenumbered: readonly { readonly from: string; readonly to: string }[];
}

/**
 * What changed from one version of a list to another.
 *
 * @example
 * compareServiceLists(version3, version4).relabelled;
 * // [{ id: '69', from: 'Housing - benefit - new claim', to: 'Housing benefit new claim' }]
 */
export function compareServiceLists(older: ServiceList, newer: ServiceList): ServiceListDifference {
  const added = newer.items.filter(({ id }) => !older.byId.has(id));
  const withdrawn = older.items.filter(({ id }) => !newer.byId.has(id));
  const kept = older.items.flatMap((before): (readonly [ServiceListItem, ServiceListItem])[] => {
    const after = newer.byId.get(before.id);
    return after === undefined ? [] : [[before, after]];
  });
  return {
    added: added.map(({ id }) => id),
    withdrawn: withdrawn.map(({ id }) => id),
    relabelled: kept
      .filter(([before, after]) => before.label !== after.label)
      .map(([before, after]) => ({ id: before.id, from: before.label, to: after.label })),
    redescribed: kept
      .filter(
        ([before, after]) =>
          before.label === after.label && before.description !== after.description,
      )
      .map(([{ id }]) => id),
    moved: kept
      .filter(([before, after]) => before.parents.join() !== after.parents.join())
      .map(([{ id }]) => id),
    perhapsRenumbered: sameLabels(withdrawn, added),
  };
}

/** Pairs whose label occurs once on either side. */
function sameLabels(withdrawn: readonly ServiceListItem[], added: readonly ServiceListItem[]) {
  return withdrawn.flatMap((before) => {
    const label = plainLabel(before.label);
    const twins = withdrawn.filter((each) => plainLabel(each.label) === label);
    const [after, ...others] = added.filter((each) => plainLabel(each.label) === label);
    return after === undefined || others.length > 0 || twins.length > 1
      ? []
      : [{ from: before.id, to: after.id }];
  });
}
