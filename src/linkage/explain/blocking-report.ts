import { candidateRules } from '../compile/block.ts';
import { skewedKeys } from '../compile/count-blocking.ts';
import type { LinkageEngine } from '../engine.ts';
import type { LinkResult } from '../link.ts';
import { type BlockingReport, SMALLEST_COUNT } from './report-data.ts';

const LARGEST_KEYS = 3;

/** What each candidate rule added, and the keys that make most of its pairs. */
export async function blockingReports(
  engine: LinkageEngine,
  { plan, pairsByRule }: LinkResult,
): Promise<BlockingReport[]> {
  const reports: BlockingReport[] = [];
  let cumulative = 0;
  for (const [index, rule] of candidateRules(plan).entries()) {
    const keys = await engine.rows(skewedKeys(plan, engine.dialect, index, LARGEST_KEYS));
    const added = pairsByRule[index] ?? 0;
    cumulative += added;
    reports.push({
      description: rule.description,
      kind: index < plan.blocking.length ? 'blocking' : 'deterministic',
      added,
      cumulative,
      largestKeys: keys
        .map((row) => ({
          values: rule.keys.map((_, k) => (row[`v${k}`] ?? null) as string | null),
          records: Number(row.n),
          pairs: Number(row.pairs),
        }))
        .filter(({ records }) => records >= SMALLEST_COUNT),
    });
  }
  return reports;
}
