import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sexParts } from '../../src/linkage/automatic/uk-person/group-parts.ts';
import { conditionExpression } from '../../src/linkage/model/condition.ts';
import { parseExpression } from '../../src/linkage/model/expression/index.ts';
import { evaluateExpression } from '../../src/linkage/score/expression.ts';

const [sex] = sexParts({ sex: { a: ['Sex'] } }).comparisons;

/** What the sexes of two records say beside their first names; null where they say nothing. */
function said(one: [given: string, sex: string], other: [given: string, sex: string]) {
  const [l, r] = [one, other].map(([given, of]) => ({ given, sex: of })) as [object, object];
  const is = (expression: ReturnType<typeof parseExpression>): boolean =>
    evaluateExpression(expression)(l as never, r as never) === true;
  if (is(parseExpression(sex?.missing ?? '', 'missing'))) return null;
  const level = sex?.levels.find(({ when }) => {
    const condition = conditionExpression(when);
    return condition === 'else' || is(condition);
  });
  return level?.description ?? 'different';
}

describe('sex beside the first name', () => {
  it('says nothing where both agree: the name has said it', () => {
    assert.equal(said(['ann', 'f'], ['ann', 'f']), null);
  });

  it('says that it agrees where the names do not', () => {
    assert.equal(said(['ann', 'f'], ['annie', 'f']), 'the same');
  });

  it('tells a husband from a wife of one initial, and says less under one whole name', () => {
    const couple = said(['j', 'm'], ['j', 'f']);
    assert.equal(couple, sex?.levels.at(-1)?.description ?? 'different');
    assert.equal(said(['sam', 'm'], ['sam', 'f']), 'different, though of one first name');
    const [, ofName] = sex?.levels ?? [];
    const bits = Math.log2((ofName?.m ?? 0) / (ofName?.u ?? 0));
    assert.ok(bits < -2 && bits > -4, `${bits}`);
  });
});
