import {
  besideMeasured,
  briefCase,
  type CaseModel,
  type CaseResult,
  type Measured,
  type Simulation,
  tornado,
} from '../../business-case/index.ts';
import { differencesTable, qualitativeTable, risksTable } from '../case-tables.ts';
import { chartsSheet } from './charts-sheet.ts';
import { conditionsSheet } from './conditions-sheet.ts';
import { inputsSheet } from './inputs-sheet.ts';
import { benefitsSheet, costsSheet } from './lines-sheets.ts';
import { madeFromSheet } from './made-from.ts';
import { measuredSheet } from './measured-sheet.ts';
import { rangesSheet } from './ranges-sheet.ts';
import { readMeSheet } from './read-me-sheet.ts';
import { cashFlowSheet, npvSheet, summarySheet } from './results-sheets.ts';
import { scenariosSheet } from './scenarios-sheet.ts';
import { sensitivitySheet } from './sensitivity-sheet.ts';
import type { PlannedSheet } from './sheet-plan.ts';
import { simulationSheet } from './simulation-sheet.ts';
import { substitutionsSheet } from './substitutions-sheet.ts';
import { tableSheet } from './table-sheet.ts';
import { timingsSheet } from './timings-sheet.ts';
import { weightsSheet } from './weights-sheet.ts';

/** A case that is to become a workbook. */
export interface CaseOnPaper {
  readonly model: CaseModel;
  /** One for each scenario. */
  readonly results: readonly CaseResult[];
  /** What the case was before a sheet changed it; without it, the same. */
  readonly base?: CaseModel;
  readonly measured?: Measured;
  /** One for each result, by its position; without it there is no sheet of it. */
  readonly simulation?: readonly Simulation[];
}

/**
 * The sheets of a case, every calculated cell a formula with what the library says it comes to.
 *
 * @throws ReeveError as `checkMeasured` does, and `business-case/simulation`
 */
export function planWorkbook({
  model,
  results,
  base = model,
  measured,
  simulation,
}: CaseOnPaper): PlannedSheet[] {
  const timings = timingsSheet(model);
  const scenarios = scenariosSheet(model, results);
  const parts = { model, results, timings, scenarios };
  const benefits = benefitsSheet(parts);
  const costs = costsSheet(parts);
  const flows = cashFlowSheet(results, benefits, costs);
  const npv = npvSheet(model, results, flows);
  const ranges = rangesSheet(model, base);
  const weights = weightsSheet({ model, timings, npv, ranges });
  const tornados = results.map(({ scenario }) => tornado(model, scenario));
  const working = substitutionsSheet({ ...parts, benefits, costs, tornados, ranges, weights });
  const sensitivity = sensitivitySheet({ results, tornados, npv, ranges, working });
  const sheets = [
    summarySheet(model, results, costs, flows, npv),
    chartsSheet(results, flows, sensitivity),
    inputsSheet(model, base),
    timings.sheet,
    scenarios.sheet,
    benefits.sheet,
    costs.sheet,
    flows.sheet,
    npv.sheet,
    sensitivity.sheet,
    conditionsSheet(model, results),
    ...(simulation === undefined ? [] : [simulationSheet(results, simulation)]),
    measuredSheet(
      results,
      benefits,
      measured === undefined
        ? []
        : results.flatMap((result) => besideMeasured(model, result, measured)),
    ),
    tableSheet(
      ...(['Qualitative', 'Benefits that are not put in money'] as const),
      [7, 18, 70, 22, 40, 60],
      qualitativeTable(model),
    ),
    tableSheet('Risks', 'Risks', [24, 7, 60, 12, 12, 60, 60], risksTable(model)),
    ...(base === briefCase
      ? [
          tableSheet(
            ...(['Where the brief disagrees', 'Where the brief disagrees with itself'] as const),
            [50, 12, 12, 18, 22, 90, 24],
            differencesTable(),
          ),
        ]
      : []),
    ranges.sheet,
    weights.sheet,
    working.sheet,
  ];
  const names = sheets.map(({ name }) => name);
  return [readMeSheet(model, names), ...sheets, madeFromSheet(base)];
}
