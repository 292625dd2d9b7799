import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sentPreview } from './preview-form.ts';

const MODEL = {
  format: 'reeve-match-model/1',
  linkType: 'dedupe',
  columns: { surname: { from: 'surname' } },
  comparisons: [{ name: 'surname', levels: [{ when: { exact: 'surname' } }, { when: 'else' }] }],
  blocking: [{ on: ['surname'] }],
};
const file = (content: string | Uint8Array) => ({
  name: 'people.json',
  content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});
const problemsOf = (form: Parameters<typeof sentPreview>[0]) =>
  sentPreview(form).problems.map(({ field, text }) => `${field}: ${text}`);

describe('the form of a preview', () => {
  test('asks for one of three models', () => {
    assert.deepEqual(problemsOf({}), ['from: Choose which model to preview']);
    assert.deepEqual(problemsOf({ from: '__proto__' }), ['from: Choose which model to preview']);
    assert.deepEqual(sentPreview({ from: 'anew' }).asked, {
      from: 'anew',
      file: undefined,
      thresholds: null,
    });
  });

  test('takes thresholds in percent, both or neither, in doubt not above linked', () => {
    const { asked } = sentPreview({ from: 'in-force', link: '99.5', review: '20 %' });
    assert.deepEqual(asked?.thresholds, { link: 0.995, review: 0.2 });
    assert.match(problemsOf({ from: 'in-force' })[0] ?? '', /^link: Enter other thresholds/);
    assert.deepEqual(problemsOf({ from: 'anew', link: '90' }), [
      'review: Enter both thresholds, or neither',
    ]);
    assert.deepEqual(problemsOf({ from: 'anew', link: '10', review: '20' }), [
      'review: In doubt must not be above linked',
    ]);
    for (const link of ['0', '100', '-1', 'many', '1e1', '101']) {
      assert.match(problemsOf({ from: 'anew', link, review: '1' })[0] ?? '', /^link: /, link);
    }
  });

  test('reads a model, and says on which line one is wrong', () => {
    const good = sentPreview({ from: 'file', file: file(JSON.stringify(MODEL)) });
    assert.equal(good.asked?.file?.model.comparisons[0]?.name, 'surname');
    const wrong = JSON.stringify(
      { ...MODEL, blocking: [{ on: ['surname'], explod: [] }] },
      null,
      1,
    );
    assert.match(
      problemsOf({ from: 'file', file: file(wrong) })[0] ?? '',
      /people\.json, line \d+/,
    );
    assert.match(problemsOf({ from: 'file', file: file('{"a": 1') })[0] ?? '', /not JSON/);
    assert.match(
      problemsOf({ from: 'file', file: file(Uint8Array.of(0xff, 0xfe)) })[0] ?? '',
      /UTF-8/,
    );
    assert.deepEqual(problemsOf({ from: 'file', file: null }), [
      'file: Choose a file with a model',
    ]);
    assert.deepEqual(problemsOf({ from: 'file', file: file(new Uint8Array(26 * 2 ** 20)) }), [
      'file: The file must be smaller than 25 MB',
    ]);
  });

  test('passes over a file where another model was chosen', () => {
    const { asked, problems } = sentPreview({ from: 'anew', file: file('no model') });
    assert.deepEqual([problems, asked?.file], [[], undefined]);
  });
});
