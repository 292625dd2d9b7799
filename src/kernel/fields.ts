/**
 * What stands at a path into a document that was read; undefined where nothing does.
 *
 * @param path as zod gives it: names of fields, and positions in lists
 * @example valueAt({ agreements: [{ id: 'one' }] }, ['agreements', 0, 'id']) // 'one'
 */
export function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    document,
  );
}

/**
 * A path as the location of an error has it; nothing of the document as a whole.
 *
 * @example fieldOf(['agreements', 2, 'items']) // { field: 'agreements[2].items' }
 */
export function fieldOf(path: readonly PropertyKey[]): { readonly field?: string } {
  const field = path.reduce<string>(fieldInto, '');
  return field === '' ? {} : { field };
}

/** The field of a member or element of what `field` is of; `''` is the document as a whole. */
export function fieldInto(field: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${field}[${key}]`;
  return field === '' ? String(key) : `${field}.${String(key)}`;
}
