import assert from 'node:assert/strict';
import test from 'node:test';
import { checkUnit, isMoney, productUnit, sameUnit } from './unit.ts';

test('units multiply, and cancel above and below the line', () => {
  assert.equal(productUnit(['notice/year', 'share', '£/notice'], []), '£/year');
  assert.equal(productUnit(['day', '£/FTE/year', 'share'], ['day/FTE/year']), '£');
  assert.equal(productUnit(['service', 'member/service', 'day/member'], []), 'day');
  assert.equal(productUnit(['£', '1/year'], []), '£/year');
  assert.equal(productUnit([], []), 'share');
});

test('the order in which a unit is written does not matter', () => {
  assert.ok(sameUnit('£/FTE/year', '£/year/FTE'));
  assert.ok(!sameUnit('£/year', '£'));
});

test('what is no unit is refused', () => {
  for (const unit of ['', '£//year', '5', '£/']) {
    assert.throws(() => checkUnit(unit), { code: 'business-case/unit' });
  }
});

test('money is told by its unit', () => {
  assert.ok(isMoney('£/dwelling/year'));
  assert.ok(!isMoney('share'));
});
