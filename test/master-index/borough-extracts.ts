import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readExtract } from '../../src/cli/read-extract.ts';
import { withRecords } from '../../src/cli/session.ts';
import { sourceReading } from '../../src/cli/check-sample.ts';
import { readSourceDefinition } from '../../src/intake/index.ts';
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

const definitionsFolder = new URL('../../src/intake/sources/definitions/', import.meta.url);

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
    const definitions = readdirSync(definitionsFolder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) =>
        readSourceDefinition(readFileSync(new URL(name, definitionsFolder), 'utf8'), name),
      );
    const names = globSync(join(folder, 'extracts/*/*')).map((path) => basename(path));
    const extracts: WholeExtract[][] = [];
    for (const month of [...new Set(names)].sort()) {
      const ofMonth: WholeExtract[] = [];
      const [year = 0, number = 0] = month.split('-').map(Number);
      const asAt = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
      for (const definition of definitions) {
        const files = globSync(join(folder, 'extracts/*', month, definition.extract.file ?? ''));
        for (const path of files) {
          // In a small borough a service may have nobody.
          if (readFileSync(path, 'latin1').trim().split('\n').length < 2) continue;
          const read = await withRecords(
            [path],
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
          ofMonth.push({ ...read, definition, fileName: basename(path), asAt });
        }
      }
      extracts.push(ofMonth);
    }
    return extracts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
