import { ReeveError } from '../../kernel/index.ts';
import { type DelimitedRow, delimitedRows, locationOf } from './delimited-text.ts';
import {
  type ServiceList,
  type ServiceListItem,
  type ServiceListName,
  serviceList,
} from './service-list.ts';

export interface ServiceListSource {
  readonly name: ServiceListName;
  /** As published; a file does not say which version it is. */
  readonly version?: string;
  /** For messages. */
  readonly file?: string;
}

/** Columns of the published CSV, in any order and case; all but two may be missing. */
const COLUMNS = {
  id: 'identifier',
  label: 'label',
  description: 'description',
  type: 'type',
  alternateLabels: 'alternate labels',
  parents: 'parent identifiers',
  created: 'created',
  modified: 'modified',
  history: 'history notes',
} as const;
type ColumnName = keyof typeof COLUMNS;

/** Reads one cell by the name of its column; empty where the list has none. */
type Cell = (column: ColumnName) => string;

/**
 * A list in the CSV form of its publication (`Identifier,Label,Description,…`,
 * from standards.esd.org.uk). Further columns are passed over.
 *
 * @throws ReeveError with the line and column: `service-list/empty`,
 *   `missing-column`, `row-length`, `bad-id`, `no-label`, `duplicate-id`,
 *   `unknown-parent`, and those of `delimitedRows`.
 * @example
 * readServiceListCsv('Identifier,Label\n58,Council tax account enquiries\n', {
 *   name: 'lgsl',
 * }).byId.get('58')?.label; // 'Council tax account enquiries'
 */
export function readServiceListCsv(text: string, source: ServiceListSource): ServiceList {
  const { file } = source;
  const [header, ...rows] = delimitedRows(text, file);
  if (header === undefined) throw emptyList(source);
  const positions = columnPositions(header, file);
  const items = rows.map((row) => {
    if (row.fields.length !== header.fields.length) throw badRowLength(row, header, file);
    return itemOf(
      (column) => row.fields[positions.get(column) ?? -1] ?? '',
      (column) => locationOf(file, row.line, header.fields[positions.get(column) ?? 0]?.trim()),
    );
  });
  return checkedList(
    source,
    items,
    rows.map((row) => locationOf(file, row.line, 'Identifier')),
    rows.map((row) => locationOf(file, row.line, 'Parent identifiers')),
  );
}

/**
 * A list in JSON: an array of items, or an object with one array in it, such as
 * `items`. An item has the columns of the CSV form as keys, in any case and
 * with or without spaces (`identifier`, `historyNotes`). Fields that hold
 * several values may be arrays.
 *
 * @throws ReeveError as `readServiceListCsv`, with a path into the document,
 *   and `service-list/bad-json`.
 */
export function readServiceListJson(text: string, source: ServiceListSource): ServiceList {
  const { file } = source;
  const { entries, path } = entriesOf(parsedJson(text, file), file);
  const field = (index: number, key: string) => ({
    ...(file === undefined ? {} : { file }),
    field: `${path}[${index}].${key}`,
  });
  const items = entries.map((entry, index) => {
    const cells = cellsOf(entry);
    if (cells === null) throw badJson('An item is no object', file, `${path}[${index}]`);
    return itemOf(
      (column) => cells.get(COLUMNS[column].replace(' ', '')) ?? '',
      (column) => field(index, camelCase(COLUMNS[column])),
    );
  });
  return checkedList(
    source,
    items,
    items.map((_, index) => field(index, 'identifier')),
    items.map((_, index) => field(index, 'parentIdentifiers')),
  );
}

function camelCase(words: string): string {
  return words.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase());
}

type Place = ReturnType<typeof locationOf>;

function columnPositions(
  header: DelimitedRow,
  file: string | undefined,
): ReadonlyMap<ColumnName, number> {
  const names = header.fields.map((field) => field.trim().toLowerCase());
  const positions = new Map<ColumnName, number>();
  for (const [column, name] of Object.entries(COLUMNS) as [ColumnName, string][]) {
    const position = names.indexOf(name);
    if (position >= 0) positions.set(column, position);
  }
  for (const needed of ['id', 'label'] as const) {
    if (positions.has(needed)) continue;
    const title = needed === 'id' ? 'Identifier' : 'Label';
    throw new ReeveError('service-list/missing-column', `No column ${title}`, {
      location: locationOf(file, header.line),
      hint: 'The first line of a published list begins Identifier,Label,Description.',
    });
  }
  return positions;
}

function itemOf(cell: Cell, place: (column: ColumnName) => Place): ServiceListItem {
  const id = identifierOf(cell('id'));
  if (id === null) {
    throw new ReeveError('service-list/bad-id', 'An identifier is a whole number', {
      location: place('id'),
      hint: 'Check that the columns are in the order of the header.',
    });
  }
  const label = plainText(cell('label'));
  if (label === null) {
    throw new ReeveError('service-list/no-label', 'An item has no label', {
      location: place('label'),
    });
  }
  return {
    id,
    label,
    description: plainText(cell('description')),
    type: plainText(cell('type')),
    alternateLabels: severalOf(cell('alternateLabels'), /\s*[|;\n]\s*/),
    parents: severalOf(cell('parents'), /[\s,;|]+/).map((parent) => identifierOf(parent) ?? parent),
    created: plainText(cell('created')),
    modified: plainText(cell('modified')),
    history: plainText(cell('history')),
  };
}

/** `58`, or the linked-data form `http://id.esd.org.uk/service/58`. */
function identifierOf(text: string): string | null {
  const digits = /^(?:https?:\/\/\S+\/)?([0-9]{1,9})(?:\.0+)?$/.exec(text.trim())?.[1];
  return digits === undefined ? null : String(Number(digits));
}

/** Some cells of the published list are literals of linked data: `"text"@en`. */
function plainText(cell: string): string | null {
  const text = cell
    .trim()
    .replace(/^"(.*)"@[a-z]{2}$/s, '$1')
    .replace(/@en$/, '')
    .trim();
  return text === '' ? null : text;
}

function severalOf(cell: string, separator: RegExp): readonly string[] {
  return cell
    .trim()
    .split(separator)
    .filter((each) => each !== '');
}

function checkedList(
  source: ServiceListSource,
  items: readonly ServiceListItem[],
  idPlaces: readonly Place[],
  parentPlaces: readonly Place[],
): ServiceList {
  if (items.length === 0) throw emptyList(source);
  const list = serviceList(source.name, source.version ?? null, items);
  const seen = new Map<string, number>();
  items.forEach((item, index) => {
    const first = seen.get(item.id);
    if (first !== undefined) {
      throw new ReeveError('service-list/duplicate-id', `Identifier ${item.id} comes twice`, {
        location: idPlaces[index] ?? {},
        hint: `It is first on ${whereIs(idPlaces[first])}.`,
      });
    }
    seen.set(item.id, index);
    const unknown = item.parents.find((parent) => !list.byId.has(parent));
    if (unknown !== undefined) {
      throw new ReeveError('service-list/unknown-parent', `Parent ${unknown} is not in the list`, {
        location: parentPlaces[index] ?? {},
      });
    }
  });
  return list;
}

function whereIs(place: Place | undefined): string {
  return place?.line === undefined ? `${place?.field}` : `line ${place.line}`;
}

function emptyList(source: ServiceListSource): ReeveError {
  return new ReeveError('service-list/empty', 'The list has no items', {
    location: source.file === undefined ? {} : { file: source.file },
    hint: 'A published list has a header and a line for each item.',
  });
}

function badRowLength(row: DelimitedRow, header: DelimitedRow, file: string | undefined) {
  return new ReeveError(
    'service-list/row-length',
    `The line has ${row.fields.length} fields and the header ${header.fields.length}`,
    {
      location: locationOf(file, row.line, Math.min(row.fields.length, header.fields.length) + 1),
      hint: 'A comma inside a field needs quotes around the field.',
    },
  );
}

function parsedJson(text: string, file: string | undefined): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new ReeveError('service-list/bad-json', 'The list is not JSON', {
      location: file === undefined ? {} : { file },
      hint: cause instanceof Error ? `${cause.message}.` : 'Check how it was saved.',
      cause,
    });
  }
}

function entriesOf(document: unknown, file: string | undefined) {
  if (Array.isArray(document)) return { entries: document as readonly unknown[], path: '' };
  if (typeof document === 'object' && document !== null) {
    const arrays = Object.entries(document).filter((entry): entry is [string, unknown[]] =>
      Array.isArray(entry[1]),
    );
    const [only] = arrays;
    if (only !== undefined && arrays.length === 1) return { entries: only[1], path: only[0] };
  }
  throw badJson('A list is an array of items, or an object with one array in it', file, '');
}

/** The scalar fields of an item as text, by keys in lower case without spaces and marks. */
function cellsOf(entry: unknown): ReadonlyMap<string, string> | null {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return null;
  return new Map(
    Object.entries(entry).map(([key, value]) => [
      key.toLowerCase().replace(/[^a-z]+/g, ''),
      Array.isArray(value) ? value.map(scalarText).join('|') : scalarText(value),
    ]),
  );
}

function scalarText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function badJson(message: string, file: string | undefined, field: string): ReeveError {
  return new ReeveError('service-list/bad-json', message, {
    location: { ...(file === undefined ? {} : { file }), ...(field === '' ? {} : { field }) },
  });
}
