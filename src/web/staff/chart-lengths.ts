/** A length of a drawing to a tenth, which is finer than a pixel of a screen. */
export function toTenth(length: number): number {
  return Math.round(length * 10) / 10;
}
