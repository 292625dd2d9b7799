import type { AttributeName } from '../../standards/index.ts';
import type { FactDefinition, RecordDefinition, SourceDefinition } from './definition-schema.ts';

/** Trust in a value of whose source nothing is said: neither good nor bad. */
const TRUST_UNSAID = 50;

/**
 * How far a value of an attribute is to be trusted, 0 to 100: as the record's definition says, else
 * the source's; for the attribute, else for all.
 *
 * @example
 * trustOf(births, 'child', 'dateOfBirth'); // 100
 */
export function trustOf(
  definition: SourceDefinition,
  role: string,
  attribute: AttributeName,
): number {
  const own = recordOf(definition, role)?.trust;
  const { trust } = definition;
  return own?.[attribute] ?? own?.default ?? trust?.[attribute] ?? trust?.default ?? TRUST_UNSAID;
}

/** Whether the service has seen proof of an attribute. */
export function isVerified(
  definition: SourceDefinition,
  role: string,
  attribute: AttributeName,
): boolean {
  const verified = recordOf(definition, role)?.verified ?? definition.verified ?? [];
  return verified.includes(attribute);
}

function recordOf(definition: SourceDefinition, role: string): RecordDefinition | undefined {
  return definition.records?.find((record) => record.role === role);
}

/** A service fact: how staff read it, and what it falls under in a sharing agreement. */
export interface SourceFact {
  /** Role of the record, or kind of the attachment. */
  readonly of: string;
  readonly name: string;
  readonly label: string;
  readonly type: FactDefinition['type'];
  /** `fact:<name>`, or the item that the definition says. */
  readonly item: string;
}

/** The facts that a source has, in the order of its definition. */
export function factsOf({
  records = [],
  attachments = [],
}: SourceDefinition): readonly SourceFact[] {
  const listed = (of: string, facts: Readonly<Record<string, FactDefinition>> = {}) =>
    Object.entries(facts).map(([name, { label, type, item = `fact:${name}` }]) => ({
      of,
      name,
      label,
      type,
      item,
    }));
  return [
    ...records.flatMap(({ role, facts }) => listed(role, facts)),
    ...attachments.flatMap(({ kind, facts }) => listed(kind, facts)),
  ];
}

/**
 * Whether records of a role, or rows of a kind, may say something beside attributes and facts:
 * `relationships`, `professionals` and `markers:<code>`, as sharing agreements name them.
 */
export function besidesOf(
  { records = [], attachments = [] }: SourceDefinition,
  of: string,
): string[] {
  const record = records.find(({ role }) => role === of);
  const attachment = attachments.find(({ kind }) => kind === of);
  return [
    ...(record?.relationships === undefined ? [] : ['relationships']),
    ...((record?.professionals ?? attachment?.professionals) === undefined
      ? []
      : ['professionals']),
    ...(record?.markers ?? []).map(({ code }) => `markers:${code}`),
  ];
}
