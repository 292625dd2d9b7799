import { extractsOf, gazetteerOf } from '../../scripts/borough.ts';
import { placer } from '../../src/cli/load.ts';
import { withExtract } from '../../src/cli/read-extract.ts';
import type { Database } from '../../src/database/index.ts';
import { readGazetteer, type SourceDefinition } from '../../src/intake/index.ts';
import { ReeveError, silentProgress } from '../../src/kernel/index.ts';
import { loadExtract } from '../../src/master-index/index.ts';

/** What a month brought. */
export interface LoadedMonth {
  readonly added: number;
  readonly changed: number;
  /** Files that were refused as cut off: a service sends the next month's instead. */
  readonly refused: number;
}

/** Loads all that a borough's services sent in a month, as `reeve load` does. */
export async function monthLoader(
  db: Database,
  borough: string,
  definitions: readonly SourceDefinition[],
): Promise<(month: string) => Promise<LoadedMonth>> {
  const place = placer(await readGazetteer(gazetteerOf(borough)));
  return async (month) => {
    const counts = { added: 0, changed: 0, refused: 0 };
    for (const sent of extractsOf(borough, month, definitions)) {
      try {
        await withExtract(sent, silentProgress, async (extract) => {
          const loaded = await loadExtract(db, extract, { place, acceptedBy: 'bench' });
          counts.added += loaded.counts.added;
          counts.changed += loaded.counts.changed;
        });
      } catch (error) {
        if (!(error instanceof ReeveError) || error.code !== 'input/truncated-file') throw error;
        counts.refused++;
      }
    }
    return counts;
  };
}
