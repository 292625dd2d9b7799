import type { SourceDefinition } from './definition-schema.ts';

/** One kind of records that a source sends: what a matcher takes for a data set of its own. */
export interface Population {
  /** `schools-pupils`; where a row has several people `registrars-births/mother`. */
  readonly dataset: string;
  readonly source: string;
  readonly role: string;
  readonly holds: 'adults' | 'children' | 'anyone';
  readonly registerOfElectors: boolean;
}

/**
 * What a matcher needs to know of each source beside its records: whose they are. Sources that
 * send facts alone have none.
 *
 * @example
 * populationsOf([births]).map(({ dataset, holds }) => `${dataset}: ${holds}`);
 * // ['registrars-births/child: anyone', 'registrars-births/mother: adults', ...]
 */
export function populationsOf(definitions: readonly SourceDefinition[]): readonly Population[] {
  return definitions.flatMap(({ name, holds, registerOfElectors = false, records = [] }) =>
    records.map((record) => ({
      dataset: datasetOf(name, record.role, records.length),
      source: name,
      role: record.role,
      holds: record.holds ?? holds,
      registerOfElectors,
    })),
  );
}

function datasetOf(source: string, role: string, roles: number): string {
  return roles === 1 ? source : `${source}/${role}`;
}
