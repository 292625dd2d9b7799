import type { Pence } from '../arithmetic/pence.ts';
import { type CaseResult, type CaseSummary, summaryAmounts } from './calculate-case.ts';

/** A figure of two cases, and how much more it is in the second. */
export interface Difference {
  readonly first: Pence;
  readonly second: Pence;
  readonly difference: Pence;
}

/** Two cases side by side: the second less the first, in pence. */
export interface CaseComparison {
  readonly summary: Readonly<Record<(typeof summaryAmounts)[number], Difference>>;
  readonly paybackMonth: Readonly<Record<'first' | 'second', CaseSummary['paybackMonth']>>;
  /** The net flow of money, year by year. */
  readonly net: readonly Difference[];
  /** Five-year totals of each line that either case has; 0 where one has it not. */
  readonly lines: readonly (Difference & { readonly id: string; readonly description: string })[];
}

/**
 * Puts two cases side by side: two scenarios of one model, or the same scenario of two.
 *
 * @example
 * const by = compareCases(calculateCase(model, levelOne), calculateCase(model, bothLevels));
 * by.summary.npv.difference; // what the second level adds, in pence
 */
export function compareCases(first: CaseResult, second: CaseResult): CaseComparison {
  const summary = Object.fromEntries(
    summaryAmounts.map((name) => [name, between(first.summary[name], second.summary[name])]),
  ) as CaseComparison['summary'];
  const totals = [first, second].map(
    ({ benefits, costs }) =>
      new Map([...benefits, ...costs].map(({ line, total }) => [line.id, { line, total }])),
  );
  const ids = new Set(totals.flatMap((lines) => [...lines.keys()]));
  return {
    summary,
    paybackMonth: { first: first.summary.paybackMonth, second: second.summary.paybackMonth },
    net: first.cashFlow.net.map((net, year) => between(net, second.cashFlow.net[year] ?? 0)),
    lines: [...ids].map((id) => {
      const [before, after] = totals.map((lines) => lines.get(id));
      return {
        id,
        description: (after ?? before)?.line.description ?? id,
        ...between(before?.total ?? 0, after?.total ?? 0),
      };
    }),
  };
}

function between(first: Pence, second: Pence): Difference {
  return { first, second, difference: second - first };
}
