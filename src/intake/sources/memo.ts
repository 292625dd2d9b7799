/** Values kept by each reader: more than there are surnames, postcodes or dates of birth in a town. */
const MOST_KEPT = 50_000;
/** Longer texts hardly come again, and would fill the memory. */
const LONGEST_KEPT = 40;

/** Keeps what a pure function gave for a text: columns repeat names, dates and postcodes. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  let kept = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST_KEPT) return read(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    const found = read(text);
    if (kept.size >= MOST_KEPT) kept = new Map();
    kept.set(text, found);
    return found;
  };
}
