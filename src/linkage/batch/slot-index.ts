import type { Expression } from '../model/expression/index.ts';
import { type RecordSlot, sideOf, slotKey, withoutSide } from './slots.ts';

/** Finds the slots that the parts of a condition read. */
export class SlotIndex {
  readonly #index: ReadonlyMap<string, number>;

  constructor(slots: readonly RecordSlot[]) {
    this.#index = new Map(slots.map(({ key }, s) => [key, s]));
  }

  /** The slot of an expression over one record of a pair. */
  slotOf(expression: Expression): { slot: number; side: 'l' | 'r' } | undefined {
    const side = sideOf(expression);
    if (side === null) return undefined;
    const slot = this.#index.get(slotKey(withoutSide(expression)));
    return slot === undefined ? undefined : { slot, side };
  }

  /** The slot of two expressions that read the same of the one record and of the other. */
  sharedSlot(left: Expression | undefined, right: Expression | undefined): number | undefined {
    if (left === undefined || right === undefined) return undefined;
    const a = this.slotOf(left);
    const b = this.slotOf(right);
    if (a === undefined || b === undefined) return undefined;
    return a.slot === b.slot && a.side !== b.side ? a.slot : undefined;
  }

  /** `jaro` or `jaro_winkler` of one slot that is to be at least a threshold above 0. */
  similarityOf(
    expression: Expression,
  ): { slot: number; isWinkler: boolean; threshold: number } | undefined {
    if (expression.kind !== 'comparing' || expression.operator !== '>=') return undefined;
    const { left: call, right: literal } = expression;
    if (call.kind !== 'call' || literal.kind !== 'literal') return undefined;
    if (call.name !== 'jaro' && call.name !== 'jaro_winkler') return undefined;
    const threshold = literal.value;
    // What is below a threshold of 0 or less would come back as 0.
    if (typeof threshold !== 'number' || threshold <= 0) return undefined;
    const slot = this.sharedSlot(call.arguments[0], call.arguments[1]);
    if (slot === undefined) return undefined;
    return { slot, isWinkler: call.name === 'jaro_winkler', threshold };
  }
}
