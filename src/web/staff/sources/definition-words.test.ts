import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { columnUses, readSourceDefinition, type SourceDefinition } from '../../../intake/index.ts';
import { definitionWords, type Words } from './definition-words.ts';

const folder = fileURLToPath(new URL('../../../intake/sources/definitions', import.meta.url));
const definitions = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readSourceDefinition(readFileSync(join(folder, name), 'utf8'), name));

function plain(words: Words): string {
  return words
    .map((each) =>
      typeof each === 'string' ? each : 'column' in each ? `[${each.column}]` : `“${each.said}”`,
    )
    .join('');
}

function rowsOf(definition: SourceDefinition) {
  const { about, rows, kinds } = definitionWords(definition);
  return [
    ...about,
    ...rows,
    ...kinds.flatMap((kind) => [...kind.rules, ...kind.attributes, ...kind.facts]),
  ];
}

describe('a definition in plain words', () => {
  for (const definition of definitions) {
    test(`${definition.name} names every column that it uses, and nothing that is not there`, () => {
      const rows = rowsOf(definition);
      const told = new Set(
        rows.flatMap(({ words }) =>
          words.flatMap((each) =>
            typeof each === 'object' && 'column' in each ? [each.column] : [],
          ),
        ),
      );
      const used = new Set([...columnUses(definition)].map(({ column }) => column));
      assert.deepEqual(
        [...used].filter((column) => !told.has(column)),
        [],
      );
      assert.doesNotMatch(rows.map(({ words }) => plain(words)).join('\n'), /undefined|object/);
    });
  }

  test('says how a value comes from its columns', () => {
    const made = readSourceDefinition(
      `{ format: reeve-source/1, name: a, title: A, service: s, holds: anyone,
         extract: { cadence: weekly, content: full },
         records: [{ role: r, key: [NO, { text: C }], when: [{ column: T, is: [X, Y], matches: z }, { column: U, isBlank: false }],
           attributes: { surname: { from: [B, A], firstFilled: true, blank: [NONE] }, sex: { text: female },
             email: { from: E, split: ";", when: [{ column: C, isNot: [N] }] }, dateOfBirth: { from: D, dates: { order: month-first } } },
           facts: { state: { label: State, type: code, from: S, codes: { L: Live } } } }] }`,
      'made',
    );
    const [kind] = definitionWords(made).kinds;
    const said = [...(kind?.rules ?? []), ...(kind?.attributes ?? []), ...(kind?.facts ?? [])].map(
      ({ label, words }) => `${label}: ${plain(words)}`,
    );
    assert.deepEqual(said, [
      'A row has one: [T] is “X” or “Y” and matches “z”, and [U] is filled',
      'Told apart by: [NO] and “C”',
      'Last name: The first that is filled of [B], [A]; nothing where it says “NONE”',
      'Date of birth: [D]; month first',
      'Sex: Always “female”',
      'Email: [E]; several, between “;”; where [C] is not “N”',
      'State: Code from [S]',
    ]);
    assert.deepEqual(kind?.facts[0]?.codes, [{ code: 'L', means: 'Live' }]);
  });
});
