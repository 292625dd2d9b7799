import {
  checkExpression,
  childrenOf,
  type Expression,
  type ExpressionType,
} from '../model/expression/index.ts';
import type { ModelPlan } from '../model/plan.ts';

/** A value that is worked out once for every record: a column, or an expression over one record. */
export interface RecordSlot {
  readonly key: string;
  /** Over one record: its columns have no side. */
  readonly expression: Expression;
  readonly type: ExpressionType;
  /** Position of the column whose term-frequency class belongs to the value, or null. */
  readonly termFrequency: number | null;
}

/**
 * The parts of a model's comparisons that depend on one record alone, each as large as
 * possible: `l.surname`, or `word(l.postcode, 1)`. A condition needs no more of a record.
 */
export function recordSlots(plan: ModelPlan): RecordSlot[] {
  const columns = Object.fromEntries(plan.columns.map(({ name, type }) => [name, type]));
  const slots = new Map<string, RecordSlot>();
  /** Whether the expression can be a slot: a truth value is left to the condition it is in. */
  const add = (expression: Expression, termFrequency: number | null): boolean => {
    const type = checkExpression(expression, { scope: 'record', columns });
    if (type === 'boolean' || type === 'null') return false;
    const key = slotKey(expression);
    const known = slots.get(key)?.termFrequency ?? null;
    slots.set(key, { key, expression, type, termFrequency: known ?? termFrequency });
    return true;
  };
  const visit = (node: Expression): void => {
    const isSlot = sideOf(node) !== null && !isMeasure(node) && add(withoutSide(node), null);
    if (!isSlot) childrenOf(node).forEach(visit);
  };
  for (const { missing, levels } of plan.comparisons) {
    visit(missing);
    for (const { when, termFrequency } of levels) {
      if (when !== 'else') visit(when);
      if (termFrequency === undefined) continue;
      const { column } = termFrequency;
      const index = plan.columns.findIndex(({ name }) => name === column);
      add({ kind: 'column', side: null, column }, index);
    }
  }
  return [...slots.values()];
}

/**
 * Similarities and distances, even of two values of one record: the executor for single pairs
 * holds them to a threshold from their arguments, which therefore have to be the slots.
 */
function isMeasure(node: Expression): boolean {
  return node.kind === 'call' && measures.has(node.name);
}

const measures: ReadonlySet<string> = new Set([
  'jaro',
  'jaro_winkler',
  'levenshtein',
  'damerau_levenshtein',
]);

/** The same for expressions over one record that read the same. */
export function slotKey(expression: Expression): string {
  return JSON.stringify(expression, (name, value) => (name === 'at' ? undefined : value));
}

/** The one record of a pair that an expression reads; null where it reads both or none. */
export function sideOf(expression: Expression): 'l' | 'r' | null {
  if (expression.kind === 'column') return expression.side;
  let side: 'l' | 'r' | null = null;
  for (const child of childrenOf(expression)) {
    if (!readsColumns(child)) continue;
    const own = sideOf(child);
    if (own === null || (side !== null && side !== own)) return null;
    side = own;
  }
  return side;
}

function readsColumns(expression: Expression): boolean {
  return expression.kind === 'column' || childrenOf(expression).some(readsColumns);
}

/** The expression over one record, whichever of a pair it was. */
export function withoutSide(expression: Expression): Expression {
  return JSON.parse(
    JSON.stringify(expression, (name, value) =>
      name === 'at' ? undefined : name === 'side' ? null : value,
    ),
  ) as Expression;
}
