/** `reeve serve` as a process of its own, on a folder that nobody else may have meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from '../../src/cli/run-command.ts';
import { openDatabase } from '../../src/database/index.ts';
import { withLocation } from '../database/with-database.ts';
import { command, ended, key, serving } from './serving.ts';

test('a second command on the folder refuses and names the server, which goes on serving', async () => {
  await withLocation(
    'embedded',
    async (location) => {
      assert.ok('folder' in location);
      const { folder } = location;
      const { server, address, token, log } = await serving(folder);
      try {
        const { code, said } = await command('review', 'list', '--by', 'ann', '--database', folder);
        assert.equal(code, 2);
        assert.match(said, /database\/in-use/);
        assert.ok(said.includes(address), said);
        const answer = await fetch(`${address}/v1/sources?q=Whitfield`, {
          headers: { authorization: `Bearer ${token}` },
        });
        assert.equal(answer.status, 200);
        assert.deepEqual(await answer.json(), { items: [] });
      } finally {
        await ended(server);
      }
      assert.match(log(), /"route":"\/v1\/sources"/);
      assert.doesNotMatch(log(), /Whitfield/, 'what was asked stands in the log');
      // It gave the folder back.
      const db = await openDatabase({ folder });
      await db.close();
    },
    'nothing',
  );
});

test('a server in production refuses a development key, and a database that could lose commits', async () => {
  await withLocation('embedded', async (location) => {
    assert.ok('folder' in location);
    const args = ['serve', '--database', location.folder, '--port', '1'];
    const streams = {
      stdout: { write() {} },
      stderr: {
        said: '',
        write(text: string) {
          this.said += text;
          return true;
        },
      },
    };
    const provider = {
      REEVE_OIDC_ISSUER: 'https://sign-in.example.org',
      REEVE_OIDC_AUDIENCE: 'reeve-api',
      REEVE_OIDC_KEYS: 'https://sign-in.example.org/keys',
    };
    assert.equal(await runCommand(args, streams, { serve: { REEVE_DEVELOPMENT_KEY: key } }), 2);
    assert.match(streams.stderr.said, /serve\/development-key/);
    assert.equal(await runCommand(args, streams, { serve: provider }), 2);
    assert.match(streams.stderr.said, /database\/not-durable/);
  });
});
