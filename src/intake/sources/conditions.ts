import { parsePersonName } from '../../standards/index.ts';
import type { ConditionDefinition } from './definition-schema.ts';
import type { ReceivedRow } from './mapped-row.ts';
import { remembered } from './memo.ts';

export type RowTest = (row: ReceivedRow) => boolean;

/** Compiles conditions of which all must hold; without any, every row passes. */
export function compileConditions(
  { positionOf }: { readonly positionOf: (column: string) => number },
  conditions: readonly ConditionDefinition[] | undefined,
): RowTest {
  if (conditions === undefined) return () => true;
  const tests = conditions.map((condition) =>
    compileCondition(positionOf(condition.column), condition),
  );
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (row) => tests.every((test) => test(row));
}

function compileCondition(position: number, condition: ConditionDefinition): RowTest {
  const tests = textTests(condition);
  return (row) => {
    const text = (position < 0 ? undefined : row[position])?.trim() ?? '';
    return tests.every((test) => test(text));
  };
}

function textTests(condition: ConditionDefinition): readonly ((text: string) => boolean)[] {
  const { is, isNot, isBlank, matches, nameOf } = condition;
  const tests: ((text: string) => boolean)[] = [];
  if (is !== undefined) {
    const words = folded(is);
    tests.push((text) => words.has(text.toLowerCase()));
  }
  if (isNot !== undefined) {
    const words = folded(isNot);
    tests.push((text) => !words.has(text.toLowerCase()));
  }
  if (isBlank !== undefined) tests.push((text) => (text === '') === isBlank);
  if (matches !== undefined) {
    const pattern = new RegExp(matches, 'iu');
    tests.push((text) => pattern.test(text));
  }
  if (nameOf !== undefined) {
    const kinds: ReadonlySet<string> = new Set(nameOf);
    const holds = remembered((text) => parsePersonName(text).holds);
    tests.push((text) => kinds.has(holds(text)));
  }
  return tests;
}

function folded(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.trim().toLowerCase()));
}
