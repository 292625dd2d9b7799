import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SAMPLE_TRUTH_COLUMN, sampleSources } from './sources.ts';

describe('sample extracts', () => {
  const sources = sampleSources({ people: 1500, seed: 3 });

  it('come from three services, each with columns of its own', () => {
    assert.deepEqual(
      sources.map(({ name }) => name),
      ['council-tax', 'library', 'housing'],
    );
    const own = sources.flatMap(({ columns }) =>
      columns.filter((column) => column !== SAMPLE_TRUTH_COLUMN && column !== 'title'),
    );
    assert.equal(new Set(own).size, own.length);
  });

  it('have a value for every column and a key for every row', () => {
    for (const { name, columns, rows } of sources) {
      assert.ok(rows.length > 100, `${name} has ${rows.length} rows`);
      assert.ok(rows.every((row) => row.length === columns.length));
      assert.equal(new Set(rows.map(([key]) => key)).size, rows.length);
    }
  });

  it('overlap: hundreds of people are known to two services or more', () => {
    const held = sources.map(({ rows }) => new Set(rows.map((row) => row.at(-1))));
    const [tax, library] = held as [Set<string>, Set<string>];
    assert.ok([...tax].filter((person) => library.has(person)).length > 300);
  });

  it('are the same for the same seed', () => {
    assert.deepEqual(sampleSources({ people: 1500, seed: 3 }), sources);
    assert.notDeepEqual(sampleSources({ people: 1500, seed: 4 }), sources);
  });
});
