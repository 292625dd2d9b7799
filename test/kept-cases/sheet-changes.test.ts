import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rational } from '../../src/business-case/index.ts';
import { caseModelOf, startingContent, withSheetChanges } from '../../src/kept-cases/index.ts';

const start = startingContent('london-borough');
const content = {
  ...start,
  added: {
    ...start.added,
    benefits: [
      {
        ...{ id: 'own-benefit-1', description: 'Badges', level: 1 as const, amount: '1000' },
        ...{ basis: '', date: '2025', service: 'all', cashable: true, timing: 'other-cashable' },
        source: 'A guess',
      },
    ],
  },
};
const changed = (figures: Parameters<typeof withSheetChanges>[1]['figures']) =>
  withSheetChanges(content, { figures, timings: {} });

test('what was changed in a sheet is put in as people write it, and comes to the same', () => {
  const now = withSheetChanges(content, {
    figures: {
      staff: { value: rational('2750.5'), date: '2026', source: 'Payroll' },
      'penalty-charges-traced': {
        ...{ value: rational('12.5%'), low: rational('0.05'), high: rational('1/3') },
        date: '2026-03-31',
      },
    },
    timings: {
      'other-cashable': { shares: ['43/220', '1', '0.5', '0', '0'].map((each) => rational(each)) },
    },
  });
  assert.deepEqual(now.figures, {
    staff: { value: '2750.5', date: '2026', source: 'Payroll' },
    'penalty-charges-traced': { value: '12.5%', low: '5%', high: '100/3%', date: '2026-03-31' },
  });
  assert.deepEqual(now.timings['other-cashable'], {
    shares: ['43/220', '100%', '50%', '0%', '0%'],
  });
  const model = caseModelOf('Ours', now);
  const traced = model.inputs.find(({ id }) => id === 'penalty-charges-traced');
  assert.deepEqual(traced?.value, rational('1/8'));
  assert.deepEqual(traced?.range?.high, rational('1/3'));
});

test('the amount of a line that was added is changed in the line, without the source of before', () => {
  const { added, figures } = changed({
    'own-benefit-1-amount': { value: rational('1250.25'), date: '2026' },
  });
  assert.deepEqual(figures, {});
  const { source: _, ...rest } = content.added.benefits[0] as (typeof content.added.benefits)[0];
  assert.deepEqual(added.benefits, [{ ...rest, amount: '1250.25', date: '2026' }]);
  assert.throws(
    () =>
      changed({
        'own-benefit-1-amount': {
          ...{ value: rational(5), low: rational(1), high: rational(9), date: '2026' },
        },
      }),
    { code: 'business-case/sheet', location: { field: 'inputs.own-benefit-1-amount' } },
  );
});
