import assert from 'node:assert/strict';
import test from 'node:test';
import { startingContent } from '../../../kept-cases/index.ts';
import type { Form } from '../forms.ts';
import { fieldsOf, groupFields, sentCase } from './case-form.ts';

const start = startingContent('london-borough');
const sent = (changes: Form) =>
  sentCase({ ...fieldsOf(start), ...changes }, 'london-borough', '2026-03-31');
const textsOf = (changes: Form) => sent(changes).problems.map(({ text, href }) => [text, href]);

test('a form that comes back as it was sent is the case that it was made of', () => {
  assert.deepEqual(sent({}), { content: start, problems: [] });
});

test('a figure that differs is put in as it was typed, with the day where no date was given', () => {
  const { content, problems } = sent({ 'v-staff': '2,750', 's-staff': 'Payroll' });
  assert.deepEqual(problems, []);
  assert.deepEqual(content.figures, {
    staff: { value: '2,750', date: '2026-03-31', source: 'Payroll' },
  });
});

test('a figure that is the same is one’s own where it has a source', () => {
  const { content } = sent({ 's-staff': 'Payroll', 'd-staff': '2025' });
  assert.deepEqual(content.figures.staff, { value: '3,000', date: '2025', source: 'Payroll' });
});

test('a percentage is one whether its sign is typed or not', () => {
  for (const typed of ['12.5', '12.5%', '12.5 %']) {
    const { content } = sent({ 'v-penalty-charges-unrecovered': typed });
    assert.equal(content.figures['penalty-charges-unrecovered']?.value, '12.5%');
  }
});

test('an emptied field takes the default again', () => {
  assert.deepEqual(sent({ 'v-staff': '', 's-staff': 'Payroll' }).content.figures, {});
});

test('what a case came from a form as goes back into the form', () => {
  const { content } = sent({
    ...{ 'v-staff': '2,750', 's-staff': 'Payroll', levels: '1-2', joins: ['parking'] },
    'v-penalty-charges-unrecovered': '12.5',
  });
  assert.deepEqual(sentCase(fieldsOf(content), 'london-borough', '2030-01-01').content, content);
});

test('defaults that were shown in the prices of one year are not put in for those of another', () => {
  const { content } = sent({ prices: '2018-19' });
  assert.deepEqual(content, { ...start, prices: '2018-19' });
});

test('what is no number, date or service is told of at its field', () => {
  assert.deepEqual(textsOf({ 'v-staff': 'many' }), [
    ['Staff who look up or key in customers: enter a number, such as 220,000 or 0.17', '#v-staff'],
  ]);
  assert.equal(textsOf({ 'v-staff': '9'.repeat(21) })[0]?.[1], '#v-staff');
  assert.equal(textsOf({ 'v-staff': '1', 'd-staff': 'today' })[0]?.[1], '#d-staff');
  assert.equal(textsOf({ 'v-staff': '1', 's-staff': 'x'.repeat(301) })[0]?.[1], '#s-staff');
  assert.equal(textsOf({ joins: [] })[0]?.[1], '#joins');
});

test('what the calculation refuses is told of at its field too', () => {
  assert.equal(textsOf({ 'v-working-days': '0' })[0]?.[1], '#v-working-days');
  assert.equal(textsOf({ 'v-staff': '-1' })[0]?.[1], '#v-staff');
  assert.equal(textsOf({ 'v-months-late': '13' })[0]?.[1], '#v-months-late');
});

test('a group with a figure of one’s own is open', () => {
  const { content } = sent({ 'v-hub-price': '300,000' });
  const groups = groupFields('london-borough', fieldsOf(content), {});
  assert.deepEqual(
    groups.filter(({ isOpen }) => isOpen).map(({ id, changed }) => [id, changed]),
    [
      ['drivers', 0],
      ['technology', 1],
    ],
  );
});
