import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IndexHealth, SourceOverview } from '../../../master-index/index.ts';
import { healthParts } from './health-words.ts';
import { sourcesToLookAt } from './source-health.ts';

const TODAY = '2026-03-10';
const source = (title: string, nextDue: string | null): SourceOverview => ({
  name: title,
  title,
  service: 'libraries',
  cadence: 'daily',
  content: 'full',
  kinds: [],
  loaded: {
    asAt: '2026-03-01',
    loadedAt: '2026-03-02T01:00:00Z',
    status: 'loaded',
    warnings: [],
  } as unknown as NonNullable<SourceOverview['loaded']>,
  begun: null,
  nextDue,
});
const well: IndexHealth = {
  database: {
    kind: 'server',
    version: '17.5',
    bytes: 3e9,
    isWritable: true,
    migration: { name: '0017_model_previews', appliedAt: '2026-03-01T00:00:00Z' },
    migrations: 16,
  },
  model: {
    modelId: 2,
    from: '2026-03-01T00:00:00Z',
    until: null,
    by: 'femi',
    appliedAt: '2026-03-01T01:00:00Z',
  },
  pending: { count: 0, isMore: false },
  sources: [source('On time', '2026-03-10')],
  audit: {
    verification: 1,
    by: 'helen',
    beganAt: '2026-03-08T00:00:00Z',
    endedAt: '2026-03-08T00:00:20Z',
    entries: 1234,
    breaks: 0,
    firstBreak: null,
  },
  jobs: { open: 0, failed: 0 },
};
const installation = { isDurable: true, freeBytes: null };
const marked = (
  health: IndexHealth,
  more = installation as { isDurable: boolean; freeBytes: number | null },
) =>
  healthParts(health, more, TODAY)
    .filter(({ kind }) => kind === 'warned' || kind === 'failed')
    .map(({ name, tag }) => `${name}: ${tag}`);

describe('the health of an installation', () => {
  test('of which all is well marks nothing', () => {
    assert.deepEqual(marked(well), []);
  });

  test('marks what somebody has to do something about', () => {
    assert.deepEqual(marked({ ...well, database: { ...well.database, isWritable: false } }), [
      'Database: Read only',
    ]);
    assert.deepEqual(marked({ ...well, database: { ...well.database, kind: 'embedded' } }), [
      'A power cut: May lose the latest',
    ]);
    assert.deepEqual(marked(well, { isDurable: true, freeBytes: 1e9 }), [
      'Room on the disk: Little',
    ]);
    assert.deepEqual(marked({ ...well, model: null }), ['Match model: None yet']);
    assert.deepEqual(
      marked({
        ...well,
        model: { ...(well.model as NonNullable<IndexHealth['model']>), appliedAt: null },
      }),
      ['Match model: Half applied'],
    );
    assert.deepEqual(marked({ ...well, audit: null }), ['Audit: Not verified']);
    assert.deepEqual(
      marked({
        ...well,
        audit: { ...(well.audit as NonNullable<IndexHealth['audit']>), breaks: 2 },
      }),
      ['Audit: Does not hold'],
    );
    assert.deepEqual(marked({ ...well, jobs: { open: 1, failed: 3 } }), ['Jobs: 3 failed']);
  });

  test('an audit that was verified longer than eight days ago is to be verified again', () => {
    const ago = (endedAt: string) =>
      marked({ ...well, audit: { ...(well.audit as NonNullable<IndexHealth['audit']>), endedAt } });
    assert.deepEqual(ago('2026-03-02T00:00:00Z'), []);
    assert.deepEqual(ago('2026-03-01T23:00:00Z'), ['Audit: Verified long ago']);
  });

  test('lists the sources that are late, and no other', () => {
    const health = { ...well, sources: [...well.sources, source('Late', '2026-03-09')] };
    assert.deepEqual(
      sourcesToLookAt(health, TODAY).map(({ title, state }) => [title, state.tag]),
      [['Late', 'Late']],
    );
    assert.deepEqual(marked(health), ['Sources: 1 to look at']);
  });

  test('says how much waits to be matched', () => {
    const text = (count: number, isMore: boolean) =>
      healthParts({ ...well, pending: { count, isMore } }, installation, TODAY).find(
        ({ name }) => name === 'Match model',
      )?.text;
    assert.match(text(12, false) ?? '', /12 changes wait/);
    assert.match(text(100_000, true) ?? '', /100,000 or more changes wait/);
  });
});
