import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CommandOutput } from '../../src/cli/output.ts';
import { reviewCommand } from '../../src/cli/steward.ts';
import { silentProgress } from '../../src/kernel/index.ts';
import { onDatabase, placeOf, withLocation } from '../database/with-database.ts';
import {
  type DeskRecord,
  idsOf,
  useDeskModel,
  visit,
} from '../master-index/stewardship/desk-records.ts';

const ann: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'AB1 1AA', '01234 567890'];

/** Runs `reeve review` as whoever oversees stewards; gives what it said. */
async function review(...args: string[]): Promise<unknown> {
  let said: unknown;
  const output: CommandOutput = {
    work: (job) => job(silentProgress),
    result(value) {
      said = value;
    },
    end() {},
  };
  await reviewCommand(output)
    .exitOverride()
    .parseAsync([...args, '--by', 'lead'], { from: 'user' });
  return said;
}

test('known pairs are planted from a file, and what is wrong in it is told by line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-known-'));
  try {
    await withLocation('embedded', async (location) => {
      const [one, two] = await onDatabase(location, async (db) => {
        await useDeskModel(db);
        await visit(db, { k1: ann, k2: ann });
        return [(await idsOf(db, 'k1')).record, (await idsOf(db, 'k2')).record];
      });
      const at = ['--database', placeOf(location)];
      const file = join(folder, 'known.csv');
      const given = (...lines: readonly string[]) =>
        writeFileSync(file, ['record_a,record_b,truth', ...lines].join('\n'));

      given(`${one},${two},same`);
      assert.deepEqual(await review('plant', file, ...at), { planted: 1, knownBefore: 0 });
      assert.deepEqual(await review('plant', file, ...at), { planted: 0, knownBefore: 1 });

      given(`${one},${two},same`, `${one},${two},perhaps`);
      await assert.rejects(review('plant', file, ...at), /truth in line 3 cannot be "perhaps"/);
      given(`${one},999999,same`);
      await assert.rejects(review('plant', file, ...at), {
        code: 'check/unknown-record',
        location: { line: 2 },
      });
      writeFileSync(file, 'a,b\n1,2\n');
      await assert.rejects(review('plant', file, ...at), { code: 'check/file' });

      const shares = ['--checked', '10', '--mixed', '0'];
      assert.deepEqual(await review('checks', ...shares, ...at), { checked: 0.1, mixed: 0 });
      await assert.rejects(review('checks', '--checked', '60', '--mixed', '0', ...at), {
        code: 'check/share',
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
