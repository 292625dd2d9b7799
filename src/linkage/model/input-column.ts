/**
 * The name among those of the input's columns that a model means: the same, else the only one
 * that differs in case, blanks and punctuation alone, since files unite such columns under the
 * spelling of the first. Both executors ask here, so that they read the same column.
 */
export function meantColumn(name: string, columns: readonly string[]): string | undefined {
  if (columns.includes(name)) return name;
  const alike = columns.filter((other) => folded(other) === folded(name));
  return alike.length === 1 ? alike[0] : undefined;
}

/** As intake folds names; one of nothing but punctuation is like itself alone. */
function folded(name: string): string {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '') || name
  );
}
