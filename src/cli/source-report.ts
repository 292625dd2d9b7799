import type { ItemSurvey, SourceSurveySummary } from '../intake/index.ts';
import { shortened, textTable } from './text-table.ts';

interface CheckedSample extends SourceSurveySummary {
  readonly source: string;
  readonly title: string;
  readonly file: string;
}

/** Reasons, findings and columns that are shown of each kind; `--json` has all. */
const MOST_SHOWN = 10;

/** What a source check says to people: what the sample becomes, then what to look at. */
export function describeSurvey(found: CheckedSample): string {
  const parts = [
    `${found.title} (${found.source}): ${found.file}`,
    counts(found),
    columnsTable(found),
    ...itemTables(found),
    rejections(found),
    advice(found),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function counts(found: CheckedSample): string {
  const { rows, rejected, filtered, kinds } = found;
  const lines = [
    [number(rows), 'rows read'],
    ...kinds.map(({ title, count, live }) => [
      number(count),
      `${title}, of which ${number(live)} live`,
    ]),
    ...[
      ['relationships', found.relationships] as const,
      ['professionals', found.professionals] as const,
      ['markers', found.markers] as const,
    ].flatMap(([name, count]) => (count === 0 ? [] : [[number(count), name]])),
    ...filtered.map(({ filter, rows: count }) => [number(count), `left out: ${filter}`]),
    [number(rejected), 'rejected'],
  ];
  const widest = Math.max(...lines.map(([count = '']) => count.length));
  return lines.map(([count = '', what]) => `${count.padStart(widest)}  ${what}`).join('\n');
}

function columnsTable({ columns, comparison: { missing, absent } }: CheckedSample): string {
  const rows = [
    ...columns.map(({ column, becomes, status }) => [
      column,
      status === 'used' ? becomes.join(', ') : status === 'unused' ? '(not used)' : '(not known)',
    ]),
    ...[...missing, ...absent].map((column) => [column, '(not in this file)']),
  ];
  return textTable(['Column', 'Becomes'], rows, ['left', 'left']);
}

function itemTables({ items, kinds }: CheckedSample): string[] {
  return kinds.map(({ of, title }) => {
    const rows = items
      .filter((item) => item.of === of)
      .map((item) => [
        item.label,
        share(item.filled, item.among),
        share(item.wrong, item.filled + item.wrong),
        exampleOf(item),
        findingsOf(item),
      ]);
    const header = [title, 'Filled', 'Wrong', 'First values', 'Found'];
    return textTable(header, rows, ['left', 'right', 'right', 'left', 'left']);
  });
}

function exampleOf({ examples }: ItemSurvey): string {
  const [first] = examples;
  if (first === undefined) return '';
  const { received, value } = first;
  return received === value
    ? shortened(value, 40)
    : `${shortened(received, 20)} > ${shortened(value, 24)}`;
}

function findingsOf({ findings }: ItemSurvey): string {
  return findings.map(({ code, count }) => `${code} ${number(count)}`).join(', ');
}

function rejections({ rejections: found }: CheckedSample): string {
  if (found.length === 0) return '';
  const rows = found
    .slice(0, MOST_SHOWN)
    .map(({ column, reason, count, first }) => [
      number(count),
      column,
      reason,
      `line ${first.line}${first.value === '' ? '' : `: ${first.value}`}`,
    ]);
  return textTable(['Rejected', 'Column', 'Reason', 'First'], rows, [
    'right',
    'left',
    'left',
    'left',
  ]);
}

function advice({ advice: found }: CheckedSample): string {
  if (found.length === 0) return 'Nothing to look at: the sample can be loaded as defined.';
  const lines = found.map(
    ({ severity, message, hint, code }) =>
      `${severity === 'error' ? 'Error' : 'Look at'}: ${message}.\n  ${hint} [${code}]`,
  );
  const isRefused = found.some(({ severity }) => severity === 'error');
  const verdict = isRefused
    ? 'The sample cannot be loaded as defined.'
    : 'The sample can be loaded as defined.';
  return [...lines, verdict].join('\n');
}

function share(part: number, whole: number): string {
  if (whole === 0) return '';
  if (part === 0) return '0%';
  const percent = (part / whole) * 100;
  return percent < 0.1 ? '<0.1%' : `${percent.toFixed(1)}%`;
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}
