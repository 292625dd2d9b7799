import type { Expression } from './expression/index.ts';
import type { PlannedLevel } from './plan.ts';

/**
 * Levels in order, those next to each other that hold one measure to ever looser
 * thresholds in one run.
 */
export function thresholdRuns(levels: readonly PlannedLevel[]): PlannedLevel[][] {
  const runs: PlannedLevel[][] = [];
  for (const level of levels) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && isLooser(before.when, level.when))
      run.push(level);
    else runs.push([level]);
  }
  return runs;
}

function isLooser(before: Expression | 'else', after: Expression | 'else'): boolean {
  if (before === 'else' || after === 'else') return false;
  if (before.kind !== 'comparing' || after.kind !== 'comparing') return false;
  if (before.operator !== after.operator) return false;
  if (before.right.kind !== 'literal' || after.right.kind !== 'literal') return false;
  const [strict, loose] = [before.right.value, after.right.value];
  if (typeof strict !== 'number' || typeof loose !== 'number') return false;
  if (!sameExpression(before.left, after.left)) return false;
  if (after.operator === '>=' || after.operator === '>') return strict >= loose;
  return (after.operator === '<=' || after.operator === '<') && strict <= loose;
}

function sameExpression(a: Expression, b: Expression): boolean {
  const withoutPosition = (key: string, value: unknown): unknown =>
    key === 'at' ? undefined : value;
  return JSON.stringify(a, withoutPosition) === JSON.stringify(b, withoutPosition);
}
