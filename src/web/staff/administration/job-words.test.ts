import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobGlance } from '../../../master-index/index.ts';
import { durationText, jobCounts, jobWords } from './job-words.ts';
import { sizeText } from './size-text.ts';

const job: JobGlance = {
  job: 7,
  kind: 'load',
  state: 'loading',
  askedBy: 'femi',
  request: 'r-1',
  queuedAt: '2026-03-01T10:00:00Z',
  startedAt: '2026-03-01T10:01:00Z',
  endedAt: null,
  source: 'council-tax-liability',
  asAt: '2026-02-28',
  preview: null,
  progress: { phase: 'read', done: 50, total: 200 },
  problem: null,
  counts: { 'counts.rows': 1200, 'counts.added': 3, extract: 9, 'matched.records': 4 },
};
const at = new Date('2026-03-01T10:03:05Z');

describe('a job in words', () => {
  test('says what it does, of what, how far it is and for how long', () => {
    const words = jobWords(job, at);
    assert.equal(words.title, 'Load an extract');
    assert.equal(words.about, 'council-tax-liability, as at 28 February 2026');
    assert.equal(words.progress, 'Read: 25%.');
    assert.equal(words.took, '2 min 5 s so far');
  });

  test('that has ended or not begun has no progress', () => {
    const ended = jobWords({ ...job, state: 'done', endedAt: '2026-03-01T10:01:04Z' }, at);
    assert.deepEqual([ended.took, ended.progress], ['4 seconds', '']);
    assert.equal(jobWords({ ...job, startedAt: null }, at).took, 'not begun');
  });

  test('that puts a model in force is told from one that matches changes', () => {
    const match = { ...job, kind: 'match' as const, source: null, asAt: null };
    assert.equal(jobWords(match, at).title, 'Match changes');
    assert.equal(jobWords({ ...match, preview: 3 }, at).title, 'Put a match model in force');
  });

  test('counts what people have a name for', () => {
    assert.deepEqual(jobCounts(job), [
      { label: 'Rows', count: '1,200' },
      { label: 'New records', count: '3' },
      { label: 'Records matched', count: '4' },
    ]);
  });

  test('durations and sizes are said as people say them', () => {
    assert.deepEqual([400, 1000, 59_000, 60_000, 4_320_000].map(durationText), [
      'under a second',
      '1 second',
      '59 seconds',
      '1 min 0 s',
      '1 h 12 min',
    ]);
    assert.deepEqual([0, 999, 1500, 2_345_000_000].map(sizeText), [
      '0 bytes',
      '999 bytes',
      '1.5 kB',
      '2.35 GB',
    ]);
  });
});
