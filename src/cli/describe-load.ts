import type { SourceDefinition } from '../intake/index.ts';
import type { LoadResult, RejectionReason } from '../master-index/index.ts';

/** What `reeve load` did: what is printed with `--json`. */
export interface LoadAnswer extends LoadResult {
  /** Why rows were not taken, the most frequent reason first. */
  readonly rejections: readonly RejectionReason[];
  /** What whoever loaded it should know of the sharing agreements, in sentences. */
  readonly sharing: readonly string[];
  /** The file that they were written to. */
  readonly rejects: string | null;
}

/** Reasons that are shown; `--json` has all. */
const MOST_REASONS = 5;
/** Lines of erased records that are shown; `--json` has the first hundred. */
const MOST_LINES = 10;

/** What a load says to people. */
export function describeLoad({ title }: SourceDefinition, answer: LoadAnswer): string {
  const { outcome, counts, warnings } = answer;
  if (outcome === 'already-loaded') {
    const done = `${title}: this file is loaded already, and nothing was done.`;
    return `${[done, ...whatWasRejected(answer), ...whoSees(answer)].join('\n')}\n`;
  }
  return [
    `${title}: ${n(counts.rows)} rows, ${n(counts.records)} records`,
    `  ${n(counts.added)} new, ${n(counts.changed)} changed, ${n(counts.unchanged)} unchanged, ${n(counts.gone)} gone`,
    `  ${n(counts.rejected)} rejected, ${n(counts.filtered)} left out by filters`,
    ...whatWasRejected(answer),
    ...whatStays(answer),
    ...whatWasErased(answer),
    ...whoSees(answer),
    ...warnings.map((warning) => `  accepted although ${warning}`),
    '',
  ].join('\n');
}

function whatWasRejected({ counts, rejections, rejects }: LoadAnswer): string[] {
  if (counts.rejected === 0) return [];
  const left = rejections.slice(MOST_REASONS).reduce((sum, { count }) => sum + count, 0);
  return [
    ...rejections
      .slice(0, MOST_REASONS)
      .map(({ column, reason, count }) => `    ${n(count)} × ${column}: ${reason}`),
    ...(left === 0 ? [] : [`    ${n(left)} for other reasons`]),
    rejects === null
      ? '    The same command with --rejects FILE writes each with its line to a file.'
      : `    Each with its line: ${rejects}`,
  ];
}

function whoSees({ sharing }: LoadAnswer): string[] {
  return sharing.map((note) => `  ${note}.`);
}

function whatStays({ counts: { kept, unsure } }: LoadAnswer): string[] {
  return [
    ...(kept === 0 ? [] : [`  ${n(kept)} stay as they were, as their rows were rejected`]),
    ...(unsure === 0
      ? []
      : [
          `  ${n(unsure)} are not in it and stay open: rows without a key, more than usual, may be theirs.`,
          '    If they are gone all the same, load the next extract with --accept "A. Name".',
        ]),
  ];
}

function whatWasErased({ counts: { erased }, erasedLines }: LoadAnswer): string[] {
  if (erased === 0) return [];
  const lines = erasedLines.slice(0, MOST_LINES).join(', ');
  const more = erasedLines.length > MOST_LINES ? ' and others' : '';
  return [
    `  ${n(erased)} left out, as they were erased here. Ask the source to erase them too: lines ${lines}${more}`,
  ];
}

function n(count: number): string {
  return count.toLocaleString('en-GB');
}
