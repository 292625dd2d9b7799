import assert from 'node:assert/strict';
import test from 'node:test';
import { startingContent } from '../../../kept-cases/index.ts';
import { caseShown } from './case-shown.ts';
import { cashFlowChart, ticksBetween } from './cash-flow-chart.ts';
import { changeText, moneyWords, poundsText, thousandsText, tickText } from './money-words.ts';
import { oneSentence, plainWords, relianceWords } from './plain-words.ts';
import { starts } from './starts.ts';
import { workOut } from './worked-out.ts';

const brief = workOut('The brief', startingContent('london-borough'));

test('money is no finer in a sentence than it is worth', () => {
  assert.equal(moneyWords(538_076_900), '£5.4 million');
  assert.equal(moneyWords(-46_912_000), '£469,000');
  assert.equal(moneyWords(936_400), '£9,364');
  assert.equal(poundsText(-46_912_050), '−469,121');
  assert.equal(thousandsText(384_472_300), '3,845');
  assert.equal(changeText(120_000), '+1,200');
  assert.equal(changeText(0), 'no change');
  assert.deepEqual([1_500_000, -200_000, 0].map(tickText), ['£1.5m', '−£200k', '0']);
});

test('the brief’s case in plain words has the figures of its table', () => {
  assert.equal(
    plainWords(brief.model, brief.result).join(' '),
    'Setting up the hub costs £513,000, and running it £527,000 over five years. ' +
      'It is forecast to bring £5.4 million in cash: money recovered, or not spent. ' +
      'The money spent has come back in month 15. ' +
      'After five years £4.3 million more has come back than was spent. ' +
      'In the money of today, with later years discounted at 3.5% a year, that is a gain of ' +
      '£3.8 million (net present value). ' +
      'Besides, staff time worth £33,000 more is freed than is spent. ' +
      'It is not cash, and is counted in none of these.',
  );
  assert.match(relianceWords(brief.model, brief.result).join(' '), /13 are illustrative/);
});

test('a case that does not pay says so', () => {
  const [, , , step] = starts.map(({ name, content }) => workOut(name, content));
  assert.ok(step !== undefined);
  assert.match(oneSentence(step.result), /does not pay for itself/);
  assert.match(
    plainWords(step.model, step.result).join(' '),
    /does not pay .*£469,000 more is spent/,
  );
});

test('each line has its formula in words and is marked as the weakest figure in it', () => {
  const parking = caseShown(brief).cashable.rows.find(({ about }) => about.startsWith('Parking'));
  assert.equal(parking?.value, '748,000');
  assert.equal(parking?.mark, null);
  assert.equal(
    parking?.formula,
    'Penalty charge notices issued (220,000 notices a year) × ' +
      'Penalty charges not recovered (17%) × ' +
      'Penalty charges not recovered that the hub recovers (20%) × ' +
      'A penalty charge, at most (£100 a notice)',
  );
  const others = caseShown(brief).cashable.rows.filter(({ about }) => about.startsWith('Benefits'));
  assert.ok(others.every(({ mark }) => mark?.code === 'illustrative'));
});

test('bars stand on nothing, benefits above it and costs below', () => {
  const { zero, years } = cashFlowChart([100_00, 200_00], [-300_00, 0]);
  const [benefit, cost] = years[0]?.bars ?? [];
  assert.equal((benefit?.y ?? 0) + (benefit?.height ?? 0), zero);
  assert.equal(cost?.y, zero);
  assert.ok((cost?.height ?? 0) > (benefit?.height ?? 0));
});

test('ticks are round and reach past all amounts', () => {
  assert.deepEqual(
    ticksBetween(-243_372, 4_341_456),
    [-1_000_000, 0, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000],
  );
  assert.deepEqual(ticksBetween(0, 0).length > 1, true);
});
