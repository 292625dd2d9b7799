import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { compileExpression } from '../../src/linkage/compile/expression.ts';
import { duckdb } from '../../src/linkage/dialects/duckdb.ts';
import { conditionExpression } from '../../src/linkage/model/condition.ts';
import {
  checkExpression,
  childrenOf,
  type Expression,
  functionDefinitions,
  parseExpression,
} from '../../src/linkage/model/expression/index.ts';
import type { ValueType } from '../../src/linkage/model/match-model.ts';
import { evaluateExpression } from '../../src/linkage/score/expression.ts';
import { nullFunctions, strictFunctions } from '../../src/linkage/score/functions.ts';
import { DuckDbPairs, type Pair } from './duckdb-pairs.ts';
import { conditions, pairExpressions } from './expressions.ts';
import { columns as allColumns, manyCharacters, pair } from './values.ts';

let database: DuckDbPairs;
before(async () => {
  database = await DuckDbPairs.open();
});
after(() => database.close());

/** Fails at the first pair for which DuckDB does not give what the TypeScript executor gives. */
async function assertAgreement(
  pairs: readonly Pair[],
  expressions: readonly (readonly [name: string, Expression])[],
  columns: Readonly<Record<string, ValueType>> = allColumns,
): Promise<void> {
  const expected = expressions.map(([, expression]) => {
    const evaluate = evaluateExpression(expression);
    return {
      sql: compileExpression(expression, duckdb, DuckDbPairs.reference),
      type: checkExpression(expression, { scope: 'pair', columns }),
      values: pairs.map(([l, r]) => evaluate(l, r)),
    };
  });
  const [difference] = await database.differences(columns, pairs, expected);
  if (difference === undefined) return;
  const { column, pair: index, found } = difference;
  assert.fail(
    `${expressions[column]?.[0]}: DuckDB ${found}, TypeScript ${String(expected[column]?.values[index])}, for ${JSON.stringify(pairs[index])}`,
  );
}

const parsed = pairExpressions.map((text) => [text, parseExpression(text)] as const);

/** Thousands of pairs a run, so that the round trips stay few. */
const manyPairs = fc.array(pair, { minLength: 1500, maxLength: 1500, size: 'max' });

test('every expression has the same value in DuckDB and in process', async () => {
  await fc.assert(
    fc.asyncProperty(manyPairs, (pairs) => assertAgreement(pairs, parsed)),
    { numRuns: 3, endOnFailure: true },
  );
});

test('every kind of condition holds for the same pairs in DuckDB and in process', async () => {
  const compiled = conditions.map((condition) => {
    const expression = conditionExpression(condition);
    assert.notEqual(expression, 'else');
    return [JSON.stringify(condition), expression as Expression] as const;
  });
  await fc.assert(
    fc.asyncProperty(manyPairs, (pairs) => assertAgreement(pairs, compiled)),
    { numRuns: 3, endOnFailure: true },
  );
});

test('distances are the same for texts with more characters than a byte can tell apart', async () => {
  const texts = [
    'jaro(l.name, r.name)',
    'jaro_winkler(l.name, r.name)',
    'levenshtein(l.name, r.name)',
    'levenshtein(l.name, r.name) <= 3',
    'damerau_levenshtein(l.name, r.name)',
    'damerau_levenshtein(l.name, r.name) <= 3',
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(manyCharacters, { minLength: 6, maxLength: 6 }), (pairs) =>
      assertAgreement(
        pairs,
        texts.map((text) => [text, parseExpression(text)] as const),
        { name: 'text' },
      ),
    ),
    { numRuns: 1, endOnFailure: true },
  );
});

test('every code point has the same case and length in DuckDB and in process', async () => {
  const pairs: Pair[] = [];
  const codePoints = 0x110000;
  const perText = 64;
  for (let start = 0; start < codePoints; start += perText) {
    if (start >= 0xd800 && start < 0xe000) continue;
    const codes = Array.from({ length: perText }, (_, i) => start + i);
    pairs.push([{ name: String.fromCodePoint(...codes) }, {}]);
  }
  const texts = ['lower(l.name)', 'upper(l.name)', 'length(l.name)', 'words(l.name)'];
  await assertAgreement(
    pairs,
    texts.map((text) => [text, parseExpression(text)] as const),
    { name: 'text' },
  );
});

test('the corpus and both executors know every function of the language', () => {
  const used = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'call') used.add(node.name);
    childrenOf(node).forEach(visit);
  };
  for (const [, expression] of parsed) visit(expression);
  const names = Object.keys(functionDefinitions).sort();
  assert.deepEqual([...used].sort(), names);
  assert.deepEqual(Object.keys(duckdb.functions).sort(), names);
  assert.deepEqual(Object.keys({ ...strictFunctions, ...nullFunctions }).sort(), names);
});
