import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { command } from '../../scripts/command.ts';
import { repository } from './planted-tree.ts';

/** What `ensureLibreOffice` and then `skipWithoutLibreOffice` say where these are all commands. */
async function libreOfficeOn(t: TestContext, commands: Readonly<Record<string, string>>) {
  const machine = mkdtempSync(join(tmpdir(), 'reeve-machine-'));
  t.after(() => rmSync(machine, { recursive: true, force: true }));
  for (const [name, body] of Object.entries(commands)) {
    writeFileSync(join(machine, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  }
  const source = `import { ensureLibreOffice, skipWithoutLibreOffice } from '${join(repository, 'scripts/libreoffice.ts')}';
    const ensured = (await ensureLibreOffice()) ?? null;
    process.stdout.write('\\n' + JSON.stringify({ ensured, skip: skipWithoutLibreOffice() }));`;
  const { output } = await command(process.execPath, ['--input-type=module', '--eval', source], {
    env: { PATH: machine, REEVE_SOFFICE: undefined },
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as { ensured: unknown; skip: unknown };
}

test('a LibreOffice that is there is used, and nothing is installed', async (t) => {
  const machine = { soffice: 'true', 'apt-get': 'exit 99' };
  assert.deepEqual(await libreOfficeOn(t, machine), { ensured: null, skip: false });
});

test('a missing LibreOffice is installed without windows', async (t) => {
  const install = `case "$*" in *"install "*" libreoffice-calc-nogui") ;; *) exit 0 ;; esac`;
  const create = `printf '' > "$PATH/soffice"; /bin/chmod 755 "$PATH/soffice"`;
  const machine = {
    'apt-get': `${install}\n${create}`,
    sudo: 'shift; exec "$@"',
    true: 'exit 0',
  };
  assert.deepEqual(await libreOfficeOn(t, machine), { ensured: null, skip: false });
});

test('where it cannot be installed, its tests skip with a reason that CI refuses', async (t) => {
  const { ensured, skip } = await libreOfficeOn(t, {});
  assert.match(String(ensured), /^needs libreoffice: .*no apt-get here/);
  assert.match(String(skip), /^needs libreoffice: /);
});
