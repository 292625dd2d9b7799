import {
  type ClusterConstraints,
  collectReportData,
  type LinkResult,
  sql,
} from '../linkage/index.ts';
import type { Evaluation } from './evaluation.ts';
import type { Session } from './session.ts';
import { reeveVersion } from './version.ts';

/** What the report shows of a run beside what linking found. */
export interface ReportedRun {
  readonly choices: readonly { readonly what: string; readonly why: string }[];
  readonly constraints: ClusterConstraints;
  readonly evaluation: Evaluation | undefined;
  /** Seconds by phase, in order. */
  readonly timings: Readonly<Record<string, number>>;
}

/** The report of a run, as HTML. Reads the tables that linking has left in the engine. */
export async function drawReport(
  { engine, loaded, input }: Session,
  result: LinkResult,
  { choices, constraints, evaluation, timings }: ReportedRun,
): Promise<string> {
  const truth = loaded.truthColumn === null ? undefined : await readTruth(engine);
  const data = await collectReportData(
    engine,
    { ...result, timings },
    {
      datasets: loaded.datasets,
      input,
      choices: choices.map(reportChoice),
      constraints,
      versions: { reeve: reeveVersion() },
      ...(truth === undefined ? {} : { truth }),
      ...(evaluation === undefined ? {} : { evaluation }),
    },
  );
  // Charts are the slowest part of Reeve to load: only a run that draws them waits for it.
  const { renderReport } = await import('../report/index.ts');
  return renderReport(data);
}

/** Person of each record; empty truth is not known. */
async function readTruth(engine: Session['engine']): Promise<readonly (string | null)[]> {
  const { truth } = await engine.columns(
    sql`SELECT CASE WHEN trim(truth) <> '' THEN truth END AS truth FROM records ORDER BY rid`,
  );
  return (truth ?? []) as readonly (string | null)[];
}

/** A choice about a column begins with its name in quotes; the others are about which pairs to compare. */
function reportChoice({ what, why }: { readonly what: string; readonly why: string }) {
  const [, column, choice] = /^"(.+?)" ((?:is|are) .*)$/s.exec(what) ?? [];
  return column === undefined || choice === undefined
    ? { about: 'Pairs and columns', choice: what, reason: why }
    : { about: `Column "${column}"`, choice, reason: why };
}
