import { candidateRules } from '../compile/block.ts';
import { largestKeys } from '../compile/profile.ts';
import type { LinkageEngine } from '../engine.ts';
import type { LinkResult } from '../link.ts';
import type { RecordReader } from './record-reader.ts';
import { type BlockingReport, SMALLEST_COUNT } from './report-data.ts';

const LARGEST_KEYS = 3;

/** What each candidate rule added, and the keys that make most of its pairs. */
export async function blockingReports(
  engine: LinkageEngine,
  { plan, pairsByRule }: LinkResult,
  records: RecordReader,
): Promise<BlockingReport[]> {
  const reports: BlockingReport[] = [];
  let cumulative = 0;
  for (const [index, rule] of candidateRules(plan).entries()) {
    const keys = await engine.rows(
      largestKeys(plan, engine.dialect, index, LARGEST_KEYS, SMALLEST_COUNT),
    );
    const examples = await records.read(keys.map(({ rid }) => Number(rid)));
    const added = pairsByRule[index] ?? 0;
    cumulative += added;
    reports.push({
      description: rule.description,
      kind: index < plan.blocking.length ? 'blocking' : 'deterministic',
      added,
      cumulative,
      largestKeys: keys.map(({ n, rid }) => ({
        records: Number(n),
        values: Object.fromEntries(
          rule.columns.map((column) => [
            column,
            examples.get(Number(rid))?.standard[column] ?? null,
          ]),
        ),
      })),
    });
  }
  return reports;
}
