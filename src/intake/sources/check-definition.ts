import { nearestName } from '../readers/column-names.ts';
import { columnUses, isList } from './columns-used.ts';
import { definitionError } from './definition-problem.ts';
import type {
  ConditionDefinition,
  RecordDefinition,
  SourceDefinition,
} from './definition-schema.ts';
import type { DefinitionText, FieldPath } from './definition-text.ts';

/** Refuses at a path of the definition. */
type Refuse = (path: FieldPath, message: string, hint: string) => never;

/**
 * What the shape of a definition does not say: that it makes something of a row, that columns and
 * code lists which are named exist, that roles differ, that patterns are patterns.
 *
 * Throws `source/invalid` with file, line and field.
 */
export function checkDefinition(
  definition: SourceDefinition,
  text: DefinitionText,
  file: string,
): void {
  const refuse: Refuse = (path, message, hint) => {
    throw definitionError('source/invalid', message, { file, text, path, hint });
  };
  checkPurpose(definition, refuse);
  checkColumnLists(definition, refuse);
  checkRoles(definition, refuse);
  walk(definition, [], (node, path) => checkNode(node, path, definition, refuse));
}

function checkPurpose({ records, attachments, extract }: SourceDefinition, refuse: Refuse): void {
  if (records === undefined && attachments === undefined) {
    refuse([], 'Nothing is made of a row', 'Give "records", "attachments" or both.');
  }
  if (extract.content === 'changes' && extract.change === undefined) {
    refuse(
      ['extract', 'content'],
      'Extracts of changes need the column that says what happened',
      'Give extract: change, with the column and its words.',
    );
  }
  if (extract.content === 'full' && extract.change !== undefined) {
    refuse(
      ['extract', 'change'],
      'A full extract has no column of changes',
      'Leave it out, or say content: changes.',
    );
  }
}

function checkColumnLists(definition: SourceDefinition, refuse: Refuse): void {
  const used = new Set(Array.from(columnUses(definition), ({ column }) => column));
  const { optional = [], unused = [] } = definition.columns ?? {};
  for (const [i, column] of unused.entries()) {
    if (used.has(column)) {
      refuse(
        ['columns', 'unused', i],
        `"${column}" is used in this definition`,
        'Take it from the list of unused columns.',
      );
    }
  }
  for (const [i, column] of optional.entries()) {
    if (used.has(column) || unused.includes(column)) continue;
    const nearest = nearestName(column, [...used]);
    refuse(
      ['columns', 'optional', i],
      `Nothing in this definition uses "${column}"`,
      nearest === undefined
        ? 'Use it, or list it under columns: unused as well.'
        : `Did you mean "${nearest}"?`,
    );
  }
}

function checkRoles({ records = [], attachments = [] }: SourceDefinition, refuse: Refuse): void {
  const roles = new Set<string>();
  for (const [i, record] of records.entries()) {
    if (roles.has(record.role)) {
      refuse(
        ['records', i, 'role'],
        `Two records of a row have the role "${record.role}"`,
        'Give each a role of its own.',
      );
    }
    roles.add(record.role);
    checkRecord(record, ['records', i], refuse);
  }
  for (const [i, { to }] of attachments.entries()) {
    if (to.uprn === undefined && (to.key === undefined || to.source === undefined)) {
      refuse(
        ['attachments', i, 'to'],
        'It is not said whose facts these are',
        'Give the feed ("source") and "key" of a record, the column "uprn" of a property, or both.',
      );
    }
  }
}

function checkRecord(record: RecordDefinition, path: FieldPath, refuse: Refuse): void {
  for (const field of ['required', 'requiredAny', 'rejectWrong', 'verified'] as const) {
    for (const [i, name] of (record[field] ?? []).entries()) {
      if (record.attributes[name] !== undefined) continue;
      const nearest = nearestName(name, Object.keys(record.attributes));
      refuse(
        [...path, field, i],
        `This record has no attribute "${name}"`,
        nearest === undefined
          ? 'Say under attributes where it comes from, or leave it out here.'
          : `Did you mean "${nearest}"?`,
      );
    }
  }
  for (const [i, { to }] of (record.relationships ?? []).entries()) {
    if (to.key === undefined && to.name === undefined) {
      refuse(
        [...path, 'relationships', i, 'to'],
        'It is not said who the other is',
        'Give the "key" of a record or a "name".',
      );
    }
  }
}

/** Checks what may stand at many places: values, facts and conditions. */
function checkNode(
  node: Readonly<Record<string, unknown>>,
  path: FieldPath,
  definition: SourceDefinition,
  refuse: Refuse,
): void {
  const isCondition = typeof node.column === 'string' && isConditionPath(path);
  if (isCondition) checkCondition(node as unknown as ConditionDefinition, path, refuse);
  if (path[0] === 'codes') return;
  if (typeof node.codes === 'string') {
    const lists = Object.keys(definition.codes ?? {});
    if (!lists.includes(node.codes)) {
      const nearest = nearestName(node.codes, lists);
      refuse(
        [...path, 'codes'],
        `There is no list of codes "${node.codes}"`,
        nearest === undefined ? 'Add it under "codes".' : `Did you mean "${nearest}"?`,
      );
    }
  }
  if (node.type === 'code' && node.codes === undefined) {
    refuse(
      [...path, 'type'],
      'A code without a list of what codes mean',
      'Give "codes", or say type: text.',
    );
  }
  if (isValuePath(path) && (node.from === undefined) === (node.text === undefined)) {
    refuse(
      path,
      node.from === undefined ? 'No column and no text' : 'Both columns and a text',
      'Give either "from" or "text".',
    );
  }
}

function isConditionPath(path: FieldPath): boolean {
  return typeof path.at(-1) === 'number' && CONDITION_FIELDS.has(String(path.at(-2)));
}

const CONDITION_FIELDS: ReadonlySet<string> = new Set(['when', 'live', 'deceased']);

function isValuePath(path: FieldPath): boolean {
  return path.at(-2) === 'attributes' || VALUE_FIELDS.has(String(path.at(-1)));
}

const VALUE_FIELDS: ReadonlySet<string> = new Set(
  'role inverse name phone team text started ended lastDay'.split(' '),
);

function checkCondition(condition: ConditionDefinition, path: FieldPath, refuse: Refuse): void {
  const { column, matches, ...tests } = condition;
  if (matches === undefined && Object.values(tests).every((test) => test === undefined)) {
    refuse(
      path,
      `Nothing is asked of column "${column}"`,
      'Give is, isNot, isBlank, matches or nameOf.',
    );
  }
  if (matches === undefined) return;
  try {
    new RegExp(matches, 'iu');
  } catch (error) {
    refuse(
      [...path, 'matches'],
      `Not a regular expression: ${error instanceof Error ? error.message : String(error)}`,
      'See the guide for what patterns may have.',
    );
  }
}

function walk(
  node: unknown,
  path: FieldPath,
  visit: (node: Readonly<Record<string, unknown>>, path: FieldPath) => void,
): void {
  if (typeof node !== 'object' || node === null) return;
  if (!isList(node)) visit(node as Readonly<Record<string, unknown>>, path);
  const entries: readonly (readonly [PropertyKey, unknown])[] = isList(node)
    ? Array.from(node as readonly unknown[], (item, i) => [i, item] as const)
    : Object.entries(node);
  for (const [key, inner] of entries) walk(inner, [...path, key], visit);
}
