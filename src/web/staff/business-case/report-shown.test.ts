import assert from 'node:assert/strict';
import test from 'node:test';
import { poundsText } from './money-words.ts';
import { reportShown } from './report-shown.ts';
import { starts } from './starts.ts';
import { workOut } from './worked-out.ts';

for (const { key, name, content } of starts) {
  test(`the sums of the report are those of the case: ${key}`, () => {
    const worked = workOut(name, content);
    const { summary, nonCashFlow } = worked.result;
    const { byService, costs, largest } = reportShown(worked);
    const all = byService.at(-1);
    const freed = nonCashFlow.benefits.reduce((total, each) => total + each, 0);
    assert.deepEqual([all?.cash, all?.time], [poundsText(summary.cashable), poundsText(freed)]);
    const inCash = costs.find((row) => row?.isTotal);
    assert.deepEqual(
      [inCash?.setUp, inCash?.ongoing, inCash?.all],
      [summary.setUp, summary.ongoing, summary.setUp + summary.ongoing].map(poundsText),
    );
    const totals = largest.map(({ total }) => Number(total.replaceAll(',', '')));
    assert.deepEqual(
      totals,
      totals.toSorted((a, b) => b - a),
    );
  });
}

test('the report has what matters most, and counts what it leaves to the appendix', () => {
  const [brief] = starts;
  assert.ok(brief);
  const worked = workOut(brief.name, brief.content);
  const { largest, cashLines, tornado, risks, risksLeft } = reportShown(worked);
  assert.equal(
    largest[0]?.label,
    worked.result.benefits.find(({ line }) => line.id === 'penalty-charges')?.line.description,
  );
  assert.ok(largest.length < cashLines);
  assert.ok(tornado.rows.length + tornado.left > tornado.rows.length);
  assert.equal(
    risks.length + risksLeft,
    worked.model.risks.filter(({ level }) => level === 1).length,
  );
  const weights = risks.map(({ likelihood, impact }) => (likelihood ?? 0) * (impact ?? 0));
  assert.deepEqual(
    weights,
    weights.toSorted((a, b) => b - a),
  );
});
