import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { type LinkRun, PHASES } from './link-runs.ts';
import type { Machine } from './machine.ts';

interface SizeRuns {
  readonly records: number;
  readonly runs: readonly LinkRun[];
}

const number = (value: number): string => value.toLocaleString('en-GB');
const gigabytes = (bytes: number | null): string =>
  bytes === null ? 'not measured' : `${(bytes / 1e9).toFixed(2)} GB`;

/** The comparison in Markdown, a table for each number of records. */
export function linkTable(sizes: readonly SizeRuns[], on: Machine): string {
  const lines = ['# Linking: speed, memory and accuracy', ''];
  lines.push(
    `Measured by \`npm run bench:link\` on ${on.cores} cores of ${on.processor} with ` +
      `${gigabytes(on.memoryBytes)} of memory, Node ${on.node}. Both tools link the same generated records by the same ` +
      'comparisons and blocking rules, each in a process of its own; wall time and peak memory are ' +
      'taken from outside. F1 is pairwise, on the clusters as written; in brackets, the best ' +
      'F1 of connected components over all thresholds.',
    '',
  );
  for (const { records, runs } of sizes) {
    lines.push(`## ${number(records)} records`, '');
    lines.push(`| | ${runs.map((run) => `${run.tool} ${run.version}`.trim()).join(' | ')} |`);
    lines.push(`|---|${runs.map(() => '---:|').join('')}`);
    const row = (name: string, cell: (run: LinkRun) => string): void => {
      lines.push(`| ${name} | ${runs.map(cell).join(' | ')} |`);
    };
    row('candidate pairs', (run) => number(run.candidatePairs));
    for (const phase of PHASES) row(`${phase}, s`, (run) => run.phases[phase].toFixed(2));
    row('**wall time, s**', (run) => `**${run.wallSeconds.toFixed(1)}**`);
    row('peak memory', (run) => gigabytes(run.peakBytes));
    row('precision', (run) => run.precision.toFixed(4));
    row('recall', (run) => run.recall.toFixed(4));
    row('**F1**', (run) => `**${run.f1.toFixed(4)}** (${run.bestF1.toFixed(4)})`);
    const [reeve, splink] = runs;
    if (reeve !== undefined && splink !== undefined) {
      lines.push('', `${(splink.wallSeconds / reeve.wallSeconds).toFixed(1)} times as fast.`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

/** The seconds of each phase as stacked bars, as SVG. */
export async function linkChart(sizes: readonly SizeRuns[]): Promise<string> {
  const values = sizes.flatMap(({ records, runs }) =>
    runs.flatMap((run) =>
      PHASES.map((phase, order) => ({
        size: `${number(records)} records`,
        tool: run.tool,
        phase,
        order,
        seconds: run.phases[phase],
      })),
    ),
  );
  const specification: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: 'Seconds to link, by phase',
    data: { values },
    facet: {
      row: {
        field: 'size',
        type: 'nominal',
        sort: null,
        title: null,
        header: { labelAngle: 0, labelAlign: 'left' },
      },
    },
    spec: {
      width: 520,
      mark: { type: 'bar' },
      encoding: {
        y: { field: 'tool', type: 'nominal', title: null, sort: null },
        x: { field: 'seconds', type: 'quantitative', title: 'seconds' },
        color: {
          field: 'phase',
          type: 'nominal',
          sort: [...PHASES],
          // Okabe and Ito's colours, told apart by all kinds of colour vision.
          scale: {
            domain: [...PHASES],
            range: ['#999999', '#56B4E9', '#E69F00', '#009E73', '#0072B2', '#D55E00', '#CC79A7'],
          },
        },
        order: { field: 'order', type: 'quantitative' },
      },
    },
    resolve: { scale: { x: 'independent' } },
    config: { background: 'white' },
  };
  const view = new View(parse(compile(specification).spec), { renderer: 'none' });
  return view.toSVG();
}
