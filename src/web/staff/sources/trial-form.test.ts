import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ReeveError } from '../../../kernel/index.ts';
import { LARGEST_SAMPLE, sentTrial, trialProblem } from './trial-form.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the form of a trial', () => {
  test('takes what is pasted, and rather a file', () => {
    const pasted = sentTrial({ definition: 'name: a', sample: 'A,B\n1,2' });
    assert.equal(pasted.trial?.definition.text, 'name: a');
    assert.equal(pasted.trial?.sample.name, 'pasted.csv');
    assert.equal(pasted.trial?.asAt, null);
    const file = sentTrial({
      definition: 'name: a',
      'definition-file': { name: 'b.yaml', content: bytes('name: b') },
      sample: '{"A":1}',
      day: '1',
      month: '2',
      year: '2026',
    });
    assert.deepEqual(file.trial?.definition, { name: 'b.yaml', text: 'name: b' });
    assert.equal(file.fields.definition, 'name: b', 'to be put right in the page');
    assert.equal(file.trial?.sample.name, 'pasted.jsonl');
    assert.equal(file.trial?.asAt, '2026-02-01');
  });

  test('says all that is wrong at once, and in which field', () => {
    const { trial, problems } = sentTrial({ definition: ' ', day: '31', month: '2', year: '2026' });
    assert.equal(trial, null);
    assert.deepEqual(
      problems.map(({ field }) => field),
      ['definition', 'sample', 'as-at'],
    );
  });

  test('refuses what is too large, empty or no text', () => {
    const problemOf = (form: Parameters<typeof sentTrial>[0]): string | undefined =>
      sentTrial({ definition: 'a', sample: 'b', ...form }).problems[0]?.text;
    const large = new Uint8Array(LARGEST_SAMPLE + 1);
    assert.match(problemOf({ 'sample-file': { name: 'a', content: large } }) ?? '', /5 MB/);
    assert.match(problemOf({ 'definition-file': { name: 'a', content: large } }) ?? '', /256 kB/);
    const none = new Uint8Array();
    assert.match(problemOf({ 'sample-file': { name: 'a', content: none } }) ?? '', /empty/);
    const odd = new Uint8Array([0xff, 0xfe, 0x00]);
    assert.match(problemOf({ 'definition-file': { name: 'a', content: odd } }) ?? '', /UTF-8/);
  });

  test('shows where in the definition an error is', () => {
    const { trial } = sentTrial({ definition: 'a: 1\r\nb: 2\r\nc: 3\r\nd: 4', sample: 'x' });
    assert.ok(trial !== null);
    const location = { file: trial.definition.name, line: 4, field: 'd' };
    const problem = trialProblem(new ReeveError('source/invalid', 'Wrong', { location }), trial);
    assert.equal(problem.field, 'definition');
    assert.equal(problem.text, 'The definition, line 4, at d: Wrong');
    assert.deepEqual(
      problem.excerpt.map(({ number, text, isWrong }) => [number, text, isWrong]),
      [
        [2, 'b: 2', false],
        [3, 'c: 3', false],
        [4, 'd: 4', true],
      ],
    );
    const ofSample = new ReeveError('input/x', 'Cut off', { location: { file: 'x.csv', line: 9 } });
    assert.equal(trialProblem(ofSample, trial).field, 'sample');
  });
});
