import {
  type CaseModel,
  type CaseResult,
  type Condition,
  describeEvidence,
  paysBackIf,
  type Scenario,
} from '../../business-case/index.ts';
import { ReeveError } from '../../kernel/index.ts';
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
    widths: [26, 60, 12, 16, 16, 20, 20, 60],
    frozenRows: 5,
    rows: [
      [title('What must be true for a net present value of nothing or more')],
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
        ...['Scenario', 'Input', 'Must be', 'Break-even', 'Taken as', 'Unit'],
        ...['Could turn out otherwise', 'Source'],
      ),
      ...results.flatMap(({ scenario }) => rowsOf(scenario.name, conditionsOf(model, scenario))),
    ],
  };
}

function rowsOf(scenario: string, conditions: readonly Condition[] | null): PlannedCell[][] {
  if (conditions === null) return [[text(scenario), text('could not be worked out')]];
  return conditions.map(({ input, value, pays, isDoubtful }) => {
    const format = formatOf(input.unit);
    return [
      ...[scenario, input.label].map(text),
      text(pays === 'at or above' ? 'at least' : 'at most'),
      value === null ? null : number(nearestNumber(value), format),
      number(nearestNumber(input.value), format),
      ...[input.unit, isDoubtful ? 'yes' : 'no', describeEvidence(input.evidence)].map(text),
    ];
  });
}

/** Null where a benefit is divided by an input, which break-evens try at 0. */
function conditionsOf(model: CaseModel, scenario: Scenario): Condition[] | null {
  try {
    return paysBackIf(model, scenario);
  } catch (error) {
    if (error instanceof ReeveError && error.code === 'business-case/divided-by-zero') return null;
    throw error;
  }
}
