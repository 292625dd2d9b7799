/** Kinds of records as staff know them; two that are called alike are told apart by their codes. */
export function kindTitles(
  kinds: readonly { readonly of: string; readonly title: string }[],
): ReadonlyMap<string, string> {
  return new Map(
    kinds.map(({ of, title }) => {
      const isShared = kinds.some((other) => other.title === title && other.of !== of);
      return [of, isShared ? `${title} (${of})` : title];
    }),
  );
}
