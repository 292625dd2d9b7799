import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ListedExtract, SourceOverview } from '../../../master-index/index.ts';
import { needsALook, sourceState } from './source-list.ts';

const TODAY = '2026-04-01';
const extract = (more: Partial<ListedExtract> = {}): ListedExtract => ({
  extract: 1,
  source: 'libraries-borrowers',
  kind: 'full',
  asAt: '2026-03-31',
  fileName: 'borrowers.csv',
  sha256: 'x',
  status: 'loaded',
  counts: {},
  warnings: [],
  acceptedBy: null,
  startedAt: '2026-03-31T01:00:00Z',
  loadedAt: '2026-03-31T01:01:00Z',
  ...more,
});
const source = (more: Partial<SourceOverview> = {}): SourceOverview => ({
  name: 'libraries-borrowers',
  title: 'Library borrowers',
  service: 'libraries',
  cadence: 'monthly',
  content: 'full',
  kinds: [],
  loaded: extract(),
  begun: null,
  nextDue: '2026-05-02',
  ...more,
});

describe('how a source is doing', () => {
  for (const [what, is, kind, marked] of [
    ['with what is due', source(), 'well', false],
    ['on the day by which the next is due', source({ nextDue: TODAY }), 'well', false],
    ['a day after', source({ nextDue: '2026-03-31' }), 'late', true],
    ['that sends as it likes', source({ nextDue: null }), 'well', false],
    ['without any extract', source({ loaded: null, nextDue: null }), 'none', true],
    [
      'with warnings',
      source({ loaded: extract({ warnings: ['it has no rows'] }) }),
      'warned',
      true,
    ],
    [
      'whose last extract failed',
      source({ begun: extract({ status: 'rolled-back' }) }),
      'failed',
      true,
    ],
    [
      'that is late and loads',
      source({ nextDue: '2026-01-01', begun: extract({ status: 'loading' }) }),
      'loading',
      false,
    ],
  ] as const) {
    test(`${what}: ${kind}`, () => {
      const state = sourceState(is, TODAY);
      assert.equal(state.kind, kind);
      assert.equal(needsALook(state), marked);
      assert.notEqual(state.text, '');
    });
  }
});
