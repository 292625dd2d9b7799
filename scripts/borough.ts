import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { readSourceDefinition, type SourceDefinition } from '../src/intake/index.ts';

/*
 * The files of a borough as `reeve synth` makes them, for what loads them into an index.
 */

const DEFINITIONS = fileURLToPath(new URL('../src/intake/sources/definitions', import.meta.url));

/** Definitions of the borough's sources, which come with Reeve, in the order of their files' names. */
export function boroughDefinitions(): SourceDefinition[] {
  return globSync(join(DEFINITIONS, '*.yaml'))
    .sort()
    .map((path) => readSourceDefinition(readFileSync(path, 'utf8'), path));
}

/** Months that a borough has extracts of, `YYYY-MM`, in order. */
export function monthsOf(borough: string): string[] {
  return [...new Set(globSync(join(borough, 'extracts/*/*')).map((path) => basename(path)))].sort();
}

/** A file that a service sent. */
export interface BoroughExtract {
  readonly definition: SourceDefinition;
  readonly file: string;
  /** `YYYY-MM-DD`: the last day of its month. */
  readonly asAt: string;
}

/** What a borough's services sent in a month, in the order of the definitions. */
export function extractsOf(
  borough: string,
  month: string,
  definitions: readonly SourceDefinition[] = boroughDefinitions(),
): BoroughExtract[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const asAt = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return definitions.flatMap((definition) =>
    globSync(join(borough, 'extracts/*', month, definition.extract.file ?? '')).map((file) => ({
      definition,
      file,
      asAt,
    })),
  );
}

/** The gazetteer of a borough. */
export function gazetteerOf(borough: string): string {
  return globSync(join(borough, 'gazetteer/*.csv'))[0] ?? '';
}

/** The rows of a file of the truth. */
export function truthRows(borough: string, file: string): Record<string, string>[] {
  return parse(readFileSync(join(borough, 'truth', file)), { columns: true });
}
