import type {
  AttachmentDefinition,
  ConditionDefinition,
  FactDefinition,
  KeyPart,
  ProfessionalDefinition,
  RecordDefinition,
  SourceDefinition,
  StateDefinition,
  ValueDefinition,
} from './definition-schema.ts';
import type { FieldPath } from './definition-text.ts';

/** A column that a definition names, and where it does so. */
export interface ColumnUse {
  readonly column: string;
  readonly path: FieldPath;
}

type Uses = Generator<ColumnUse, void, undefined>;

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** What a value says beside its columns; undefined where it is columns alone. */
export function optionsOf(value: ValueDefinition) {
  return typeof value === 'object' && !isList(value) ? value : undefined;
}

export function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

/** Columns that a value is read from. */
export function columnsOfValue(value: ValueDefinition): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value;
  return value.from === undefined ? [] : listOf(value.from);
}

/** Every use of a column in a definition, but for those listed as optional or unused. */
export function* columnUses(definition: SourceDefinition): Uses {
  const { extract, filters = [], reject = [], records = [], attachments = [] } = definition;
  if (extract.change !== undefined) {
    yield { column: extract.change.column, path: ['extract', 'change', 'column'] };
  }
  for (const [i, { when }] of filters.entries()) yield* ofConditions(when, ['filters', i]);
  for (const [i, { column, when }] of reject.entries()) {
    yield { column, path: ['reject', i, 'column'] };
    yield* ofConditions(when, ['reject', i]);
  }
  for (const [i, record] of records.entries()) yield* ofRecord(record, ['records', i]);
  for (const [i, each] of attachments.entries()) yield* ofAttachment(each, ['attachments', i]);
}

function* ofRecord(record: RecordDefinition, path: FieldPath): Uses {
  yield* ofConditions(record.when, path);
  yield* ofKey(record.key, [...path, 'key']);
  for (const [name, value] of Object.entries(record.attributes)) {
    yield* ofValue(value, [...path, 'attributes', name]);
  }
  yield* ofState(record, path);
  yield* ofConditions(record.deceased, path, 'deceased');
  yield* ofFacts(record.facts, path);
  for (const [i, { role, inverse, to, when }] of (record.relationships ?? []).entries()) {
    const here = [...path, 'relationships', i];
    yield* ofValue(role, [...here, 'role']);
    yield* ofValue(inverse, [...here, 'inverse']);
    yield* ofKey(to.key, [...here, 'to', 'key']);
    yield* ofValue(to.name, [...here, 'to', 'name']);
    yield* ofValue(to.phone, [...here, 'to', 'phone']);
    yield* ofConditions(when, here);
  }
  yield* ofProfessionals(record.professionals, path);
  for (const [i, { text, when }] of (record.markers ?? []).entries()) {
    const here = [...path, 'markers', i];
    yield* ofValue(text, [...here, 'text']);
    yield* ofConditions(when, here);
  }
}

function* ofAttachment(attachment: AttachmentDefinition, path: FieldPath): Uses {
  const { id, to, when } = attachment;
  yield* ofKey(id, [...path, 'id']);
  yield* ofKey(to.key, [...path, 'to', 'key']);
  if (to.uprn !== undefined) yield { column: to.uprn, path: [...path, 'to', 'uprn'] };
  yield* ofConditions(when, path);
  yield* ofState(attachment, path);
  yield* ofFacts(attachment.facts, path);
  yield* ofProfessionals(attachment.professionals, path);
}

function* ofState({ started, ended, lastDay, live }: StateDefinition, path: FieldPath): Uses {
  yield* ofValue(started, [...path, 'started']);
  yield* ofValue(ended, [...path, 'ended']);
  yield* ofValue(lastDay, [...path, 'lastDay']);
  yield* ofConditions(live, path, 'live');
}

function* ofFacts(
  facts: Readonly<Record<string, FactDefinition>> | undefined,
  path: FieldPath,
): Uses {
  for (const [name, { from, when }] of Object.entries(facts ?? {})) {
    yield* ofValue(from, [...path, 'facts', name, 'from']);
    yield* ofConditions(when, [...path, 'facts', name]);
  }
}

function* ofProfessionals(
  professionals: readonly ProfessionalDefinition[] | undefined,
  path: FieldPath,
): Uses {
  for (const [i, { name, team, role, when }] of (professionals ?? []).entries()) {
    const here = [...path, 'professionals', i];
    yield* ofValue(name, [...here, 'name']);
    yield* ofValue(team, [...here, 'team']);
    yield* ofValue(role, [...here, 'role']);
    yield* ofConditions(when, here);
  }
}

function* ofValue(value: ValueDefinition | undefined, path: FieldPath): Uses {
  if (value === undefined) return;
  for (const column of columnsOfValue(value)) yield { column, path };
  yield* ofConditions(optionsOf(value)?.when, path);
}

function* ofConditions(
  conditions: readonly ConditionDefinition[] | undefined,
  path: FieldPath,
  field = 'when',
): Uses {
  for (const [i, { column }] of (conditions ?? []).entries()) {
    yield { column, path: [...path, field, i, 'column'] };
  }
}

function* ofKey(key: readonly KeyPart[] | undefined, path: FieldPath): Uses {
  for (const part of key ?? []) {
    if (typeof part === 'string') yield { column: part, path };
  }
}
