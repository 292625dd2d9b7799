import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { boroughDefinitions, extractsOf, monthsOf } from '../../scripts/borough.ts';
import { sourceReading } from '../../src/cli/check-sample.ts';
import { readExtract } from '../../src/cli/read-extract.ts';
import { withRecords } from '../../src/cli/session.ts';
import { silentProgress } from '../../src/kernel/index.ts';
import type { ExtractRow, ExtractToLoad } from '../../src/master-index/index.ts';
import { generateBorough } from '../../src/synthetic/borough/generate.ts';

/** An extract with all its rows, which can be passed to another process as JSON. */
export type WholeExtract = Omit<ExtractToLoad, 'rows'> & {
  readonly allRows: readonly ExtractRow[];
};

/** An extract as a load takes it. */
export function toLoad({ allRows, ...extract }: WholeExtract): ExtractToLoad {
  return {
    ...extract,
    async *rows() {
      for (let from = 0; from < allRows.length; from += 1000)
        yield allRows.slice(from, from + 1000);
    },
  };
}

/** The monthly extracts of every source of a borough that is made for it, month by month. */
export async function boroughExtracts(settings: {
  readonly people: number;
  readonly months: number;
  readonly seed: number;
}): Promise<WholeExtract[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-borough-'));
  try {
    const { people, months, seed } = settings;
    await generateBorough(
      { people, years: 1, extracts: months, seed, noise: 1 },
      folder,
      silentProgress,
    );
    const definitions = boroughDefinitions();
    const extracts: WholeExtract[][] = [];
    for (const month of monthsOf(folder)) {
      const ofMonth: WholeExtract[] = [];
      for (const { file, definition, asAt } of extractsOf(folder, month, definitions)) {
        // In a small borough a service may have nobody.
        if (readFileSync(file, 'latin1').trim().split('\n').length < 2) continue;
        const read = await withRecords(
          [file],
          sourceReading(definition),
          silentProgress,
          async (session) => {
            const { rows, ...rest } = await readExtract(session, definition);
            const allRows: ExtractRow[] = [];
            for await (const batch of rows()) {
              for (const row of batch) if (row.values !== null) allRows.push(row);
            }
            return { ...rest, allRows };
          },
        );
        ofMonth.push({ ...read, definition, fileName: basename(file), asAt });
      }
      extracts.push(ofMonth);
    }
    return extracts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
