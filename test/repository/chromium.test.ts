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

for (const name of ['chromium-headless-shell', 'chromium']) {
  test(`a missing Chromium is installed with apt-get, which has ${name}`, async (t) => {
    const install = `case "$*" in *"install "*" ${name}") ;; *) exit 0 ;; esac`;
    const create = `printf '' > "$PATH/${name}"; /bin/chmod 755 "$PATH/${name}"`;
    const machine = machineWith(t, { 'apt-get': `${install}\n${create}`, sudo, true: 'exit 0' });
    assert.deepEqual(await chromiumOn(machine), { ensured: null, skip: false });
  });
}

test('of two, the Chromium without windows is the one that tests drive', async (t) => {
  const machine = machineWith(t, { chromium: 'true', 'chromium-headless-shell': 'true' });
  const source = `import { chromiumLaunch } from '${join(repository, 'scripts/chromium.ts')}';
    process.stdout.write(chromiumLaunch().executablePath);`;
  const { output } = await command(process.execPath, ['--input-type=module', '--eval', source], {
    env: { PATH: machine, REEVE_CHROMIUM: undefined },
  });
  assert.equal(output, join(machine, 'chromium-headless-shell'));
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
