import type { PlannedLevel } from '../model/plan.ts';
import type { EncodedRecords } from './encoded-records.ts';
import type { PairBatch } from './pair-batch.ts';
import { type RecordSlot, slotKey } from './slots.ts';

/** Digit of a level, plus the class of the agreed value by its code where the level has classes. */
export interface Outcome {
  readonly first: number;
  readonly slot: number;
  readonly classes: Uint8Array | null;
}

export function outcomeOf(
  { firstCell, termFrequency }: PlannedLevel,
  slots: readonly RecordSlot[],
  records: EncodedRecords,
): Outcome {
  const first = firstCell + 1;
  if (termFrequency === undefined) return { first, slot: 0, classes: null };
  const key = slotKey({ kind: 'column', side: null, column: termFrequency.column });
  const slot = slots.findIndex((each) => each.key === key);
  return { first, slot, classes: records.slots[slot]?.classes ?? null };
}

/** The digit of a pair that has the outcome, by its place in the batch. */
export function digitAt(
  { first, slot, classes }: Outcome,
  batch: PairBatch,
  place: number,
): number {
  if (classes === null) return first;
  // Of two values that differ, the commoner one counts.
  const a = classes[(batch.left[slot] as Int32Array)[place] as number] as number;
  const b = classes[(batch.right[slot] as Int32Array)[place] as number] as number;
  return first + Math.min(a, b);
}
