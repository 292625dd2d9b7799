import type { Rational } from '../arithmetic/rational.ts';
import type { Unit } from './unit.ts';

/**
 * Why a figure is believed. `cited`: a source says it. `fitted`: a source gives a result, and
 * this is the value that leads there, so that result is no evidence for it. `illustrative`:
 * nobody says it; it shows how the sum goes, until somebody's own figure takes its place.
 */
export type Evidence =
  | { readonly kind: 'cited'; readonly source: string; readonly place?: string }
  | { readonly kind: 'fitted'; readonly source: string; readonly to: string }
  | { readonly kind: 'illustrative'; readonly reason: string };

/** The lowest and the highest value that somebody would still believe. */
export interface Range {
  readonly low: Rational;
  readonly high: Rational;
  readonly evidence: Evidence;
}

/** A figure that the case rests on. */
export interface Input {
  readonly id: string;
  readonly label: string;
  readonly value: Rational;
  readonly unit: Unit;
  readonly evidence: Evidence;
  /** The day or the year that the figure is of, such as `2008-06-05`. */
  readonly date: string;
  readonly setBy: 'default' | 'user';
  readonly range?: Range;
  /** For money: the financial year of its prices, such as `2008-09`. */
  readonly prices?: string;
}

/** Inputs by id. */
export type Inputs = ReadonlyMap<string, Input>;

/**
 * What to show beside a figure, so that what is fitted or illustrative says so everywhere.
 *
 * @example
 * describeEvidence({ kind: 'illustrative', reason: 'a round figure' });
 * // 'Illustrative: a round figure'
 */
export function describeEvidence(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'cited':
      return evidence.place === undefined
        ? evidence.source
        : `${evidence.source}, ${evidence.place}`;
    case 'fitted':
      return `Fitted to ${evidence.to} (${evidence.source})`;
    case 'illustrative':
      return `Illustrative: ${evidence.reason}`;
  }
}
