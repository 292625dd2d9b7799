import {
  type CaseModel,
  type CaseResult,
  type Condition,
  paysBackIf,
} from '../../business-case/index.ts';
import { formatOf, nearestNumber } from './inputs-sheet.ts';
import { heads, number, type PlannedCell, type PlannedSheet, text, title } from './sheet-plan.ts';

export const CONDITIONS = 'What must be true';

/**
 * What must be true for each scenario to pay, as values: where a case breaks even is searched for,
 * which formulas do not do.
 */
export function conditionsSheet(model: CaseModel, results: readonly CaseResult[]): PlannedSheet {
  return {
    name: CONDITIONS,
    widths: [26, 100, 26, 18, 18, 20],
    frozenRows: 5,
    rows: [
      [title('What must be true for a net present value of zero or more')],
      [
        text(
          'For each input by itself, all others as they are. Those that could well turn out otherwise stand first.',
        ),
      ],
      [
        text(
          'Worked out by Reeve when this file was written. Not live: these values stay as they are when an input is changed, until the sheet is given back to Reeve.',
        ),
      ],
      [],
      heads(
        ...['Scenario', 'What must be true', 'Could turn out otherwise'],
        ...['Break-even', 'Taken as', 'Unit'],
      ),
      ...results.flatMap(({ scenario }) => rowsOf(scenario.name, paysBackIf(model, scenario))),
    ],
  };
}

function rowsOf(scenario: string, conditions: readonly Condition[]): PlannedCell[][] {
  return conditions.map(({ input, value, sentence, isDoubtful }) => {
    const format = formatOf(input.unit);
    return [
      ...[scenario, sentence, isDoubtful ? 'yes' : 'no'].map(text),
      value === null ? null : number(nearestNumber(value), format),
      number(nearestNumber(input.value), format),
      text(input.unit),
    ];
  });
}
