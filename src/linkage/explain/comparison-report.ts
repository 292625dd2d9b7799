import type { LinkResult } from '../link.ts';
import type { ComparisonReport, LevelReport } from './report-data.ts';

/** m, u and weight of every level of every comparison, with how often candidate pairs are there. */
export function comparisonReports(result: LinkResult): ComparisonReport[] {
  const { plan, parameters, blocked, weights } = result;
  const total = blocked.counts.reduce((sum, n) => sum + n, 0);
  return plan.comparisons.map((comparison, k) => {
    const byDigit = new Float64Array(comparison.cells.length + 1);
    for (let i = 0; i < blocked.size; i++) {
      const digit = blocked.digits[i * blocked.width + k] ?? 0;
      byDigit[digit] = (byDigit[digit] ?? 0) + (blocked.counts[i] ?? 0);
    }
    const share = (pairs: number): number => (total === 0 ? 0 : pairs / total);
    const levels = comparison.levels.map((level, j): LevelReport => {
      const m = parameters.m[k]?.[j] ?? 0;
      const u = parameters.u[k]?.[j] ?? 0;
      const cells = comparison.cells.flatMap((cell, c) => (cell.level === j ? [c + 1] : []));
      const seen = cells.filter((digit) => (byDigit[digit] ?? 0) > 0);
      // Classes that no candidate pair has would stretch the range for nothing.
      const cellWeights = (seen.length > 0 ? seen : cells).map(
        (digit) => weights.cells[k]?.[digit] ?? 0,
      );
      return {
        description: level.description,
        m,
        u,
        weight: Math.log2(m / u),
        range:
          level.termFrequency === undefined
            ? null
            : [Math.min(...cellWeights), Math.max(...cellWeights)],
        share: share(cells.reduce((sum, digit) => sum + (byDigit[digit] ?? 0), 0)),
      };
    });
    return {
      name: comparison.name,
      description: plan.model.comparisons[k]?.description ?? null,
      columns: comparison.columns,
      levels,
      missingShare: share(byDigit[0] ?? 0),
    };
  });
}
