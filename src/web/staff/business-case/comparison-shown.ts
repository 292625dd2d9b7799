import {
  besideMeasured,
  CASE_YEARS,
  type CaseResult,
  type Input,
  type Measured,
  type MeasuredTotal,
  quantityText,
  totalMeasured,
} from '../../../business-case/index.ts';
import { measuredOfCase } from '../../../kept-cases/index.ts';
import type { AddressedCase } from './addressed-case.ts';
import { hasIllustrative } from './case-shown.ts';
import { type EvidenceMark, evidenceMark } from './evidence-words.ts';
import { poundsText } from './money-words.ts';
import { oneSentence } from './plain-words.ts';
import { type WorkedOut, workOut } from './worked-out.ts';

interface ComparedRow {
  readonly label: string;
  readonly cells: readonly string[];
}

/** A figure that cases differ in: a cell where a case has it. */
interface ComparedFigure {
  readonly label: string;
  readonly cells: readonly ({ readonly text: string; readonly mark: EvidenceMark } | null)[];
}

const AMOUNTS = [
  ['setUp', 'Set up'],
  ['ongoing', 'Ongoing'],
  ['cashable', 'Cashable benefits'],
  ['payback', 'Payback after five years'],
  ['npv', 'Net present value'],
  ['nonCashable', 'Time freed less time spent, not cash'],
] as const satisfies readonly (readonly [keyof CaseResult['summary'], string])[];

/**
 * Cases side by side: what they come to, year by year, and the figures that make the difference.
 *
 * @param measured what was measured of each; null where nothing was
 */
export function comparisonShown(
  chosen: readonly AddressedCase[],
  measured: readonly (Measured | null)[],
) {
  const worked = chosen.map(({ name, content }) => workOut(name, content));
  const results = worked.map(({ result }) => result);
  return {
    cases: chosen.map(({ key, name }, i) => ({
      key,
      name,
      sentence: oneSentence(results[i] as CaseResult),
      prices: worked[i]?.model.prices,
      hasIllustrative: hasIllustrative((worked[i] as WorkedOut).model),
    })),
    samePrices: new Set(worked.map(({ model }) => model.prices)).size === 1,
    summary: [
      ...AMOUNTS.map(
        ([name, label]): ComparedRow => ({
          label,
          cells: results.map(({ summary }) => poundsText(summary[name])),
        }),
      ),
      {
        label: 'Month in which it has paid back',
        cells: results.map(({ summary }) => summary.paybackMonth?.toString() ?? 'none'),
      },
      ...measuredRows(worked, measured),
    ],
    years: Array.from(
      { length: CASE_YEARS },
      (_, year): ComparedRow => ({
        label: `Year ${year + 1}`,
        cells: results.map(({ cashFlow }) => poundsText(cashFlow.net[year] ?? 0)),
      }),
    ),
    figures: differingFigures(worked),
  };
}

/** What was measured in cash, and what was forecast for the same months; no rows where nothing was. */
function measuredRows(
  worked: readonly WorkedOut[],
  measured: readonly (Measured | null)[],
): readonly ComparedRow[] {
  const totals = worked.map(({ model, result }, at) => {
    const kept = measured[at] ?? null;
    if (kept === null) return null;
    const lines = besideMeasured(model, result, measuredOfCase(result, kept).measured);
    return totalMeasured(lines.filter(({ line }) => line.cashable));
  });
  if (totals.every((total) => total === null)) return [];
  const cells = (of: (total: MeasuredTotal) => number): readonly string[] =>
    totals.map((total) => (total === null ? 'not measured' : poundsText(of(total))));
  return [
    { label: 'Measured so far in cash', cells: cells(({ measuredByNow }) => measuredByNow) },
    { label: 'Forecast for those months', cells: cells(({ expectedByNow }) => expectedByNow) },
  ];
}

/** Figures that are not the same in all cases. */
function differingFigures(worked: readonly WorkedOut[]): readonly ComparedFigure[] {
  const byCase = worked.map(({ model }) => new Map(model.inputs.map((each) => [each.id, each])));
  const ids = new Set(byCase.flatMap((inputs) => [...inputs.keys()]));
  return [...ids].flatMap((id) => {
    if (id === 'services-in-scope') return [];
    const inputs = byCase.map((each) => each.get(id));
    const cells = inputs.map((input) => (input === undefined ? null : cellOf(input)));
    const isSame = new Set(cells.map((cell) => cell?.text)).size === 1;
    const label = inputs.find((input) => input !== undefined)?.label ?? id;
    return isSame ? [] : [{ label, cells }];
  });
}

function cellOf(input: Input) {
  return { text: quantityText(input.value, input.unit), mark: evidenceMark(input) };
}
