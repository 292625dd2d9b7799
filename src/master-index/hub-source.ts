import type { SourceDefinition } from '../intake/index.ts';
import { type AttributeName, personAttributes } from '../standards/index.ts';

/** What an application says of a person: attributes by name. */
export type SubmittedAttributes = Readonly<Partial<Record<AttributeName, string>>>;

/** Columns of what applications submit: the attributes themselves. */
export const HUB_COLUMNS = Object.keys(personAttributes) as readonly AttributeName[];

/** The role of the people that applications submit. */
export const HUB_ROLE = 'person';

/** What the source of an application is called. */
export function hubSourceName(application: string): string {
  return `hub:${application}`;
}

/**
 * The source of an application that has no customer data of its own and writes to the hub:
 * what it submits becomes versions of `hub:<application>`. Its columns are the attributes.
 */
export function hubSource(application: string, service: string): SourceDefinition {
  return {
    format: 'reeve-source/1',
    name: hubSourceName(application),
    title: `Submitted by ${application}`,
    service,
    holds: 'anyone',
    extract: { cadence: 'irregular', content: 'changes' },
    records: [
      {
        role: HUB_ROLE,
        key: [{ text: application }],
        attributes: Object.fromEntries(HUB_COLUMNS.map((name) => [name, name])),
      },
    ],
  };
}

/** What is submitted, as the row of a file would have it. */
export function hubRow(attributes: SubmittedAttributes): (string | null)[] {
  return HUB_COLUMNS.map((name) => attributes[name] ?? null);
}
