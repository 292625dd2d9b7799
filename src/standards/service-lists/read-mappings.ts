import { ReeveError } from '../../kernel/index.ts';
import { delimitedRows, locationOf } from './delimited-text.ts';

/** One row that leads from an item of a list to an item of another, or of another version. */
export interface ServiceMapping {
  readonly from: string;
  /** Null where the row says that there is none. */
  readonly to: string | null;
  /** The kind of mapping, such as `has`; null where the file does not say. */
  readonly type: string | null;
}

/**
 * Mappings in the CSV form of their publication: `Identifier`, `Mapping type`,
 * `Mapped identifier`, among other columns in any order. So are LGSL services
 * published with the LGIL interactions they have; the same form serves between
 * versions of one list.
 *
 * @throws ReeveError `service-list/missing-column`, `service-list/bad-id`, with
 *   line and column, and those of `delimitedRows`.
 */
export function readMappingsCsv(
  text: string,
  source: { readonly file?: string } = {},
): readonly ServiceMapping[] {
  const { file } = source;
  const [header, ...rows] = delimitedRows(text, file);
  const names = header?.fields.map((field) => field.trim().toLowerCase()) ?? [];
  const column = (title: string): number => {
    const position = names.indexOf(title.toLowerCase());
    if (position >= 0) return position;
    throw new ReeveError('service-list/missing-column', `No column ${title}`, {
      location: locationOf(file, header?.line ?? 1),
      hint: 'The first line of published mappings has Identifier and Mapped identifier.',
    });
  };
  const from = column('Identifier');
  const to = column('Mapped identifier');
  const type = names.indexOf('mapping type');
  return rows.map(({ line, fields }) => {
    const read = (position: number, title: string): string | null => {
      const cell = (fields[position] ?? '').trim();
      if (cell === '') return null;
      if (/^[0-9]{1,9}$/.test(cell)) return String(Number(cell));
      throw new ReeveError('service-list/bad-id', 'An identifier is a whole number', {
        location: locationOf(file, line, title),
      });
    };
    const id = read(from, 'Identifier');
    if (id === null) {
      throw new ReeveError('service-list/bad-id', 'A mapping has no identifier', {
        location: locationOf(file, line, 'Identifier'),
      });
    }
    return {
      from: id,
      to: read(to, 'Mapped identifier'),
      type: (fields[type] ?? '').trim() || null,
    };
  });
}
