import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { matchCommand } from '../../src/cli/match.ts';
import { modelCommand } from '../../src/cli/model.ts';
import type { CommandOutput } from '../../src/cli/output.ts';
import type { Database } from '../../src/database/index.ts';
import { silentProgress } from '../../src/kernel/index.ts';
import { migrateIndex } from '../../src/master-index/index.ts';
import { onDatabase, placeOf, withLocation } from '../database/with-database.ts';
import {
  type DeskRecord,
  idsOf,
  useDeskModel,
  visit,
} from '../master-index/stewardship/desk-records.ts';

/** Runs `reeve model` or `reeve match`; gives what it said. */
async function reeve(name: 'model' | 'match', ...args: string[]): Promise<Record<string, unknown>> {
  let said: unknown;
  const output: CommandOutput = {
    work: (job) => job(silentProgress),
    result(value) {
      said = value;
    },
    end() {},
  };
  await (name === 'model' ? modelCommand : matchCommand)(output)
    .exitOverride()
    .parseAsync(args, { from: 'user' });
  return said as Record<string, unknown>;
}

const ann: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'AB1 1AA', '01234 567890'];
const moved: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'ZE9 9ZZ', '01234 567890'];

/** Others between the two, so that they are not written in one transaction. */
const others: Record<string, DeskRecord> = Object.fromEntries(
  Array.from({ length: 500 }, (_, i) => {
    const name = `Q${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}x`;
    const year = 1900 + (i % 90);
    return [`m${i}`, [name, `${name}son`, `${year}-05-0${1 + (i % 9)}`, `CD${i} 1AA`, `0199 ${i}`]];
  }),
);

test('a model is taken out, changed, looked at, and put in force', () =>
  withLocation('embedded', async (location) => {
    const where = placeOf(location);
    const personsOf = (db: Database) =>
      Promise.all(['k1', 'k2'].map(async (key) => (await idsOf(db, key)).person));
    const [one, other] = await onDatabase(location, async (db) => {
      await migrateIndex(db);
      await useDeskModel(db);
      await visit(db, { k1: ann, ...others, k2: moved });
      return personsOf(db);
    });
    assert.notEqual(one, other);
    const folder = mkdtempSync(join(tmpdir(), 'reeve-index-model-'));
    try {
      const [shown, changed] = [join(folder, 'model.json'), join(folder, 'laxer.json')];
      await reeve('model', 'show', shown, '--database', where);
      const model = JSON.parse(readFileSync(shown, 'utf8')) as { thresholds: object };
      const laxer = { ...model, thresholds: { link: 0.02, review: 0.01 } };
      writeFileSync(changed, JSON.stringify(laxer));

      const preview = await reeve('model', 'preview', '--model', changed, '--database', where);
      assert.equal(preview.joined, 1);
      const matched = await reeve('match', '--model', changed, '--database', where);
      assert.equal(matched.what, 'all');
      const [now, then] = await onDatabase(location, personsOf);
      assert.equal(now, then);
      assert.ok([one, other].includes(now as string));

      // Under the first model again they are two, though others stand between them.
      await reeve('match', '--model', shown, '--database', where);
      const again = await onDatabase(location, personsOf);
      assert.notEqual(again[0], again[1]);
      assert.ok(again.includes(now as string));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }));
