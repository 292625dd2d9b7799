import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type ConsentEvent, consentState, consentsAt } from '../index.ts';

const event = (kind: ConsentEvent['kind'], at: string, more: Partial<ConsentEvent> = {}) => ({
  person: 'p1',
  purpose: 'assess-care',
  kind,
  at,
  recordedBy: 'officer',
  how: 'telephone' as const,
  ...more,
});
const given = event('given', '2026-01-01T09:00:00Z');
const withdrawn = event('withdrawn', '2026-02-01T09:00:00Z');

describe('consent', () => {
  it('holds from when it is given, by purpose, with who, how and when', () => {
    assert.deepEqual(consentState([given], 'assess-care', '2026-01-01T08:59:59Z'), {
      state: 'never-given',
    });
    assert.deepEqual(consentState([given], 'assess-care', '2026-01-01T09:00:00Z'), {
      state: 'given',
      event: given,
    });
    assert.deepEqual(consentsAt([given], '2026-01-02T00:00:00Z'), new Set(['assess-care']));
    assert.equal(consentState([given], 'run-library', '2026-01-02T00:00:00Z').state, 'never-given');
  });

  it('is gone the moment it is withdrawn', () => {
    const events = [given, withdrawn];
    assert.equal(consentsAt(events, '2026-02-01T08:59:59.999Z').size, 1);
    assert.equal(consentsAt(events, '2026-02-01T09:00:00Z').size, 0);
    assert.equal(consentState(events, 'assess-care', '2026-02-01T09:00:00Z').state, 'withdrawn');
  });

  it('can be given again', () => {
    const again = event('given', '2026-03-01T09:00:00Z');
    assert.equal(consentsAt([given, withdrawn, again], '2026-03-01T09:00:00Z').size, 1);
  });

  it('lapses on its day', () => {
    const brief = event('given', '2026-01-01T09:00:00Z', { until: '2026-01-08T00:00:00Z' });
    assert.equal(consentsAt([brief], '2026-01-07T23:59:59Z').size, 1);
    assert.equal(consentState([brief], 'assess-care', '2026-01-08T00:00:00Z').state, 'lapsed');
  });

  it('is no consent where both were said at one moment', () => {
    const both = [given, event('withdrawn', given.at)];
    assert.equal(consentsAt(both, '2026-06-01T00:00:00Z').size, 0);
    assert.equal(consentsAt(both.toReversed(), '2026-06-01T00:00:00Z').size, 0);
  });

  it('does not depend on the order in which events are read', () => {
    const instant = fc.integer({ min: 1, max: 9 }).map((day) => `2026-01-0${day}T00:00:00Z`);
    const events = fc.array(
      fc
        .record({
          kind: fc.constantFrom('given' as const, 'withdrawn' as const),
          at: instant,
          until: fc.option(instant, { nil: undefined }),
          purpose: fc.constantFrom('assess-care', 'run-library'),
        })
        .map(({ kind, at, ...more }) => event(kind, at, more)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(events, instant, (all, at) => {
        assert.deepEqual(
          [...consentsAt(all, at)].sort(),
          [...consentsAt(all.toReversed(), at)].sort(),
        );
        // One more withdrawal now leaves nothing of its purpose.
        const after = consentsAt([...all, event('withdrawn', at)], at);
        assert.equal(after.has('assess-care'), false);
      }),
    );
  });
});
