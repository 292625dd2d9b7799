import assert from 'node:assert/strict';
import test from 'node:test';
import { rational } from '../../../business-case/index.ts';
import { startingContent } from '../../../kept-cases/index.ts';
import type { Form } from '../forms.ts';
import { fieldsOf, formShown, sentCase } from './case-form.ts';
import { workOut } from './worked-out.ts';

const borough = { name: 'A case', authority: 'london-borough' } as const;
const start = startingContent('london-borough');
const sent = (changes: Form) =>
  sentCase({ ...fieldsOf(start), do: 'see', ...changes }, borough, '2026-03-31');
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
  assert.deepEqual(content.figures.staff, { date: '2025', source: 'Payroll' });
  const staff = workOut('Ours', content).model.inputs.find(({ id }) => id === 'staff');
  assert.equal(staff?.setBy, 'user');
  assert.equal(staff?.evidence.kind, 'cited');
});

test('a percentage is one whether its sign is typed or not', () => {
  for (const typed of ['12.5', '12.5%', '12.5 %']) {
    const { content } = sent({ 'v-penalty-charges-unrecovered': typed });
    assert.equal(content.figures['penalty-charges-unrecovered']?.value, '12.5%');
  }
});

test('an emptied field takes the default again, also with a source', () => {
  assert.deepEqual(sent({ 'v-staff': '' }).content.figures, {});
  assert.deepEqual(sent({ 'v-staff': '', 's-staff': 'Payroll' }).content.figures, {
    staff: { date: '2026-03-31', source: 'Payroll' },
  });
  assert.equal(textsOf({ 'd-staff': '2025' })[0]?.[1], '#d-staff', 'a date of nothing');
});

test('a default with a range or a source is that of the prices that are chosen, exactly', () => {
  const charge = (changes: Form) => {
    const { model } = workOut('Ours', sent({ prices: '2025-26', ...changes }).content);
    return model.inputs.find(({ id }) => id === 'penalty-charge')?.value;
  };
  const plain = charge({});
  assert.notDeepEqual(plain, rational(100));
  assert.deepEqual(charge({ 's-penalty-charge': 'Bands' }), plain);
  assert.deepEqual(charge({ 'l-penalty-charge': '75', 'h-penalty-charge': '200' }), plain);
});

test('a percentage is no count, and a day that there is not is no date', () => {
  assert.equal(textsOf({ 'v-staff': '50%' })[0]?.[1], '#v-staff');
  assert.equal(textsOf({ 'v-staff': '5', 'd-staff': '2026-02-31' })[0]?.[1], '#d-staff');
  assert.equal(textsOf({ 'v-staff': '5', 'd-staff': '2026-99' })[0]?.[1], '#d-staff');
});

test('what would be too much to add up, or too slow, is told of before it is saved', () => {
  assert.match(
    textsOf({ 'v-penalty-charge': '4,000,000,000' })[0]?.[0] ?? '',
    /too large to add up/,
  );
  const wide = { 'l-penalty-charge': '0', 'h-penalty-charge': '9'.repeat(20) };
  assert.match(textsOf(wide)[0]?.[0] ?? '', /too large to add up/);
  assert.equal(textsOf({ 'v-staff': '1/12345678901234567' })[0]?.[1], '#v-staff');
});

test('shares that were typed come back as they were, thirds too', () => {
  const thirds = ['100/3', '100/3', '100/3', '0', '0'];
  const changes = Object.fromEntries(thirds.map((each, i) => [`t-set-up-${i + 1}`, each]));
  const { content, problems } = sent(changes);
  assert.deepEqual(problems, []);
  const again = sentCase({ ...fieldsOf(content), do: 'see' }, borough, '2030-01-01');
  assert.deepEqual(again, { content, problems: [] });
});

test('what a case came from a form as goes back into the form', () => {
  const { content } = sent({
    ...{ 'v-staff': '2,750', 's-staff': 'Payroll', levels: '1-2', joins: ['parking'] },
    'v-penalty-charges-unrecovered': '12.5',
  });
  assert.deepEqual(sentCase(fieldsOf(content), borough, '2030-01-01').content, content);
});

test('a range is the lowest and the highest, and goes back into the form', () => {
  const { content, problems } = sent({
    ...{ 'l-penalty-charges-traced': '10%', 'h-penalty-charges-traced': '25' },
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(content.figures['penalty-charges-traced'], {
    ...{ low: '10%', high: '25%', date: '2026-03-31' },
  });
  assert.deepEqual(sentCase(fieldsOf(content), borough, '2026-03-31').content, content);
  assert.equal(textsOf({ 'l-staff': '10' })[0]?.[1], '#h-staff');
  assert.equal(textsOf({ 'l-staff': '4,000', 'h-staff': '5,000' })[0]?.[1], '#v-staff');
});

test('shares of years are put in as percentages, those left as they stood exactly', () => {
  const { content, problems } = sent({ 't-other-cashable-5': '50', 'ts-other-cashable': 'Plan' });
  assert.deepEqual(problems, []);
  assert.deepEqual(content.timings, {
    'other-cashable': {
      shares: ['43/220', '9921/10000', '8049/10000', '6619/10000', '50%'],
      source: 'Plan',
    },
  });
  assert.deepEqual(sentCase(fieldsOf(content), borough, '2030-01-01').content, content);
  assert.equal(textsOf({ 't-other-cashable-2': 'half' })[0]?.[1], '#t-other-cashable-2');
  assert.equal(textsOf({ 't-set-up-1': '50' })[0]?.[1], '#t-set-up-1', 'does not add up');
});

const empty = startingContent('london-borough');
const newBenefit = (changes: Form = {}): Form => ({
  benefits: ['own-benefit-1'],
  'own-benefit-1-description': 'Blue badges misused',
  'own-benefit-1-amount': '£12,500.50',
  'own-benefit-1-cashable': 'yes',
  'own-benefit-1-service': 'parking',
  'own-benefit-1-level': '1',
  'own-benefit-1-timing': 'other-cashable',
  ...changes,
});

test('what is added is calculated with the rest, and goes back into the form', () => {
  const { content, problems } = sent({
    ...newBenefit(),
    ...{ costs: ['own-cost-1'], 'own-cost-1-description': 'Scanners', 'own-cost-1-amount': '900' },
    ...{ 'own-cost-1-term': 'one-off', 'own-cost-1-kind': 'technology' },
    ...{ 'own-cost-1-cash': 'yes', 'own-cost-1-level': '1', 'own-cost-1-source': 'A quote' },
    ...{ risks: ['own-risk-3'], 'own-risk-3-description': 'It ends', 'own-risk-3-level': '2' },
    ...{ 'own-risk-3-likelihood': '2', 'own-risk-3-impact': '' },
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(sentCase(fieldsOf(content), borough, '2026-03-31').content, content);
  const before = workOut('Before', empty).result;
  const { model, result } = workOut('After', content);
  assert.equal(result.summary.setUp - before.summary.setUp, 900_00);
  const added = result.benefits.find(({ line }) => line.id === 'own-benefit-1');
  assert.equal(added?.value, 12_500_50);
  const risk = model.risks.find(({ id }) => id === 'own-risk-3');
  assert.deepEqual([risk?.likelihood, risk?.impact], [2, null]);
});

test('a service that is added joins the hub, and benefits can be of it', () => {
  const { content, problems } = sent({
    ...newBenefit({ 'own-benefit-1-service': 'own-service-1' }),
    ...{ services: ['own-service-1'], 'own-service-1-name': 'Licensing' },
  });
  assert.deepEqual(problems, []);
  const { model, scenario, result } = workOut('After', content);
  assert.deepEqual(model.services.at(-1), { id: 'own-service-1', name: 'Licensing' });
  assert.ok(scenario.services.includes('own-service-1'));
  assert.ok(result.benefits.some(({ line }) => line.service === 'own-service-1'));
});

test('a thing of which all is emptied is none, and an id that is not ours is not taken', () => {
  const emptied = { 'own-benefit-1-description': '', 'own-benefit-1-amount': '' };
  assert.deepEqual(sent(newBenefit(emptied)).content.added, empty.added);
  assert.deepEqual(sent({ benefits: ['penalty-charges', '__proto__'] }).content.added, empty.added);
});

test('what is missing from a thing that is added is told of at its field', () => {
  assert.deepEqual(textsOf(newBenefit({ 'own-benefit-1-amount': 'much' })), [
    ['Worth in a full year: enter pounds, such as 25,000', '#own-benefit-1-amount'],
  ]);
  assert.equal(
    textsOf(newBenefit({ 'own-benefit-1-description': '' }))[0]?.[1],
    '#own-benefit-1-description',
  );
  assert.equal(
    textsOf(newBenefit({ 'own-benefit-1-cashable': 'maybe' }))[0]?.[1],
    '#own-benefit-1-cashable',
  );
  assert.equal(
    textsOf(newBenefit({ 'own-benefit-1-amount': '-5' }))[0]?.[1],
    '#own-benefit-1-amount',
  );
  assert.equal(
    textsOf(newBenefit({ 'own-benefit-1-service': 'nobody' }))[0]?.[1],
    '#own-benefit-1-service',
  );
});

test('a thing that somebody is still typing is not there yet', () => {
  const midway = newBenefit({ 'own-benefit-1-amount': '', do: '' });
  assert.deepEqual(sent(midway), { content: empty, problems: [] });
});

test('each kind has one empty place, under an id that none of the form has', () => {
  const removed = { ...empty.added, benefits: sent(newBenefit()).content.added.benefits };
  const [, anew] = formShown('london-borough', fieldsOf(empty), {}, removed).added;
  assert.deepEqual(
    anew?.things.map(({ id }) => id),
    ['own-benefit-2'],
    'what was measured of the one that was removed is not of the next',
  );
  const [, benefits] = formShown(
    'london-borough',
    { ...fieldsOf(empty), ...newBenefit() },
    {},
  ).added;
  assert.deepEqual(
    benefits?.things.map(({ id, isNew }) => [id, isNew]),
    [
      ['own-benefit-1', false],
      ['own-benefit-2', true],
    ],
  );
});

test('defaults that were shown in the prices of one year are not put in for those of another', () => {
  const { content } = sent({ prices: '2018-19' });
  assert.deepEqual(content, { ...start, prices: '2018-19' });
});

test('what is no number, date or service is told of at its field', () => {
  assert.deepEqual(textsOf({ 'v-staff': 'many' }), [
    ['Staff who look up or key in customers: enter a number, such as 220,000 or 0.17', '#v-staff'],
  ]);
  assert.equal(textsOf({ 'v-staff': '9'.repeat(31) })[0]?.[1], '#v-staff');
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
  const { groups } = formShown('london-borough', fieldsOf(content), {});
  assert.deepEqual(
    groups.filter(({ isOpen }) => isOpen).map(({ id, changed }) => [id, changed]),
    [
      ['drivers', 0],
      ['technology', 1],
    ],
  );
});
