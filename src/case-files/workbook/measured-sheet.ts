import {
  CASE_YEARS,
  type CaseResult,
  type ForecastAndMeasured,
} from '../../business-case/index.ts';
import type { LineCells } from './lines-sheets.ts';
import {
  cellAt,
  heads,
  money,
  type PlannedCell,
  type PlannedSheet,
  text,
  title,
  toThePenny,
} from './sheet-plan.ts';
import { years } from './timings-sheet.ts';

export const MEASURED = 'Measured';

const FIRST = 3;
/** Forecast, measured, and months that were measured. */
const WIDTH = 3;
const EXPECTED = FIRST + WIDTH * CASE_YEARS;

/** What benefits were seen to bring, beside the forecast of the first scenario that has them. */
export function measuredSheet(
  results: readonly CaseResult[],
  benefits: LineCells,
  measured: readonly ForecastAndMeasured[],
): PlannedSheet {
  const seen = new Set<string>();
  const lines = results.flatMap(({ scenario, benefits: calculated }, at) =>
    calculated.flatMap((each) => {
      if (seen.has(each.line.id)) return [];
      seen.add(each.line.id);
      return [{ ...each, scenario: scenario.name, at }];
    }),
  );
  const found = new Map(measured.map((each) => [each.line.id, each]));
  const first = 4;
  return {
    name: MEASURED,
    widths: [26, 18, 48, ...years.flatMap(() => [16, 16, 9]), 18, 18, 18],
    frozenRows: first,
    rows: [
      [title('Measured beside forecast')],
      [
        text(
          'What is forecast for measured months is a twelfth of its year for each. Nothing here changes the forecast, and it is not read back.',
        ),
      ],
      [],
      heads(
        ...['Scenario', 'Service', 'Benefit'],
        ...years.flatMap((year) => [`${year}: forecast`, `${year}: measured`, 'Months']),
        ...['Forecast for those', 'Measured', 'More than forecast'],
      ),
      ...lines.map(({ line, byYear, scenario, at }, position): PlannedCell[] => {
        const row = first + position;
        const column = (year: number, offset: number) => cellAt(FIRST + WIDTH * year + offset, row);
        const all = (formula: (year: number) => string, by: string) =>
          years.map((_, year) => formula(year)).join(by);
        const ours = found.get(line.id);
        const [expected, so] = [ours?.expectedByNow ?? 0, ours?.measuredByNow ?? 0];
        const forTheMonths = all(
          (year) => toThePenny(`${column(year, 0)}*${column(year, 2)}/12`),
          '+',
        );
        return [
          ...[scenario, line.service, line.description].map(text),
          ...byYear.flatMap((forecast, year): PlannedCell[] => {
            const amount = ours?.measured[year] ?? null;
            return [
              money(benefits.amount(at, line.id, year), forecast),
              { kind: 'entry', value: amount === null ? null : amount / 100, format: 'money' },
              { kind: 'entry', value: ours?.months[year] ?? 0, format: 'number' },
            ];
          }),
          money(`ROUND(${forTheMonths},2)`, expected),
          money(`ROUND(SUM(${all((year) => column(year, 1), ',')}),2)`, so),
          money(`ROUND(${cellAt(EXPECTED + 1, row)}-${cellAt(EXPECTED, row)},2)`, so - expected),
        ];
      }),
    ],
  };
}
