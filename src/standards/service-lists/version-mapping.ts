import { ReeveError } from '../../kernel/index.ts';
import type { ServiceMapping } from './read-mappings.ts';
import type { ServiceList } from './service-list.ts';

/** What became of a service from one version of a list to another. */
export type ServiceChange =
  /** The same number, whatever its label. */
  | 'unchanged'
  | 'renumbered'
  /** With others into one, or into one that was there before. */
  | 'merged'
  | 'split'
  | 'withdrawn';

/** How the ids of an older version of a list are read in a newer one. */
export interface VersionMapping {
  readonly from: string | null;
  readonly to: string | null;
  /** By each id of the older version: ids of the newer, none for a service that was withdrawn. */
  readonly successors: ReadonlyMap<string, readonly string[]>;
}

/**
 * A mapping between two versions. Ids that are in both and not in the rows
 * stay what they are; the rows say what became of the others.
 *
 * @param rows Id of the older version, and an id of the newer or null for a
 *   service that was withdrawn; several rows of one id for a split.
 * @throws ReeveError `service-list/unknown-id` for a row whose id is not in its
 *   version, `service-list/unmapped-id` for an id that is in the older version
 *   alone and in no row, `service-list/contradiction` for one that a row
 *   withdraws and another keeps.
 * @example
 * const mapping = versionMapping(version4, version5, [{ from: '62', to: '63' }]);
 * successorsOf(mapping, '62'); // ['63']
 */
export function versionMapping(
  older: ServiceList,
  newer: ServiceList,
  rows: readonly Pick<ServiceMapping, 'from' | 'to'>[],
): VersionMapping {
  const said = new Map<string, (string | null)[]>();
  for (const { from, to } of rows) {
    requireKnown(older, from, 'older');
    if (to !== null) requireKnown(newer, to, 'newer');
    said.set(from, [...(said.get(from) ?? []), to]);
  }
  const successors = new Map<string, readonly string[]>();
  for (const { id } of older.items) {
    successors.set(id, successorsSaid(id, said.get(id), newer));
  }
  return { from: older.version, to: newer.version, successors };
}

function successorsSaid(
  id: string,
  said: readonly (string | null)[] | undefined,
  newer: ServiceList,
): readonly string[] {
  if (said === undefined) {
    if (newer.byId.has(id)) return [id];
    throw new ReeveError(
      'service-list/unmapped-id',
      `Identifier ${id} is not in the newer version, and no row says what became of it`,
      { hint: 'Give the identifier that took its place, or an empty one if none did.' },
    );
  }
  const ids = said.filter((to) => to !== null);
  if (ids.length > 0 && ids.length < said.length) {
    throw new ReeveError(
      'service-list/contradiction',
      `Identifier ${id} is withdrawn by one row and replaced by another`,
    );
  }
  return [...new Set(ids)];
}

function requireKnown(list: ServiceList, id: string, which: 'older' | 'newer'): void {
  if (list.byId.has(id)) return;
  throw new ReeveError(
    'service-list/unknown-id',
    `Identifier ${id} of the mapping is not in the ${which} version`,
  );
}

/**
 * The ids that an id of the older version stands for in the newer; none where
 * it was withdrawn or never was.
 */
export function successorsOf(mapping: VersionMapping, id: string): readonly string[] {
  return mapping.successors.get(id) ?? [];
}

/** What became of a service; null for an id that is not in the older version. */
export function changeOf(mapping: VersionMapping, id: string): ServiceChange | null {
  const successors = mapping.successors.get(id);
  if (successors === undefined) return null;
  const [only] = successors;
  if (only === undefined) return 'withdrawn';
  if (successors.length > 1) return 'split';
  const sharesIt = [...mapping.successors].some(
    ([other, others]) => other !== id && others.includes(only),
  );
  if (sharesIt && only !== id) return 'merged';
  return only === id ? 'unchanged' : 'renumbered';
}

/**
 * Two mappings, one after the other: from the older version of the first to
 * the newer of the second.
 *
 * @throws ReeveError `service-list/versions-apart` where the first does not end
 *   at the version where the second begins.
 */
export function throughVersions(first: VersionMapping, second: VersionMapping): VersionMapping {
  if (first.to !== second.from) {
    throw new ReeveError(
      'service-list/versions-apart',
      `The first mapping ends at version ${first.to ?? 'unknown'} and the second begins at ` +
        `${second.from ?? 'unknown'}`,
    );
  }
  const successors = [...first.successors].map(([id, between]): [string, readonly string[]] => [
    id,
    [...new Set(between.flatMap((each) => successorsOf(second, each)))],
  ]);
  return { from: first.from, to: second.to, successors: new Map(successors) };
}
