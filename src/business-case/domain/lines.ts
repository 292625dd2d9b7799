import type { Formula } from './formula.ts';
import type { Evidence } from './input.ts';

/** Level 1 gives a single view of the customer; level 2 writes better data back (section 5). */
export type Level = 1 | 2;

/** A benefit in money or in staff time, worth so much in a first full year. */
export interface BenefitLine {
  readonly id: string;
  readonly level: Level;
  /** Id of the service that it comes to, or `all`. */
  readonly service: string;
  /** Heading that it stands under, as the brief groups cashable benefits. */
  readonly group?: string;
  readonly description: string;
  /** How it comes about, in words; the formula is the same in inputs. */
  readonly basis: string;
  /** Cashable benefits are money in or money not spent; others free time that is still paid. */
  readonly cashable: boolean;
  /** In £/year. */
  readonly formula: Formula;
  /** Id of a recurring timing. */
  readonly timing: string;
  readonly evidence: Evidence;
}

/** A cost, spent once or every year, of people (days by rate) or of technology and services. */
export interface CostLine {
  readonly id: string;
  readonly level: Level;
  readonly kind: 'people' | 'technology';
  readonly term: 'one-off' | 'ongoing';
  readonly description: string;
  readonly basis: string;
  /** Money that is paid; otherwise time of people who are paid anyway. */
  readonly cash: boolean;
  /** In £ where it is spent once, in £/year where it goes on; empty where another line pays. */
  readonly formula: Formula;
  readonly timing: string;
  readonly evidence: Evidence;
}

/** A benefit that is not put in money: how much it matters, from 1 to 5, and to whom. */
export interface QualitativeBenefit {
  readonly id: string;
  readonly level: Level;
  readonly service: string;
  readonly description: string;
  /** 1 is low and 5 is high. */
  readonly scale: Score;
  readonly whoBenefits: string;
  readonly evidence: Evidence;
}

export type Score = 1 | 2 | 3 | 4 | 5;

export interface Risk {
  readonly id: string;
  readonly level: Level;
  readonly description: string;
  /** 1 is low and 5 is high; null where nobody has scored it. */
  readonly likelihood: Score | null;
  readonly impact: Score | null;
  readonly notes: string;
  readonly evidence: Evidence;
}
