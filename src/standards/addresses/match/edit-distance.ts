let previous = new Uint16Array(64);
let current = new Uint16Array(64);
let beforePrevious = new Uint16Array(64);

/**
 * Edits that turn one text into another: letters put in, left out, replaced,
 * or two neighbours exchanged (optimal string alignment; Damerau 1964, with no
 * letter edited twice). Gives `most + 1` as soon as it is more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let start = 0;
  let aEnd = a.length;
  let bEnd = b.length;
  while (start < aEnd && start < bEnd && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  while (aEnd > start && bEnd > start && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd -= 1;
    bEnd -= 1;
  }
  const rows = aEnd - start;
  const columns = bEnd - start;
  if (rows === 0 || columns === 0) return Math.max(rows, columns);
  if (columns >= previous.length) {
    previous = new Uint16Array(columns * 2);
    current = new Uint16Array(columns * 2);
    beforePrevious = new Uint16Array(columns * 2);
  }
  for (let j = 0; j <= columns; j += 1) previous[j] = j;
  for (let i = 1; i <= rows; i += 1) {
    const letter = a.charCodeAt(start + i - 1);
    let least = i;
    current[0] = i;
    for (let j = 1; j <= columns; j += 1) {
      const other = b.charCodeAt(start + j - 1);
      let cost = Math.min(
        previous[j]! + 1,
        current[j - 1]! + 1,
        previous[j - 1]! + (letter === other ? 0 : 1),
      );
      if (
        i > 1 &&
        j > 1 &&
        letter === b.charCodeAt(start + j - 2) &&
        other === a.charCodeAt(start + i - 2)
      ) {
        cost = Math.min(cost, beforePrevious[j - 2]! + 1);
      }
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    const spare = beforePrevious;
    beforePrevious = previous;
    previous = current;
    current = spare;
  }
  return Math.min(previous[columns]!, most + 1);
}

/** How many slips of the keyboard a name of this length may hold and still be that name. */
export function toleratedEdits(length: number): number {
  if (length < 4) return 0;
  if (length < 7) return 1;
  if (length < 13) return 2;
  return 3;
}
