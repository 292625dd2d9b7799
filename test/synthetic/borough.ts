import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { parse } from 'csv-parse/sync';
import { silentProgress } from '../../src/kernel/index.ts';
import {
  type BoroughManifest,
  type BoroughSettings,
  generateBorough,
} from '../../src/synthetic/borough/generate.ts';
import { CouncilTax } from '../../src/synthetic/borough/sources/council-tax.ts';

export const SMALL: BoroughSettings = { people: 1500, years: 1, extracts: 3, seed: 7, noise: 1 };

// Made at once, so that the folder goes when the file ends and not when the first test does.
const root = mkdtempSync(join(tmpdir(), 'reeve-borough-'));
let boroughs = 0;
after(() => rmSync(root, { recursive: true, force: true }));

/** A borough made for a test, in a folder that goes when the test file ends. */
export interface MadeBorough {
  readonly folder: string;
  readonly manifest: BoroughManifest;
  /** Rows of a file of the truth, or of an extract without troubles, by column. */
  rows(path: string): Record<string, string>[];
  /** Lines of the gazetteer, each with as many fields as its type has. */
  gazetteer(): string[][];
}

export async function makeBorough(
  settings: Partial<BoroughSettings> = {},
  parts: Parameters<typeof generateBorough>[3] = {},
): Promise<MadeBorough> {
  boroughs += 1;
  const folder = join(root, String(boroughs));
  mkdirSync(folder);
  // One source, unless a test is about others: most are about the world.
  const manifest = await generateBorough({ ...SMALL, ...settings }, folder, silentProgress, {
    sources: [new CouncilTax()],
    ...parts,
  });
  return {
    folder,
    manifest,
    rows: (path) => parse(readFileSync(join(folder, path)), { columns: true, bom: true }),
    gazetteer: () => {
      const file = manifest.files.find(({ path }) => path.startsWith('gazetteer/'));
      const text = readFileSync(join(folder, file?.path ?? ''));
      return parse(text, { relax_column_count: true });
    },
  };
}
