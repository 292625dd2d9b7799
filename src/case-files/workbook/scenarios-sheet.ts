import type { CaseModel, CaseResult } from '../../business-case/index.ts';
import {
  cellAt,
  columnName,
  heads,
  number,
  type PlannedSheet,
  strong,
  text,
  title,
} from './sheet-plan.ts';

const SCENARIOS = 'Scenarios';

export interface ScenarioCells {
  readonly sheet: PlannedSheet;
  /** How many services join the hub in a scenario, by its position. */
  servicesInScope(scenario: number): string;
}

/** Which services join the hub in which scenario, and how many they are. */
export function scenariosSheet(
  { services }: CaseModel,
  results: readonly CaseResult[],
): ScenarioCells {
  const first = 3;
  const last = first + services.length - 1;
  const count = last + 1;
  return {
    sheet: {
      name: SCENARIOS,
      widths: [40, ...results.map(() => 26)],
      frozenRows: first,
      rows: [
        [title('Scenarios: services that join the hub')],
        [
          text(
            'Each scenario has its own lines on the sheets that follow, which these cells do not add or remove.',
          ),
        ],
        heads('Service', ...results.map(({ scenario }) => scenario.name)),
        ...services.map(({ id, name }) => [
          text(name),
          ...results.map(({ scenario }) => number(scenario.services.includes(id) ? 1 : 0)),
        ]),
        [
          strong('Services in scope'),
          ...results.map(({ scenario }, at) => {
            const column = columnName(at + 1);
            return {
              kind: 'formula' as const,
              formula:
                services.length === 0 ? '0' : `SUM($${column}$${first + 1}:$${column}$${last + 1})`,
              result: scenario.services.length,
              format: 'number' as const,
            };
          }),
        ],
      ],
    },
    servicesInScope: (scenario) => cellAt(scenario + 1, count, SCENARIOS),
  };
}
