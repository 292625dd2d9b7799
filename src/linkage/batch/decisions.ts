import { boundedDistance, childrenOf, type Expression } from '../model/expression/index.ts';
import {
  BOTH_MISSING,
  DIFFERENT,
  EQUAL,
  LEFT_MISSING,
  RIGHT_MISSING,
  STATES,
} from './code-states.ts';
import type { SlotIndex } from './slot-index.ts';
import { NO, UNKNOWN, YES } from './truth.ts';

/** Most slots that a comparison's decisions are tabled by: 3,125 entries. */
const MOST_SLOTS = 5;

/** The state of a slot, where it counts; undefined where it is not looked at. */
export type StateOf = (slot: number) => number | undefined;

/** The slots by whose states conditions may be decided, at most `MOST_SLOTS`. */
export function decidingSlots(conditions: readonly Expression[], index: SlotIndex): number[] {
  const found = new Set<number>();
  const visit = (node: Expression): void => {
    const slot = decidingSlot(node, index);
    if (slot !== undefined) found.add(slot);
    else childrenOf(node).forEach(visit);
  };
  conditions.forEach(visit);
  return [...found].slice(0, MOST_SLOTS);
}

function decidingSlot(node: Expression, index: SlotIndex): number | undefined {
  if (node.kind === 'is-null') return index.slotOf(node.operand)?.slot;
  if (node.kind !== 'comparing') return undefined;
  if (node.operator === '=') return index.sharedSlot(node.left, node.right);
  const distance = boundedDistance(node);
  if (distance !== undefined) return index.sharedSlot(distance.left, distance.right);
  return index.similarityOf(node)?.slot;
}

/** All joint states of some slots, in order: that of the first slot changes fastest. */
export function* jointStates(slots: readonly number[]): Generator<StateOf> {
  const size = STATES ** slots.length;
  for (let joint = 0; joint < size; joint++) {
    yield (slot) => {
      const place = slots.indexOf(slot);
      return place < 0 ? undefined : Math.floor(joint / STATES ** place) % STATES;
    };
  }
}

/** What the states of slots say of a condition: undefined where texts must be read. */
export function decided(
  expression: Expression,
  index: SlotIndex,
  stateOf: StateOf,
): number | undefined {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const decisive = expression.kind === 'and' ? NO : YES;
      const answers = expression.operands.map((each) => decided(each, index, stateOf));
      if (answers.includes(decisive)) return decisive;
      if (answers.includes(undefined)) return undefined;
      return answers.includes(UNKNOWN) ? UNKNOWN : YES - decisive;
    }
    case 'not': {
      const answer = decided(expression.operand, index, stateOf);
      return answer === undefined ? undefined : YES - answer;
    }
    case 'is-null': {
      const found = index.slotOf(expression.operand);
      const state = found === undefined ? undefined : stateOf(found.slot);
      if (found === undefined || state === undefined) return undefined;
      const isMissing =
        state === BOTH_MISSING || state === (found.side === 'l' ? LEFT_MISSING : RIGHT_MISSING);
      return isMissing !== expression.negated ? YES : NO;
    }
    case 'comparing':
      return decidedComparing(expression, index, stateOf);
    default:
      return undefined;
  }
}

function decidedComparing(
  expression: Expression & { kind: 'comparing' },
  index: SlotIndex,
  stateOf: StateOf,
): number | undefined {
  const slot = decidingSlot(expression, index);
  const state = slot === undefined ? undefined : stateOf(slot);
  if (state === undefined) return undefined;
  if (state !== EQUAL && state !== DIFFERENT) return UNKNOWN;
  if (expression.operator === '=') return state === EQUAL ? YES : NO;
  const distance = boundedDistance(expression);
  if (distance !== undefined) {
    const { bound, negated } = distance;
    // Equal values have no distance; others have at least 1.
    if (state === DIFFERENT && bound >= 1) return undefined;
    const isWithin = state === EQUAL && bound >= 0;
    return isWithin !== negated ? YES : NO;
  }
  if (state === DIFFERENT) return undefined;
  return (index.similarityOf(expression)?.threshold ?? 0) <= 1 ? YES : NO;
}
