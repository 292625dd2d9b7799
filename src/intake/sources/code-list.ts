import type { CodeList, SourceDefinition } from './definition-schema.ts';

/** The list of codes that a value names or has. */
export function codesOf(
  codes: CodeList | undefined,
  definition: SourceDefinition,
): Readonly<Record<string, string>> | undefined {
  return typeof codes === 'string' ? definition.codes?.[codes] : codes;
}
