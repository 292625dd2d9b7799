import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { command } from '../../scripts/command.ts';
import { repository } from './planted-tree.ts';

/** A folder of commands, as the whole path of a machine. */
function machineWith(t: TestContext, commands: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-machine-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, body] of Object.entries(commands)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  }
  return folder;
}

/** What `ensureChromium` and then `skipWithoutChromium` say on such a machine. */
async function chromiumOn(machine: string): Promise<{ ensured: string | null; skip: unknown }> {
  const source = `import { ensureChromium, skipWithoutChromium } from '${join(repository, 'scripts/chromium.ts')}';
    const ensured = (await ensureChromium()) ?? null;
    process.stdout.write('\\n' + JSON.stringify({ ensured, skip: skipWithoutChromium() }));`;
  const args = ['--input-type=module', '--eval', source];
  const env = { PATH: machine, REEVE_CHROMIUM: undefined };
  const { output } = await command(process.execPath, args, { env });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

const sudo = 'shift; exec "$@"';

test('a Chromium that is there is used, and nothing is installed', async (t) => {
  const machine = machineWith(t, { chromium: 'true', 'apt-get': 'exit 99', sudo });
  assert.deepEqual(await chromiumOn(machine), { ensured: null, skip: false });
});

test('a missing Chromium is installed with apt-get', async (t) => {
  const install = 'case "$*" in *install*chromium*) ;; *) exit 0 ;; esac';
  const create = `printf '' > "$PATH/chromium"; /bin/chmod 755 "$PATH/chromium"`;
  const machine = machineWith(t, { 'apt-get': `${install}\n${create}`, sudo, true: 'exit 0' });
  assert.deepEqual(await chromiumOn(machine), { ensured: null, skip: false });
});

test('where it cannot be installed, browser tests skip with a reason that CI refuses', async (t) => {
  const { ensured, skip } = await chromiumOn(machineWith(t, {}));
  assert.match(ensured ?? '', /^needs chromium: .*no apt-get here/);
  assert.match(String(skip), /^needs chromium: /);
});

test('an apt-get that fails is quoted', async (t) => {
  const fails = 'case "$*" in *install*) echo "E: Unable to locate package"; exit 100 ;; esac';
  const { ensured } = await chromiumOn(machineWith(t, { 'apt-get': fails, sudo, true: 'exit 0' }));
  assert.match(ensured ?? '', /did not install it: E: Unable to locate package/);
});
