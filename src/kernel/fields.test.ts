import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOf, valueAt } from './fields.ts';

const document = { agreements: [{ id: 'one', until: null }] };

test('what stands in a document is found by its path', () => {
  assert.equal(valueAt(document, []), document);
  assert.equal(valueAt(document, ['agreements', 0, 'id']), 'one');
  assert.equal(valueAt(document, ['agreements', 0, 'until']), null);
});

test('where nothing stands, nothing is found, whatever the field is called', () => {
  for (const path of [
    ['agreements', 1, 'id'],
    ['limits', 0],
    ['agreements', 0, 'constructor'],
  ]) {
    assert.equal(valueAt(document, path), undefined, path.join());
  }
  assert.equal(valueAt(document, ['agreements', 0, 'until', 'year']), undefined);
});

test('a path reads as errors write it, and of the whole document there is none', () => {
  assert.deepEqual(fieldOf(['agreements', 2, 'items', 0]), { field: 'agreements[2].items[0]' });
  assert.deepEqual(fieldOf([0, 'id']), { field: '[0].id' });
  assert.deepEqual(fieldOf([]), {});
});
