import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { defaultAgreements, parseAgreements } from '../../../access/index.ts';
import { dayForm } from '../forms.ts';
import { agreementOf, formErrorOf } from './agreement-form.ts';
import { agreementList } from './agreement-list.ts';
import { agreementState } from './agreement-words.ts';

const text = readFileSync(defaultAgreements, 'utf8');
const policy = parseAgreements(text);
const ALL = { service: '', state: '' } as const;

describe('agreements as they are listed', () => {
  it('stand on a day as their days say', () => {
    const of = { from: '2026-01-01', until: '2026-12-31', review: '2026-06-01' };
    const states = [
      '2025-12-31',
      '2026-01-01',
      '2026-05-31',
      '2026-06-01',
      '2026-12-31',
      '2027-01-01',
    ];
    assert.deepEqual(
      states.map((day) => agreementState(of, day)),
      ['not-begun', 'in-force', 'in-force', 'due', 'due', 'ended'],
    );
  });

  it('are listed page by page, those due first, and no page is past the last', () => {
    const agreements = policy.agreements.map((each) =>
      each.id === 'insight' ? { ...each, review: '2026-02-02' } : each,
    );
    const one = { ...policy, agreements };
    const list = agreementList(one, ALL, 1, '2026-03-03');
    assert.equal(list.total, policy.agreements.length);
    assert.equal(list.rows.length, 25);
    assert.deepEqual([list.rows[0]?.id, list.due], ['insight', 1]);
    const last = agreementList(one, ALL, 99, '2026-03-03');
    assert.deepEqual([last.page, last.last, last.rows.length], [2, 2, list.total - 25]);
  });

  it('are found by a service that gives or receives, and by how they stand', () => {
    const insight = agreementList(policy, { service: 'insight', state: '' }, 1, '2026-03-03');
    assert.deepEqual(
      insight.rows.map(({ id }) => id),
      ['insight'],
    );
    const parking = agreementList(policy, { service: 'parking', state: '' }, 1, '2026-03-03');
    assert.ok(parking.rows.some(({ givers }) => givers.includes('Parking')));
    assert.ok(parking.rows.some(({ recipients }) => recipients.includes('Parking')));
    assert.equal(agreementList(policy, { service: '', state: 'ended' }, 1, '2026-03-03').total, 0);
  });
});

describe('the form of a new agreement', () => {
  const whole = {
    title: 'Trace people',
    id: 'parking-trace',
    source: ['council-tax-liability'],
    recipient: 'parking',
    purpose: 'enforce-parking',
    article: '6(1)(e)',
    items: ['group:name'],
    others: 'fact:balance\r\n\r\nmarkers:risk',
    use: 'answer',
    consent: 'needed',
    ...dayForm('from', '2026-04-01'),
    ...dayForm('review', '2027-04-01'),
    reason: 'They move and do not tell',
  };

  it('is an agreement as the file has it', () => {
    assert.deepEqual(agreementOf(whole), {
      agreement: {
        id: 'parking-trace',
        title: 'Trace people',
        source: ['council-tax-liability'],
        recipient: 'parking',
        purpose: 'enforce-parking',
        basis: { article: '6(1)(e)' },
        items: ['group:name', 'fact:balance', 'markers:risk'],
        use: 'answer',
        consent: 'needed',
        from: '2026-04-01',
        review: '2027-04-01',
      },
    });
  });

  it('says of each field what is wrong with it', () => {
    const wrong = (given: object) => {
      const read = agreementOf({ ...whole, ...given });
      return 'errors' in read ? read.errors.map(({ href }) => href) : [];
    };
    for (const [field, value] of [
      ['title', ' '],
      ['id', 'Parking Trace'],
      ['source', undefined],
      ['recipient', ''],
      ['purpose', ''],
      ['article', '6(1)(z)'],
      ['special', 'health'],
      ['use', 'sell'],
      ['consent', ''],
      ['reason', ''],
    ] as const) {
      assert.deepEqual(wrong({ [field]: value }), [`#${field}`]);
    }
    assert.deepEqual(wrong({ items: undefined, others: '' }), ['#items']);
    assert.deepEqual(wrong({ 'from-month': '13' }), ['#from-day']);
  });

  it('shows what the file has against it beside its field, and no other error', () => {
    const at = (field: string) => {
      try {
        parseAgreements(text.replace('id: subject-access', `${field}\n    id: subject-access`));
      } catch (error) {
        return formErrorOf(error)?.href;
      }
      return undefined;
    };
    assert.equal(at('nothing: 1'), '#nothing');
    assert.equal(formErrorOf(new Error('x')), null);
  });
});
