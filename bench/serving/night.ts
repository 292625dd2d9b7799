/**
 * A night in a process of its own: the extracts of a month again, a share of whose rows says
 * something else, loaded and matched.
 *
 *   node bench/serving/night.ts URL BOROUGH MONTH SHARE
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { readExtract } from '../../src/cli/read-extract.ts';
import { withRecords } from '../../src/cli/session.ts';
import { sourceReading } from '../../src/cli/check-sample.ts';
import { openDatabase } from '../../src/database/index.ts';
import { readSourceDefinition } from '../../src/intake/index.ts';
import { silentProgress } from '../../src/kernel/index.ts';
import { loadExtract, matchPending } from '../../src/master-index/index.ts';
import { dayAfter, nextNight } from '../index-delta.ts';

const [url = '', borough = '', month = '', share = ''] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const db = await openDatabase({ url });
const [year, number] = month.split('-').map(Number);
const asAt = new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10);
for (const path of globSync(join(root, 'src/intake/sources/definitions/*.yaml'))) {
  const definition = readSourceDefinition(readFileSync(path, 'utf8'), path);
  const file = globSync(join(borough, 'extracts', '*', month, definition.extract.file ?? ''))[0];
  if (file === undefined) continue;
  await withRecords([file], sourceReading(definition), silentProgress, async (session) => {
    const read = await readExtract(await nextNight(session, definition, Number(share)), definition);
    const extract = { ...read, definition, fileName: basename(file), asAt: dayAfter(asAt) };
    await loadExtract(db, extract, { acceptedBy: 'bench' });
  });
  console.log(`${basename(file)} loaded`);
}
console.log(JSON.stringify(await matchPending(db, { by: 'bench' })));
await db.close();
