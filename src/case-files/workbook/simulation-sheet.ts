import type { CaseResult, Pence, Simulation } from '../../business-case/index.ts';
import { DRAWN_BY_REEVE, measureName, ofScenarios, PERCENTAGES } from '../simulations.ts';
import { heads, number, type PlannedCell, type PlannedSheet, text, title } from './sheet-plan.ts';

/**
 * What came of drawing all inputs at once, as values: one row a scenario.
 *
 * @param simulations one for each result
 * @throws ReeveError `business-case/simulation`
 */
export function simulationSheet(
  results: readonly CaseResult[],
  simulations: readonly Simulation[],
): PlannedSheet {
  return {
    name: 'How sure it is',
    widths: [26, 20, 10, 10, 16, 16, ...PERCENTAGES.map(() => 18)],
    frozenRows: 5,
    rows: [
      [title('How sure it is: all inputs drawn at once')],
      [text(DRAWN_BY_REEVE)],
      [text('5% at or below: of a hundred runs, five came to that amount or less.')],
      [],
      heads(
        ...['Scenario', 'Of', 'Seed', 'Runs', 'Runs that pay', 'Mean'],
        ...PERCENTAGES.map((percentage) => `${percentage}% at or below`),
      ),
      ...ofScenarios(results, simulations).map(({ scenario, simulation }): PlannedCell[] => [
        text(scenario.name),
        text(measureName(simulation)),
        text(String(simulation.seed)),
        number(simulation.runs),
        number(simulation.runsThatPay / simulation.runs, 'percent'),
        inPounds(simulation.mean),
        ...PERCENTAGES.map((percentage) => inPounds(simulation.percentiles[percentage])),
      ]),
    ],
  };
}

function inPounds(pence: Pence): PlannedCell {
  return number(pence / 100, 'money');
}
