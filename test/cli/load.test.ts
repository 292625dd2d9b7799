import assert from 'node:assert/strict';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { placeOf, withLocation } from '../database/with-database.ts';
import { MEMBER_COLUMNS, members, POOL, POOL_CHANGES } from '../master-index/load/made-extracts.ts';
import { readRecords, reeve, reeveJson, reeveRefuses, temporaryFolder } from './reeve.ts';

/** Runs the command on an index of its own: its tests on a server are those of what it calls. */
function onIndex(
  work: (files: {
    readonly folder: string;
    /** Arguments of `reeve load` for a file of this text. */
    readonly load: (text: string, asAt: string) => string[];
  }) => Promise<void>,
) {
  return () =>
    withLocation(
      'embedded',
      async (location) => {
        const folder = temporaryFolder();
        const definition = join(folder, 'pool.yaml');
        writeFileSync(definition, POOL);
        const load = (text: string, asAt: string) => {
          const file = join(folder, `members-${asAt}.csv`);
          writeFileSync(file, text.replaceAll('|', ','));
          const where = placeOf(location);
          return ['load', definition, file, '--as-at', asAt, '--database', where];
        };
        await work({ folder, load });
      },
      'nothing',
    );
}

describe('reeve load', () => {
  test(
    'writes what it does not take to a file for its owner alone',
    onIndex(async ({ folder, load }) => {
      const rejects = join(folder, 'rejects.csv');
      // One that others can read is replaced, and not written to.
      writeFileSync(rejects, 'earlier', { mode: 0o644 });
      const text = `${MEMBER_COLUMNS}\n${members(1, 2)}\n3||"Ann ""A"" Marie"|1968-11-07|3 High Street|AB1 2CD\n`;
      const result = await reeveJson([...load(text, '2026-01-31'), '--rejects', rejects]);
      assert.partialDeepStrictEqual(result, {
        outcome: 'loaded',
        counts: { rows: 3, records: 2, rejected: 1 },
      });
      assert.match(String(result.sharing), /^No sharing agreements are in force: nobody sees/);
      assert.equal(statSync(rejects).mode & 0o777, 0o600);
      const [row, ...more] = readRecords(rejects);
      assert.partialDeepStrictEqual(row, { line: '4', column: 'SURNAME', value: '' });
      assert.notEqual(row?.reason, '');
      assert.deepEqual(more, []);
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.endsWith('.part')),
        [],
      );
    }),
  );

  test(
    'writes a value that a spreadsheet would take for a formula as a text',
    onIndex(async ({ folder, load }) => {
      const strict = POOL.replace('required: [surname]', 'rejectWrong: [dateOfBirth]');
      writeFileSync(join(folder, 'pool.yaml'), strict);
      const rejects = join(folder, 'rejects.csv');
      const text = `${MEMBER_COLUMNS}\n1|Latham|Ann|=HYPERLINK("x")|1 High Street|AB1 2CD\n`;
      await reeve([...load(text, '2026-01-31'), '--rejects', rejects]);
      const [row] = readRecords(rejects);
      assert.partialDeepStrictEqual(row, { column: 'DOB', value: `'=HYPERLINK("x")` });
    }),
  );

  test(
    'asks where an extract looks wrong, and refuses one that was cut off, with its line',
    onIndex(async ({ load }) => {
      const whole = `${MEMBER_COLUMNS}\n${members(1, 40)}\n`;
      await reeveJson(load(whole, '2026-01-31'));
      const few = load(`${MEMBER_COLUMNS}\n${members(1, 10)}\n`, '2026-02-28');
      const asked = await reeveRefuses('load/looks-wrong', few);
      assert.match(asked.hint ?? '', /--accept/);
      const cut = whole.replaceAll('Latham', 'Lathom').slice(0, -12);
      const { location } = await reeveRefuses('input/truncated-file', load(cut, '2026-03-31'));
      assert.equal(location.line, 41);
      // Nothing of it is there: what was loaded is unchanged.
      const again = await reeveJson(load(whole.replace('1 High', '1 Low'), '2026-04-30'));
      assert.partialDeepStrictEqual(again.counts, { unchanged: 39, changed: 1, added: 0, gone: 0 });
      const accepted = await reeveJson([
        ...load(`${MEMBER_COLUMNS}\n${members(1, 10)}\n`, '2026-05-31'),
        '--accept',
        'J. Okafor',
      ]);
      assert.partialDeepStrictEqual(accepted, { outcome: 'loaded', counts: { gone: 30 } });
    }),
  );

  test(
    'takes changes of a day when nothing changed, and asks where all would be gone',
    onIndex(async ({ folder, load }) => {
      await reeveJson(load(`${MEMBER_COLUMNS}\n${members(1, 3)}\n`, '2026-01-31'));
      const asked = await reeveRefuses(
        'load/looks-wrong',
        load(`${MEMBER_COLUMNS}\n`, '2026-02-28'),
      );
      assert.match(asked.message, /no rows/);
      const gone = await reeveJson([
        ...load(`${MEMBER_COLUMNS}\n`, '2026-02-28'),
        '--accept',
        'J. Okafor',
      ]);
      assert.partialDeepStrictEqual(gone, { outcome: 'loaded', counts: { rows: 0, gone: 3 } });

      const definition = join(folder, 'pool.yaml');
      writeFileSync(definition, POOL_CHANGES.replace('swimming-members', 'swimming-changes'));
      const header = `WHAT|${MEMBER_COLUMNS}\n`;
      await reeveJson(load(`${header}${members(1, 3).replaceAll(/^/gm, 'A|')}\n`, '2026-03-01'));
      for (const day of ['2026-03-02', '2026-03-03']) {
        const quiet = await reeveJson(load(header, day));
        assert.partialDeepStrictEqual(quiet, { outcome: 'loaded', counts: { rows: 0, gone: 0 } });
      }
    }),
  );

  test(
    'takes a file that is a header alone for one without rows, also where columns are unused',
    onIndex(async ({ folder, load }) => {
      writeFileSync(join(folder, 'pool.yaml'), `${POOL}columns: { unused: [LOCKER] }\n`);
      const header = `${MEMBER_COLUMNS}|LOCKER\n`;
      const empty = await reeveJson([...load(header, '2026-01-31'), '--accept', 'J. Okafor']);
      assert.partialDeepStrictEqual(empty, { outcome: 'loaded', counts: { rows: 0 } });
    }),
  );

  test(
    'says why rows were rejected and where they are, and what was not taken for gone',
    onIndex(async ({ folder, load }) => {
      const { stderr } = await reeve(load(`${MEMBER_COLUMNS}\n${members(1, 30)}\n`, '2026-01-31'));
      // The definition says by what records are known.
      assert.doesNotMatch(stderr, /like an id|identified by|row number/);
      const rows = members(1, 28)
        .replace(/^1\|Latham/m, '1|')
        .replace(/^2\|Latham/m, '2|')
        .replace(/^3\|/m, '|');
      const second = load(`${MEMBER_COLUMNS}\n${rows}\n`, '2026-02-28');
      const { stdout } = await reeve(second);
      assert.match(stdout, /3 rejected, 0 left out/);
      assert.match(stdout, /2 × SURNAME: .+\n {4}1 × NO: Blank/);
      assert.match(stdout, /--rejects FILE/);
      assert.match(stdout, /2 stay as they were/);
      assert.match(stdout, /3 are not in it and stay open/);
      const rejects = join(folder, 'rejects.csv');
      const again = await reeve([...second, '--rejects', rejects]);
      assert.ok(again.stdout.includes(`Each with its line: ${rejects}`));
      assert.equal(readRecords(rejects).length, 3);
    }),
  );

  test(
    'is followed by how good the extract was, beside the one before',
    onIndex(async ({ load }) => {
      await reeve(load(`${MEMBER_COLUMNS}\n${members(1, 4)}\n`, '2026-01-31'));
      const rows = members(1, 4).replace('|1968-11-07', '|').replace('AB1 2CD', '');
      const second = load(`${MEMBER_COLUMNS}\n${rows}\n`, '2026-02-28');
      await reeve(second);
      const where = second.slice(second.indexOf('--database'));
      const { stdout } = await reeve(['source', 'quality', ...where]);
      assert.match(stdout, /Swimming pool members .+extract of 2026-02-28.+since 2026-01-31/);
      assert.match(stdout, /Date of birth +75\.0% \(−25\.0\)/);
      assert.match(stdout, /Last name +100\.0%/);
      const { sources } = await reeveJson(['source', 'quality', 'swimming-members', ...where]);
      const [{ measures }] = sources as [{ measures: Record<string, unknown>[] }];
      assert.partialDeepStrictEqual(
        measures.find(
          ({ attribute, measure }) => attribute === 'postcode' && measure === 'complete',
        ),
        { role: 'member', count: 3, among: 4, share: 0.75, shareBefore: 1 },
      );
      await reeveRefuses('source/not-found', ['source', 'quality', 'nowhere', ...where]);
    }),
  );
});
