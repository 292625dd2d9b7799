/** Width in em of the characters of sans-serif system fonts that differ most from the rest. */
const NARROW = /[ijltfr.,:;'|!()[\] ]/u;
const WIDE = /[mwMW@%]/u;
const CAPITAL = /\p{Lu}/u;
const FULL_WIDTH =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60\u{1F300}-\u{1FAFF}]/u;

/**
 * About how wide a text is in pixels. The reader's font is not known: these
 * are a little wider than common system fonts, so that nothing overlaps.
 */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width * fontSize;
}

function characterWidth(character: string): number {
  if (NARROW.test(character)) return 0.38;
  if (WIDE.test(character)) return 0.92;
  if (FULL_WIDTH.test(character)) return 1;
  return CAPITAL.test(character) ? 0.72 : 0.6;
}
