import { compileConditions } from './conditions.ts';
import type { AttachmentDefinition } from './definition-schema.ts';
import type {
  FactValue,
  ItemFinding,
  MappedAttachment,
  ReceivedRow,
  Rejection,
} from './mapped-row.ts';
import { type AttributeDraft, attributeReader } from './read-attributes.ts';
import { factReaders } from './read-facts.ts';
import { professionalReader } from './read-involvement.ts';
import { type StateReader, stateReader } from './read-state.ts';
import { type FileLayout, keyReader, noKey } from './row-values.ts';

export interface AttachmentReader {
  readonly kind: string;
  /** The id of the attachment in a row: null where it cannot be told, undefined where there is none. */
  keyOf(row: ReceivedRow): string | null | undefined;
  /** The record that the attachment of a row is of; null where the row does not say. */
  recordOf(row: ReceivedRow): MappedAttachment['record'];
  /** Reads the attachment of a row; null where the row has none, or it is rejected. */
  read(row: ReceivedRow, line: number, rejections: Rejection[]): MappedAttachment | null;
}

/** Compiles an attachment of a definition for the columns of a file. */
export function attachmentReader(
  layout: FileLayout,
  attachment: AttachmentDefinition,
): AttachmentReader {
  const { kind, to } = attachment;
  const isHere = compileConditions(layout, attachment.when);
  const idOf = keyReader(layout, attachment.id);
  const { source } = to;
  const ownerOf = to.key === undefined ? () => null : keyReader(layout, to.key);
  const uprnOf = to.uprn === undefined ? undefined : attributeReader(layout, 'uprn', to.uprn);
  const facts = factReaders(layout, attachment.facts);
  const professionals = professionalReader(layout, attachment.professionals);
  const state: StateReader = stateReader(layout, attachment);
  const recordOf = (owner: string | null): MappedAttachment['record'] =>
    owner === null || source === undefined ? null : { source, key: owner };
  const read: AttachmentReader['read'] = (row, line, rejections) => {
    if (!isHere(row)) return null;
    const id = idOf(row);
    if (id === null) {
      rejections.push(noKey(layout, attachment.id, row, line));
      return null;
    }
    const owner = ownerOf(row);
    const draft: AttributeDraft = { attributes: {}, wrong: {}, received: {}, findings: [] };
    uprnOf?.(row, draft);
    const { uprn = null } = draft.attributes as { readonly uprn?: string };
    if (owner === null && uprn === null) {
      const column = (to.key ?? []).find((part) => typeof part === 'string') ?? to.uprn ?? '';
      rejections.push({ line, column, value: '', reason: 'Neither a record nor a property' });
      return null;
    }
    const findings: ItemFinding[] = draft.findings;
    const values: Record<string, FactValue> = {};
    for (const read of facts) read(row, values, findings);
    return {
      kind,
      id,
      record: recordOf(owner),
      uprn,
      facts: values,
      professionals: professionals(row),
      ...state(row, findings),
      findings,
    };
  };
  return {
    kind,
    keyOf: (row) => (isHere(row) ? idOf(row) : undefined),
    recordOf: (row) => recordOf(ownerOf(row)),
    read,
  };
}
