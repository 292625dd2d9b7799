import { checkDefinition } from './check-definition.ts';
import { shapeProblem } from './definition-problem.ts';
import { type SourceDefinition, sourceDefinitionSchema } from './definition-schema.ts';
import { parseDefinitionText } from './definition-text.ts';

/**
 * Reads a source definition and checks all that can be checked without a file of the source.
 *
 * @param text YAML or JSON
 * @param file path that errors name
 *
 * Throws `source/syntax`, `source/format`, `source/invalid` and what `checkDefinition` throws, each
 * with file, line and field.
 *
 * @example
 * const definition = readSourceDefinition(await readFile(path, 'utf8'), path);
 * definition.name; // 'council-tax-liability'
 */
export function readSourceDefinition(text: string, file: string): SourceDefinition {
  const parsed = parseDefinitionText(text, file);
  const { success, data, error } = sourceDefinitionSchema.safeParse(parsed.value);
  if (!success) throw shapeProblem(error.issues, parsed, file);
  checkDefinition(data, parsed, file);
  return data;
}
