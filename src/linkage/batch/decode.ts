import type { Value } from '../score/value.ts';
import type { EncodedValues } from './encoded-records.ts';
import type { RecordSlot } from './slots.ts';

/** Gives a slot's value from its code, each made once. */
export function decoder(
  { characters, starts }: EncodedValues,
  type: RecordSlot['type'],
): (code: number) => Value {
  const known: Value[] = [];
  return (code) => {
    if (code === 0) return null;
    const value = known[code];
    if (value !== undefined) return value;
    const start = starts[code] as number;
    const text = textOf(characters, start, starts[code + 1] as number);
    const made = type === 'number' ? numberOf(text) : type === 'text[]' ? listOf(text) : text;
    known[code] = made;
    return made;
  };
}

function textOf(characters: Uint8Array | Int32Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCodePoint(characters[i] as number);
  return text;
}

/**
 * A list from JSON, without elements that are null: to SQL two of them are not the same, and
 * two people of whom nothing is known must not agree on it. Lists as wholes are told apart by
 * their codes, which know of them.
 */
function listOf(text: string): readonly string[] {
  return (JSON.parse(text) as (string | null)[]).filter((element) => element !== null);
}

/** A number as the database writes it. */
function numberOf(text: string): number {
  if (text === 'inf' || text === '-inf') return text === 'inf' ? Infinity : -Infinity;
  return Number(text);
}
