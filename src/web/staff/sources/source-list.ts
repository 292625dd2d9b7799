import type { SourceOverview } from '../../../master-index/index.ts';
import { shortDay } from './short-day.ts';

/** What somebody should know of a source before anything else; the first that holds is shown. */
export interface SourceState {
  readonly kind: 'failed' | 'late' | 'none' | 'warned' | 'loading' | 'well';
  /** A word or two. */
  readonly tag: string;
  /** What it means, and since when. */
  readonly text: string;
}

const MARKED: ReadonlySet<SourceState['kind']> = new Set(['failed', 'late', 'none', 'warned']);

/** Whether somebody should look at a source in this state. */
export function needsALook({ kind }: SourceState): boolean {
  return MARKED.has(kind);
}

/**
 * How a source is doing.
 *
 * @param today `YYYY-MM-DD`
 */
export function sourceState(source: SourceOverview, today: string): SourceState {
  const { loaded, begun, nextDue } = source;
  if (begun?.status === 'loading') {
    return { kind: 'loading', tag: 'Loading', text: `The extract of ${shortDay(begun.asAt)}` };
  }
  if (begun !== null) {
    return {
      kind: 'failed',
      tag: 'Failed',
      text: `The extract of ${shortDay(begun.asAt)} was not loaded`,
    };
  }
  if (loaded === null) return { kind: 'none', tag: 'Nothing yet', text: 'No extract was loaded' };
  if (nextDue !== null && nextDue < today) {
    return { kind: 'late', tag: 'Late', text: `Due by ${shortDay(nextDue)}` };
  }
  if (loaded.warnings.length > 0) {
    return { kind: 'warned', tag: 'Warnings', text: 'It looked wrong' };
  }
  return {
    kind: 'well',
    tag: 'Up to date',
    text: nextDue === null ? 'At no fixed times' : `Next by ${shortDay(nextDue)}`,
  };
}

/** How often a source sends, in words. */
export const CADENCES: Readonly<Record<SourceOverview['cadence'], string>> = {
  daily: 'Every day',
  weekly: 'Every week',
  monthly: 'Every month',
  quarterly: 'Every quarter',
  yearly: 'Every year',
  irregular: 'At no fixed times',
};
