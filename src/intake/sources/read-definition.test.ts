import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ReeveError } from '../../kernel/index.ts';
import { sourceDefinitionJsonSchema } from './definition-schema.ts';
import { readSourceDefinition } from './read-definition.ts';

const DEFINITION = `format: reeve-source/1
name: swimming-members
title: Swimming pool members
service: leisure
holds: anyone
extract:
  cadence: monthly
  content: full
codes:
  fee: { A: Adult, J: Junior }
records:
  - role: member
    key: [MEMBER_NO]
    attributes:
      surname: SURNAME
      forenames: [FIRST, SECOND]
      dateOfBirth: { from: DOB, dates: { order: month-first } }
    required: [surname]
    facts:
      fee: { label: Fee, type: code, from: FEE, codes: fee }
`;

/** The error that a definition meets when a part of it is written otherwise. */
function refused(from: string, to: string): ReeveError {
  assert.ok(DEFINITION.includes(from), from);
  return refusedText(DEFINITION.replace(from, to));
}

function refusedText(text: string): ReeveError {
  try {
    readSourceDefinition(text, 'swimming.yaml');
  } catch (error) {
    assert.ok(error instanceof ReeveError, String(error));
    assert.equal(error.location.file, 'swimming.yaml');
    return error;
  }
  assert.fail('it was not refused');
}

/** Code, line and field of an error, which is where an engineer looks. */
function place({ code, location }: ReeveError): readonly unknown[] {
  return [code, location.line, location.field];
}

describe('a source definition', () => {
  it('is read from YAML, and the same from JSON', () => {
    const definition = readSourceDefinition(DEFINITION, 'swimming.yaml');
    assert.equal(definition.name, 'swimming-members');
    assert.deepEqual(definition.records?.[0]?.attributes.forenames, ['FIRST', 'SECOND']);
    const json = JSON.stringify(definition, null, '\t');
    assert.deepEqual(readSourceDefinition(json, 'swimming.json'), definition);
  });

  it('keeps codes as they are written, though they look like numbers or like yes and no', () => {
    const { codes } = readSourceDefinition(
      DEFINITION.replace('A: Adult', '01: First, N: None, true: Yes'),
      'swimming.yaml',
    );
    assert.deepEqual(Object.keys(codes?.fee ?? {}), ['01', 'N', 'true', 'J']);
  });

  it('that is not YAML is refused with its line', () => {
    const error = refused('  cadence: monthly', '  cadence: [monthly');
    assert.equal(error.code, 'source/syntax');
    assert.ok((error.location.line ?? 0) >= 7, String(error.location.line));
  });

  it('with a field twice is refused, as one of the two would be lost', () => {
    const error = refused('    key: [MEMBER_NO]', '    key: [MEMBER_NO]\n    key: [OTHER]');
    assert.deepEqual(place(error), ['source/syntax', 14, undefined]);
    assert.match(error.message, /twice/);
  });

  it('of another format is refused before anything else', () => {
    const error = refused('reeve-source/1', 'reeve-source/9');
    assert.deepEqual(place(error), ['source/format', 1, 'format']);
    assert.match(error.hint ?? '', /reeve-source\/1/);
  });

  it('with a field that is nearly right is told which was meant', () => {
    const top = refused('service: leisure', 'servise: leisure');
    assert.deepEqual(place(top), ['source/invalid', 4, 'servise']);
    const attribute = refused(
      '      surname: SURNAME',
      '      surname: SURNAME\n      lastname: X',
    );
    assert.deepEqual(place(attribute), ['source/invalid', 16, 'records[0].attributes.lastname']);
    const deep = refused('order: month-first', 'ordr: month-first');
    assert.deepEqual(place(deep), [
      'source/invalid',
      17,
      'records[0].attributes.dateOfBirth.dates.ordr',
    ]);
    assert.equal(deep.hint, 'Did you mean "order"?');
  });

  it('with a word that is not one of those known is told the nearest', () => {
    const error = refused('cadence: monthly', 'cadence: montly');
    assert.deepEqual(place(error), ['source/invalid', 7, 'extract.cadence']);
    assert.equal(error.hint, 'Did you mean "monthly"?');
  });

  it('with a number for a text is told to quote it', () => {
    const error = refused('key: [MEMBER_NO]', 'key: [{ text: 1 }]');
    assert.deepEqual(place(error), ['source/invalid', 13, 'records[0].key[0].text']);
    assert.equal(error.hint, 'Put it in quotes: "1".');
  });

  it('that names a list of codes that is not there is told the nearest', () => {
    const error = refused('codes: fee', 'codes: fees');
    assert.deepEqual(place(error), ['source/invalid', 20, 'records[0].facts.fee.codes']);
    assert.equal(error.hint, 'Did you mean "fee"?');
  });

  it('that requires an attribute which it does not read is refused', () => {
    const error = refused('required: [surname]', 'required: [fullName]');
    assert.deepEqual(place(error), ['source/invalid', 18, 'records[0].required[0]']);
  });

  it('that makes nothing of a row is refused', () => {
    const error = refusedText(DEFINITION.slice(0, DEFINITION.indexOf('records:')));
    assert.equal(error.code, 'source/invalid');
    assert.match(error.hint ?? '', /"records", "attachments" or both/);
  });

  it('of changes must say which column tells what happened', () => {
    const error = refused('content: full', 'content: changes');
    assert.deepEqual(place(error), ['source/invalid', 8, 'extract.content']);
    const read = readSourceDefinition(
      DEFINITION.replace(
        'content: full',
        'content: changes\n  change: { column: WHAT, removed: [D] }',
      ),
      'swimming.yaml',
    );
    assert.deepEqual(read.extract.change?.removed, ['D']);
  });

  it('with two records of one role, a pattern that is none, or an unused column that is used is refused', () => {
    const twice = refusedText(
      `${DEFINITION}  - role: member\n    key: [M2]\n    attributes: { surname: S2 }\n`,
    );
    assert.deepEqual(place(twice), ['source/invalid', 21, 'records[1].role']);
    const pattern = refused(
      'records:',
      'filters:\n  - name: tests\n    when: [{ column: SURNAME, matches: "(" }]\nrecords:',
    );
    assert.deepEqual(place(pattern), ['source/invalid', 13, 'filters[0].when[0].matches']);
    const unused = refused('records:', 'columns: { unused: [FEE] }\nrecords:');
    assert.deepEqual(place(unused), ['source/invalid', 11, 'columns.unused[0]']);
    const optional = refused('records:', 'columns: { optional: [SURNAM] }\nrecords:');
    assert.equal(optional.hint, 'Did you mean "SURNAME"?');
  });

  it('with a value of neither columns nor text, or a condition that asks nothing, is refused', () => {
    const nothing = refused('surname: SURNAME', 'surname: { join: " " }');
    assert.deepEqual(place(nothing), ['source/invalid', 15, 'records[0].attributes.surname']);
    const condition = refused('required: [surname]', 'live: [{ column: FEE }]');
    assert.deepEqual(place(condition), ['source/invalid', 18, 'records[0].live[0]']);
  });

  it('with any line lost, doubled or moved is read, or refused with its file', () => {
    const folder = new URL('definitions/', import.meta.url);
    const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    assert.ok(texts.length >= 21);
    let taken = 0;
    let refusals = 0;
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(), fc.nat(3), (text, a, b, how) => {
        const lines = text.split('\n');
        const [from, to] = [a % lines.length, b % lines.length];
        const [line = ''] =
          how === 3 ? [`${lines[from]}`.slice(0, -1)] : lines.slice(from, from + 1);
        lines.splice(from, how === 1 ? 0 : 1);
        if (how > 0) lines.splice(how === 3 ? from : to, 0, line);
        try {
          readSourceDefinition(lines.join('\n'), 'damaged.yaml');
          taken += 1;
        } catch (error) {
          assert.ok(error instanceof ReeveError, String(error));
          assert.equal(error.location.file, 'damaged.yaml');
          assert.ok(error.hint !== undefined && error.hint !== '');
          refusals += 1;
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(taken > 20 && refusals > 100, `${taken} taken, ${refusals} refused`);
  });

  it('of any text is refused with its file', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
        assert.match(refusedText(text).code, /^source\/(syntax|format|invalid)$/);
      }),
    );
  });

  it('whose aliases expand without end is refused', () => {
    const bomb = Array.from(
      { length: 12 },
      (_, i) => `a${i + 1}: &a${i + 1} [${Array(12).fill(`*a${i}`).join(', ')}]`,
    );
    assert.equal(refusedText(`a0: &a0 x\n${bomb.join('\n')}\n`).code, 'source/syntax');
  });

  it('that stands for itself is refused', () => {
    assert.equal(refusedText('&a [*a]').code, 'source/syntax');
  });
});

it('the published JSON Schema of source definitions is that of the code', () => {
  const published = readFileSync(
    new URL('../../../docs/source-definition.schema.json', import.meta.url),
    'utf8',
  );
  assert.deepEqual(
    JSON.parse(published),
    JSON.parse(JSON.stringify(sourceDefinitionJsonSchema())),
    'stale: run node scripts/run.mjs scripts/source-definition-schema.ts',
  );
});
