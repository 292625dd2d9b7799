import type { CaseResult, Scenario, Simulation } from '../business-case/index.ts';
import { ReeveError } from '../kernel/index.ts';

/** The per cents of runs that a table shows what they stay at or below. */
export const PERCENTAGES = [5, 10, 25, 50, 75, 90, 95] as const;

export const DRAWN_BY_REEVE =
  'Drawn by Reeve when this file was written, and not live: these values stay as they are when an input is changed. All inputs are drawn at once, each by itself from its range; where what makes one fall short makes others fall short too, the spread is wider.';

/**
 * Simulations, each with its scenario.
 *
 * @throws ReeveError `business-case/simulation` unless there is one for each result
 */
export function ofScenarios(
  results: readonly CaseResult[],
  simulations: readonly Simulation[],
): { scenario: Scenario; simulation: Simulation }[] {
  if (simulations.length !== results.length) {
    throw new ReeveError(
      'business-case/simulation',
      `There are ${simulations.length} simulations for ${results.length} scenarios`,
      { hint: 'Give one for each scenario, in their order.' },
    );
  }
  return results.map(({ scenario }, at) => ({
    scenario,
    simulation: simulations[at] as Simulation,
  }));
}

export function measureName({ measure }: Simulation): string {
  return measure === 'npv' ? 'Net present value' : 'Five-year payback';
}
