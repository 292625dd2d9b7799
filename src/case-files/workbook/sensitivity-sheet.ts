import type { CaseResult, Tornado, TornadoBar } from '../../business-case/index.ts';
import { formatOf, nearestNumber } from './inputs-sheet.ts';
import type { RangeCells } from './ranges-sheet.ts';
import type { NpvCells } from './results-sheets.ts';
import {
  cellAt,
  heads,
  money,
  type PlannedCell,
  type PlannedSeries,
  type PlannedSheet,
  rangeAt,
  strong,
  text,
  title,
  toThePenny,
} from './sheet-plan.ts';
import type { SubstitutionCells } from './substitutions-sheet.ts';

export const SENSITIVITY = 'Sensitivity';

export interface SensitivityCells {
  readonly sheet: PlannedSheet;
  /** The widest bars of a scenario for its chart, the widest first; undefined where it has none. */
  widest(scenario: number, most: number): WidestBars | undefined;
}

export interface WidestBars {
  /** The names of inputs. */
  readonly inputs: string;
  /** Changes at the low ends, and at the high ones. */
  readonly changes: readonly PlannedSeries[];
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
const columns = [
  ...['Input', 'Unit', 'Low', 'High', 'NPV at low', 'NPV at high', 'Swing'],
  ...['Change at low', 'Change at high'],
] as const;
const [LOW, HIGH, CHANGE_AT_LOW, CHANGE_AT_HIGH] = [4, 5, 7, 8];
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
    widest: (scenario, most) => {
      const count = Math.min(most, tornados[scenario]?.bars.length ?? 0);
      if (count === 0) return undefined;
      const first = (starts[scenario] as number) + ABOVE;
      const column = (at: number) => rangeAt(SENSITIVITY, [at, first], [at, first + count - 1]);
      return {
        inputs: column(0),
        changes: [CHANGE_AT_LOW, CHANGE_AT_HIGH].map((at) => ({
          name: cellAt(at, first - 1, SENSITIVITY),
          values: column(at),
        })),
      };
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
    heads(...columns),
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
