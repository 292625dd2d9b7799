import { isAttributeName, personAttributes } from '../../standards/index.ts';
import { columnUses } from './columns-used.ts';
import { compareColumns } from './compare-columns.ts';
import type { SourceDefinition } from './definition-schema.ts';
import type { FieldPath } from './definition-text.ts';

/** What a column of a file is for. */
export interface ColumnMeaning {
  readonly column: string;
  /** What it becomes, in words; of an unused or unexpected column, nothing. */
  readonly becomes: readonly string[];
  readonly status: 'used' | 'unused' | 'unexpected';
}

/** What each column of a file becomes by a definition. */
export function columnMeanings(
  definition: SourceDefinition,
  columns: readonly string[],
): readonly ColumnMeaning[] {
  const meanings = new Map<string, Set<string>>();
  for (const { column, path } of columnUses(definition)) {
    const known = meanings.get(column) ?? new Set();
    meanings.set(column, known.add(meaningOf(definition, path)));
  }
  const { unused } = compareColumns(definition, columns);
  return columns.map((column) => {
    const becomes = [...(meanings.get(column) ?? [])];
    return {
      column,
      becomes,
      status: becomes.length > 0 ? 'used' : unused.includes(column) ? 'unused' : 'unexpected',
    };
  });
}

function meaningOf({ records = [], attachments = [] }: SourceDefinition, path: FieldPath): string {
  const [part, index, field, name] = path;
  if (part === 'extract') return 'what has changed';
  if (part === 'filters') return 'which rows are left out';
  if (part === 'reject') return 'which rows are rejected';
  const isRecord = part === 'records';
  const owner = isRecord ? records[Number(index)] : attachments[Number(index)];
  const of = isRecord
    ? records.length > 1
      ? ` of the ${records[Number(index)]?.role}`
      : ''
    : ` of the ${attachments[Number(index)]?.kind}`;
  if (path.includes('when')) return `a condition${of}`;
  switch (field) {
    case 'key':
    case 'id':
      return `key${of}`;
    case 'attributes':
      return `${isAttributeName(String(name)) ? personAttributes[String(name) as 'title'].label : ''}${of}`;
    case 'facts':
      return `${owner?.facts?.[String(name)]?.label ?? String(name)}${of}`;
    case 'relationships':
      return `relationship${of}`;
    case 'professionals':
      return `professionals${of}`;
    case 'markers':
      return `marker${of}`;
    case 'to':
      return `whose it is${of}`;
    case 'started':
      return `start${of}`;
    case 'ended':
    case 'lastDay':
      return `end${of}`;
    case 'deceased':
      return `whether the person has died${of}`;
    default:
      return `whether it is live${of}`;
  }
}
