import type { CaseResult, Tornado, TornadoBar } from '../../business-case/index.ts';
import { formatOf, nearestNumber } from './inputs-sheet.ts';
import type { RangeCells } from './ranges-sheet.ts';
import type { NpvCells } from './results-sheets.ts';
import {
  cellAt,
  heads,
  money,
  type PlannedCell,
  type PlannedSheet,
  strong,
  text,
  title,
  toThePenny,
} from './sheet-plan.ts';
import type { SubstitutionCells } from './substitutions-sheet.ts';

export const SENSITIVITY = 'Sensitivity';

/** Where the bars of a scenario are, for its chart: the widest first. */
export interface SensitivityCells {
  readonly sheet: PlannedSheet;
  /** 0-based rows of a scenario's bars; undefined where it has none. */
  bars(scenario: number): { readonly first: number; readonly count: number } | undefined;
}

interface Parts {
  readonly results: readonly CaseResult[];
  /** One for each result. */
  readonly tornados: readonly Tornado[];
  readonly npv: NpvCells;
  readonly ranges: RangeCells;
  readonly working: SubstitutionCells;
}

const FIRST = 4;
export const sensitivityColumns = [
  ...['Input', 'Unit', 'Low', 'High', 'NPV at low', 'NPV at high', 'Swing'],
  ...['Change at low', 'Change at high'],
] as const;
const [LOW, HIGH] = [4, 5];
/** Above the bars of a scenario: its name, two net present values, and the names of columns. */
const ABOVE = 4;

/** What each input does to the net present value by itself, at each end of its range. */
export function sensitivitySheet(parts: Parts): SensitivityCells {
  const { results, tornados } = parts;
  const starts = results.map((_, scenario) =>
    tornados.slice(0, scenario).reduce((row, { bars }) => row + ABOVE + bars.length + 1, FIRST),
  );
  return {
    sheet: {
      name: SENSITIVITY,
      widths: [60, 22, 14, 14, 20, 20, 20, 20, 20],
      frozenRows: 0,
      rows: [
        [title('Sensitivity: one input at a time, all others as they are')],
        [
          text(
            'All amounts are formulas, and follow what is changed on Inputs. The order is that of the widest swing when this file was written; a change does not sort them again.',
          ),
        ],
        [
          text(
            'Here the net present value is worked out from amounts that are not rounded, so it can be pence away from that of Summary, whose amounts are whole pence.',
          ),
        ],
        [],
        ...results.flatMap((result, scenario) => [
          ...blockOf(parts, result, scenario, starts[scenario] as number),
          [],
        ]),
      ],
    },
    bars: (scenario) => {
      const count = tornados[scenario]?.bars.length ?? 0;
      return count === 0 ? undefined : { first: (starts[scenario] as number) + ABOVE, count };
    },
  };
}

function blockOf(
  parts: Parts,
  { scenario, summary }: CaseResult,
  at: number,
  start: number,
): PlannedCell[][] {
  const { tornados, npv, working } = parts;
  const { base, bars } = tornados[at] as Tornado;
  const nothing = [null, null, null];
  return [
    [title(scenario.name)],
    [text('Net present value as on Summary'), ...nothing, money(npv.at(at), summary.npv)],
    [
      strong('Net present value, not rounded before: where bars start'),
      ...nothing,
      money(toThePenny(`(${working.base(at)})`), base),
    ],
    heads(...sensitivityColumns),
    ...bars.map((bar, position) =>
      barOf(parts, at, bar, base, start + ABOVE + position, cellAt(LOW, start + 2)),
    ),
  ];
}

function barOf(
  { ranges, working }: Parts,
  scenario: number,
  { input, range, atLow, atHigh, swing }: TornadoBar,
  base: number,
  row: number,
  baseCell: string,
): PlannedCell[] {
  const end = (which: 'low' | 'high'): PlannedCell => ({
    kind: 'formula',
    formula: ranges[which](input.id),
    result: nearestNumber(range[which]),
    format: formatOf(input.unit),
  });
  const npvAt = (which: 'low' | 'high') =>
    toThePenny(`(${working.base(scenario)}+${working.change(scenario, input.id, which)})`);
  const [low, high] = [cellAt(LOW, row), cellAt(HIGH, row)];
  return [
    ...[text(input.label), text(input.unit), end('low'), end('high')],
    ...[money(npvAt('low'), atLow), money(npvAt('high'), atHigh)],
    money(`ROUND(ABS(${high}-${low}),2)`, swing),
    money(`ROUND(${low}-${baseCell},2)`, atLow - base),
    money(`ROUND(${high}-${baseCell},2)`, atHigh - base),
  ];
}
