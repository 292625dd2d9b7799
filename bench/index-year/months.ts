import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { placer } from '../../src/cli/load.ts';
import { readExtract } from '../../src/cli/read-extract.ts';
import { withRecords } from '../../src/cli/session.ts';
import { sourceReading } from '../../src/cli/check-sample.ts';
import type { Database } from '../../src/database/index.ts';
import {
  readGazetteer,
  readSourceDefinition,
  type SourceDefinition,
} from '../../src/intake/index.ts';
import { ReeveError, silentProgress } from '../../src/kernel/index.ts';
import { loadExtract } from '../../src/master-index/index.ts';

/** Definitions of the borough's sources, which come with Reeve. */
export function boroughDefinitions(root: string): SourceDefinition[] {
  const folder = join(root, 'src/intake/sources/definitions');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const path = join(folder, name);
      return readSourceDefinition(readFileSync(path, 'utf8'), path);
    });
}

/** Months that a borough has extracts of, `YYYY-MM`, in order. */
export function monthsOf(borough: string): string[] {
  return [...new Set(globSync(join(borough, 'extracts/*/*')).map((path) => basename(path)))].sort();
}

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
  const place = placer(await readGazetteer(globSync(join(borough, 'gazetteer/*.csv'))[0] ?? ''));
  return async (month) => {
    const counts = { added: 0, changed: 0, refused: 0 };
    const lastDay = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0));
    const asAt = lastDay.toISOString().slice(0, 10);
    for (const definition of definitions) {
      const files = join(borough, 'extracts', '*', month, definition.extract.file ?? '');
      for (const path of globSync(files)) {
        try {
          await withRecords([path], sourceReading(definition), silentProgress, async (session) => {
            const read = await readExtract(session, definition);
            const fileName = basename(path);
            const extract = { ...read, definition, fileName, asAt };
            const loaded = await loadExtract(db, extract, { place, acceptedBy: 'bench' });
            counts.added += loaded.counts.added;
            counts.changed += loaded.counts.changed;
          });
        } catch (error) {
          if (!(error instanceof ReeveError) || error.code !== 'input/truncated-file') throw error;
          counts.refused++;
        }
      }
    }
    return counts;
  };
}
