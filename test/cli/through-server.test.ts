/** Commands on a folder that a server has go through it, or refuse and name it. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openDatabase } from '../../src/database/index.ts';
import { withLocation } from '../database/with-database.ts';
import { POOL } from '../master-index/load/made-extracts.ts';
import { command, ended, serving } from './serving.ts';

const files = mkdtempSync(join(tmpdir(), 'reeve-through-'));
after(() => rmSync(files, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(files, name);
  writeFileSync(path, text);
  return path;
}

const header = 'NO,SURNAME,FIRST,DOB,LINE1,POSTCODE\n';
const rowsOf = (from: number, count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `${from + i},Member${from + i},Ann,12/03/19${60 + (i % 40)},1 High Street,LS1 1AA\n`,
  ).join('');

test('loads and matches on a served folder go through its server, while it answers', async () => {
  await withLocation('embedded', async (location) => {
    assert.ok('folder' in location);
    const { folder } = location;
    const definition = file('pool.yaml', POOL);
    const members = file('members.csv', header + rowsOf(1, 600));
    const more = file('more.csv', header + rowsOf(1, 620));
    const { server, address, token, log } = await serving(folder);
    try {
      assert.equal(statSync(join(folder, 'server-token')).mode & 0o777, 0o600);
      const at = (date: string) => ['--as-at', date, '--database', folder, '--json'];
      const loaded = await command('load', definition, members, ...at('2026-01-31'));
      assert.equal(loaded.code, 0, loaded.said);
      assert.ok(loaded.said.includes(address), 'it says who loads it');
      const first = JSON.parse(loaded.result);
      assert.deepEqual([first.outcome, first.counts.added], ['loaded', 600]);

      // Questions are answered while the second is loaded.
      const answers: number[] = [];
      const asking = setInterval(async () => {
        const answer = await fetch(`${address}/v1/sources`, {
          headers: { authorization: `Bearer ${token}` },
        });
        answers.push(answer.status);
      }, 20);
      const second = await command('load', definition, more, ...at('2026-02-28'));
      clearInterval(asking);
      assert.deepEqual(JSON.parse(second.result).counts.added, 20);
      assert.ok(answers.length > 0 && answers.every((status) => status === 200), String(answers));

      const matched = await command('match', '--database', folder, '--json');
      assert.equal(matched.code, 0, matched.said);
      assert.equal(JSON.parse(matched.result).records, 620);

      const wrong = await command('load', definition, file('few.csv', header), ...at('2026-03-31'));
      assert.equal(wrong.code, 2);
      assert.match(wrong.said, /load\/looks-wrong/);
      const rejects = join(files, 'rejects.csv');
      const nameless = file('nameless.csv', `${header}${rowsOf(1, 619)}620,,Noname,,,\n`);
      const partly = ['--rejects', rejects];
      const third = await command('load', definition, nameless, ...at('2026-03-31'), ...partly);
      assert.equal(JSON.parse(third.result).counts?.rejected, 1, third.said);
      assert.match(readFileSync(rejects, 'utf8'), /^line,column,value,reason\r\n621,SURNAME,/);
      assert.equal(statSync(rejects).mode & 0o777, 0o600);
      const gazetteer = ['--gazetteer', nameless];
      const refused = await command('load', definition, more, ...at('2026-02-28'), ...gazetteer);
      assert.match(refused.said, /cli\/server-has-index/);
      assert.deepEqual(readdirSync(join(folder, 'uploads')), []);
    } finally {
      await ended(server);
    }
    assert.ok(!log().includes('Member1'), 'what was loaded stands in the log');
    assert.ok(!readdirSync(folder).includes('server-token'));
    // Nothing that was loaded meanwhile is lost.
    const db = await openDatabase({ folder });
    const [kept] = await db.query(
      'SELECT count(*) AS n FROM record_version WHERE closed_by IS NULL',
    );
    assert.deepEqual(kept, { n: 620 });
    await db.close();
  });
});

test('where its token cannot be read, a command refuses and names the server', async () => {
  await withLocation('embedded', async (location) => {
    assert.ok('folder' in location);
    const { folder } = location;
    const { server, address } = await serving(folder);
    try {
      rmSync(join(folder, 'server-token'));
      const { code, said } = await command('match', '--database', folder);
      assert.equal(code, 2);
      assert.match(said, /database\/in-use/);
      assert.ok(said.includes(address) && said.includes(String(server.pid)), said);
      // Somebody else's token is none.
      writeFileSync(join(folder, 'server-token'), 'reeve-0000');
      assert.match((await command('match', '--database', folder)).said, /auth\/token/);
    } finally {
      await ended(server);
    }
  });
});

test('a server that is killed while it loads says so when it is back, and nothing is half-loaded', async () => {
  await withLocation('embedded', async (location) => {
    assert.ok('folder' in location);
    const { folder } = location;
    const definition = file('pool.yaml', POOL);
    const members = file('many.csv', header + rowsOf(1, 20_000));
    const at = ['--as-at', '2026-01-31', '--database', folder, '--json'];
    const first = await serving(folder);
    const loading = command('load', definition, members, ...at);
    const jobs = async (of: typeof first) => {
      const answer = await fetch(`${of.address}/v1/jobs`, {
        headers: { authorization: `Bearer ${of.token}` },
      });
      return ((await answer.json()) as { items: Record<string, never>[] }).items;
    };
    while ((await jobs(first))[0]?.state !== 'loading');
    first.server.kill('SIGKILL');
    assert.equal((await loading).code, 2);
    assert.equal(readdirSync(join(folder, 'uploads')).length, 1, 'its file is left');
    const second = await serving(folder);
    try {
      const [job] = await jobs(second);
      assert.equal(job?.state, 'failed');
      assert.equal((job?.problem as { code: string } | undefined)?.code, 'job/interrupted');
      assert.deepEqual(readdirSync(join(folder, 'uploads')), []);
      const again = await command('load', definition, members, ...at);
      assert.equal(JSON.parse(again.result).counts?.added, 20_000, again.said);
    } finally {
      await ended(second.server);
    }
  });
});
