import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { silentProgress } from '../../src/kernel/index.ts';
import { migrateIndex } from '../../src/master-index/index.ts';
import { generateBorough } from '../../src/synthetic/borough/generate.ts';
import { temporaryFolder } from '../cli/reeve.ts';
import { onDatabase, placeOf, withLocation } from '../database/with-database.ts';
import { useDeskModel } from '../master-index/stewardship/desk-records.ts';

const guide = readFileSync(
  new URL('../../docs/guides/load-every-night.md', import.meta.url),
  'utf8',
);
const definitions = fileURLToPath(
  new URL('../../src/intake/sources/definitions/', import.meta.url),
);
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** The blocks of a language in the guide. */
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  );
/** Checks units of systemd, where there is one. */
const ANALYSER = 'systemd-analyze';
const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

describe('the guide to loading every night', () => {
  test(
    'its script loads what came in order, keeps what is wrong, and says so',
    {
      skip: has('flock') ? false : 'needs flock, of util-linux',
    },
    () =>
      withLocation(
        'embedded',
        async (location) => {
          const home = temporaryFolder();
          const borough = temporaryFolder();
          await generateBorough(
            { people: 200, years: 1, extracts: 2, seed: 3, noise: 1 },
            borough,
            silentProgress,
          );
          const script = join(home, 'reeve-night');
          writeFileSync(script, blocks('sh')[0] ?? '', { mode: 0o700 });
          await onDatabase(location, async (db) => {
            await migrateIndex(db);
            // Changes are matched by it: the first match of all is run by hand, as the guide says.
            await useDeskModel(db);
          });
          const night = () =>
            spawnSync('sh', [script], {
              encoding: 'utf8',
              env: {
                ...process.env,
                REEVE_HOME: home,
                REEVE: `${process.execPath} ${main}`,
                REEVE_DATABASE: placeOf(location),
              },
            });
          const came = (name: string, month: string, from: string, to: string) => {
            mkdirSync(join(home, 'incoming', name), { recursive: true });
            const target = join(home, 'incoming', name, to);
            copyFileSync(join(borough, 'extracts', from.replace('MONTH', month)), target);
            return target;
          };
          mkdirSync(join(home, 'sources'));
          for (const name of ['libraries-borrowers', 'council-tax-liability']) {
            copyFileSync(join(definitions, `${name}.yaml`), join(home, 'sources', `${name}.yaml`));
          }
          const [first = '', second = ''] = readdirSync(
            join(borough, 'extracts', 'libraries'),
          ).sort();
          const borrowers = 'libraries/MONTH/BorrowerExport.csv';
          came('libraries-borrowers', second, borrowers, '2025-03-31.csv');
          came('libraries-borrowers', first, borrowers, '2025-02-28.csv');
          came('libraries-borrowers', first, borrowers, '2025-04-30.csv.part');
          const cut = came(
            'council-tax-liability',
            first,
            'council-tax/MONTH/ctax_liability.csv',
            '2025-02-28.csv',
          );
          appendFileSync(cut, '"a value that was cut');
          came(
            'council-tax-liability',
            second,
            'council-tax/MONTH/ctax_liability.csv',
            '2025-03-31.csv',
          );

          const ended = night();
          assert.equal(ended.status, 1, ended.stdout + ended.stderr);
          assert.match(
            ended.stdout,
            /council-tax-liability\/2025-02-28\.csv was not loaded:\nreeve: /,
          );
          assert.doesNotMatch(ended.stdout, /libraries|Matching/);
          assert.deepEqual(readdirSync(join(home, 'loaded', 'libraries-borrowers')).sort(), [
            '2025-02-28.csv',
            '2025-03-31.csv',
          ]);
          // What is newer than what is wrong waits, and so does what is still being written.
          assert.deepEqual(readdirSync(join(home, 'incoming', 'council-tax-liability')).sort(), [
            '2025-02-28.csv',
            '2025-03-31.csv',
          ]);
          assert.ok(
            existsSync(join(home, 'incoming', 'libraries-borrowers', '2025-04-30.csv.part')),
          );
          for (const folder of ['log', 'rejects', 'loaded']) {
            assert.equal(statSync(join(home, folder)).mode & 0o777, 0o700, folder);
          }

          // The right file comes in its place.
          copyFileSync(
            join(borough, 'extracts', 'council-tax', first, 'ctax_liability.csv'),
            join(home, 'incoming', 'council-tax-liability', '2025-02-28.csv'),
          );
          const next = night();
          assert.doesNotMatch(next.stdout, /was not loaded|Matching|anchor/, next.stdout);
          assert.equal(readdirSync(join(home, 'loaded', 'council-tax-liability')).length, 2);
          const extracts = await onDatabase(location, (db) =>
            db.query<{ as_at: string }>(
              `SELECT as_at FROM extract WHERE status = 'loaded' ORDER BY as_at`,
            ),
          );
          assert.deepEqual(
            extracts.map(({ as_at }) => as_at),
            ['2025-02-28', '2025-02-28', '2025-03-31', '2025-03-31'],
          );
          // A night with nothing new says nothing.
          const quiet = night();
          assert.deepEqual([quiet.status, quiet.stdout, quiet.stderr], [0, '', '']);
          assert.equal(
            readFileSync(join(home, 'anchors.jsonl'), 'utf8').trim().split('\n').length,
            3,
          );
        },
        'nothing',
      ),
  );

  test('its units are what systemd takes', {
    skip: has(ANALYSER) ? false : 'needs systemd-analyze, of systemd',
  }, () => {
    const folder = temporaryFolder();
    const units = blocks('ini').map((text) => {
      const [, name = ''] = /^# \/etc\/systemd\/system\/(\S+)/.exec(text) ?? [];
      const path = join(folder, name);
      // The script is not installed on this machine, and mail may not be.
      writeFileSync(path, text.replace('/usr/local/bin/reeve-night', '/bin/true'));
      return path;
    });
    assert.equal(units.length, 3);
    const { status, stderr } = spawnSync(ANALYSER, ['verify', '--man=no', ...units], {
      encoding: 'utf8',
    });
    const ours = stderr
      .split('\n')
      .filter((line) => line.includes(folder) || /reeve-night/.test(line));
    assert.deepEqual(ours, []);
    assert.equal(status, 0, stderr);
  });
});
