/**
 * A night in processes of their own, as the commands are: the extracts of a month again, a share of
 * whose rows says something else, loaded; then what changed, matched.
 *
 *   node bench/serving/night.ts load URL BOROUGH MONTH SHARE
 *   node bench/serving/night.ts match URL
 */
import { basename } from 'node:path';
import process from 'node:process';
import { extractsOf } from '../../scripts/borough.ts';
import { sourceReading } from '../../src/cli/check-sample.ts';
import { readExtract } from '../../src/cli/read-extract.ts';
import { withRecords } from '../../src/cli/session.ts';
import { stepBack } from '../../src/cli/step-back.ts';
import { openDatabase } from '../../src/database/index.ts';
import { dayAfter, silentProgress } from '../../src/kernel/index.ts';
import { loadExtract, matchPending } from '../../src/master-index/index.ts';
import { nextNight } from '../index-delta.ts';

const [what, url = '', borough = '', month = '', share = ''] = process.argv.slice(2);
if (what === 'load') stepBack();
const db = await openDatabase({ url });
for (const { definition, file, asAt } of what === 'load' ? extractsOf(borough, month) : []) {
  await withRecords([file], sourceReading(definition), silentProgress, async (session) => {
    const read = await readExtract(await nextNight(session, definition, Number(share)), definition);
    const extract = { ...read, definition, fileName: basename(file), asAt: dayAfter(asAt) };
    await loadExtract(db, extract, { acceptedBy: 'bench' });
  });
  console.log(`${basename(file)} loaded`);
}
if (what === 'match') console.log(JSON.stringify(await matchPending(db, { by: 'bench' })));
await db.close();
