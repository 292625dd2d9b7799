/**
 * A whole number of 53 bits made of texts, the same in every run and on every machine: FNV-1a
 * (Fowler, Noll and Vo) over their code units, in two lanes of 32 bits that begin apart, each mixed
 * at the end as MurmurHash3 does. Two lists that collide cost a comparison, nothing more: it
 * must never say that two are the same.
 */
export function hashTexts(texts: readonly string[]): number {
  let low = 0x811c9dc5;
  let high = 0xc9dc5118;
  for (const text of texts) {
    // A length before each text: ['ab', 'c'] is not ['a', 'bc'].
    low = Math.imul(low ^ text.length, 0x01000193);
    high = Math.imul(high ^ text.length, 0x01000193);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high ^ (unit + 0x5b), 0x01000193);
    }
  }
  return (mix(high) & 0x1fffff) * 0x1_0000_0000 + (mix(low) >>> 0);
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
