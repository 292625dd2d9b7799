import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runCommand } from '../../src/cli/run-command.ts';
import { sourceDefinitionJsonSchema } from '../../src/intake/sources/definition-schema.ts';
import { personAttributes } from '../../src/standards/index.ts';
import { temporaryFolder } from '../cli/reeve.ts';

const guide = readFileSync(
  new URL('../../docs/guides/set-up-a-source.md', import.meta.url),
  'utf8',
);
const folder = temporaryFolder();

/** The first block of a language in the guide. */
function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(guide)?.[1];
  assert.ok(found !== undefined, language);
  return found;
}

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly $defs: Readonly<Record<string, Schema>>;
}

describe('the guide to setting up a source', () => {
  it('shows what the check says of its example', async () => {
    const definition = join(folder, 'members.yaml');
    const sample = join(folder, 'members.csv');
    writeFileSync(definition, block('yaml'));
    writeFileSync(sample, block('csv'));
    let said = '';
    const code = await runCommand(
      ['source', 'check', definition, sample, '--as-at', '2025-03-31'],
      {
        stdout: { write: (text) => (said += text) },
        stderr: { write: () => true },
      },
    );
    assert.equal(code, 0);
    assert.equal(said.replace(sample, 'members.csv'), block('text'));
  });

  it('names every field of a definition, of a record and of a condition, and every attribute', () => {
    const schema = sourceDefinitionJsonSchema() as Schema;
    const { record, relationship, professional, marker, fact, valueOfColumns } = schema.$defs;
    const condition = schema.$defs['row-condition'];
    const parts = [
      schema,
      record,
      condition,
      relationship,
      professional,
      marker,
      fact,
      valueOfColumns,
    ];
    for (const part of parts) {
      assert.ok(part !== undefined);
      for (const field of Object.keys(part.properties)) {
        assert.ok(guide.includes(field), field);
      }
    }
    for (const name of Object.keys(personAttributes))
      assert.ok(guide.includes(`\`${name}\``), name);
  });
});
