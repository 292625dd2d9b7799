import { ReeveError } from '../../kernel/index.ts';
import type { Rational } from '../arithmetic/rational.ts';
import type { CaseModel } from '../domain/case-model.ts';
import { checkModel, isWithin } from '../domain/case-model.ts';
import type { Evidence, Input } from '../domain/input.ts';
import type { BenefitLine, CostLine, QualitativeBenefit, Risk } from '../domain/lines.ts';
import type { Service } from '../domain/services.ts';
import type { Timing } from '../domain/timing.ts';
import { gdpDeflator, type PriceIndex } from '../prices/price-index.ts';
import { restatePrices } from '../prices/restate-prices.ts';
import type { AuthorityType } from './authority-types.ts';
import { defaultCase } from './default-case.ts';

/** A figure that takes the place of a default, or says where it is from or between which it lies. */
export interface OwnFigure {
  /** Without it, that of the default, in the prices of the case. */
  readonly value?: Input['value'];
  readonly date: string;
  /** Where it is from; without it the figure is marked illustrative. */
  readonly source?: string;
  readonly low?: Input['value'];
  readonly high?: Input['value'];
  /** Whether it gives up the range that the figure in its place has; it is tried by rule then. */
  readonly withoutRange?: true;
}

/** Shares of years that take the place of a timing's. */
export interface OwnTiming {
  /** One for each year of the case. */
  readonly shares: readonly Rational[];
  /** Where they are from; without it they are marked illustrative. */
  readonly source?: string;
}

/** What an authority knows of itself, and adds to the brief's lists. */
export interface OwnFigures {
  readonly name: string;
  readonly type: AuthorityType;
  /** The financial year whose prices the case is in: default figures are brought to it. */
  readonly prices?: { readonly year: string; readonly index?: PriceIndex };
  /** Services that it does not run, or that stay out of the hub. */
  readonly without?: readonly string[];
  /** By id of an input. Money among them is of the year of the case's prices. */
  readonly figures?: Readonly<Record<string, OwnFigure>>;
  /** When lines ramp up and how they fall off, by id of a timing. */
  readonly timings?: Readonly<Record<string, OwnTiming>>;
  readonly additional?: {
    readonly services?: readonly Service[];
    readonly inputs?: readonly Input[];
    readonly timings?: readonly Timing[];
    readonly benefits?: readonly BenefitLine[];
    readonly costs?: readonly CostLine[];
    readonly qualitative?: readonly QualitativeBenefit[];
    readonly risks?: readonly Risk[];
  };
}

/**
 * The case of an authority: the defaults of its type in the prices of its year, with its own
 * figures in their place, and with what it adds.
 *
 * @example
 * caseOf({
 *   name: 'Anytown', type: 'unitary',
 *   figures: { dwellings: { value: rational(91_250), date: '2026-03-31', source: 'CTB1 return' } },
 * });
 * @throws ReeveError `business-case/...` with the field that is wrong
 */
export function caseOf(own: OwnFigures): CaseModel {
  const defaults = defaultCase(own.type);
  const priced =
    own.prices === undefined
      ? defaults
      : restatePrices(defaults, own.prices.index ?? gdpDeflator, own.prices.year);
  const { figures = {}, timings = {}, additional = {}, without = [] } = own;
  const ours = withTimings(withFigures(priced, figures), timings);
  without.forEach((id, at) => {
    known(priced.services, id, `without[${at}]`, 'service');
  });
  const stays = ({ service }: { service: string }): boolean => !without.includes(service);
  const model: CaseModel = {
    ...priced,
    name: own.name,
    inputs: [...ours.inputs, ...(additional.inputs ?? [])],
    timings: [...ours.timings, ...(additional.timings ?? [])],
    services: [
      ...priced.services.filter(({ id }) => !without.includes(id)),
      ...(additional.services ?? []),
    ],
    benefits: [...priced.benefits.filter(stays), ...(additional.benefits ?? [])],
    costs: [...priced.costs, ...(additional.costs ?? [])],
    qualitative: [...priced.qualitative.filter(stays), ...(additional.qualitative ?? [])],
    risks: [...priced.risks, ...(additional.risks ?? [])],
  };
  checkModel(model);
  return model;
}

/**
 * A model with an authority's figures in the place of some of its inputs; not checked further.
 *
 * @throws ReeveError `business-case/unknown-input`
 */
export function withFigures(
  model: CaseModel,
  figures: Readonly<Record<string, OwnFigure>>,
): CaseModel {
  for (const id of Object.keys(figures)) known(model.inputs, id, `figures.${id}`, 'input');
  return {
    ...model,
    inputs: model.inputs.map((input) => {
      const own = figures[input.id];
      return own === undefined ? input : withOwnFigure(input, own);
    }),
  };
}

/**
 * A model with an authority's shares of years in the place of those of some of its timings; not
 * checked further.
 *
 * @throws ReeveError `business-case/unknown-timing`
 */
export function withTimings(
  model: CaseModel,
  timings: Readonly<Record<string, OwnTiming>>,
): CaseModel {
  for (const id of Object.keys(timings)) known(model.timings, id, `timings.${id}`, 'timing');
  return {
    ...model,
    timings: model.timings.map((timing) => {
      const own = timings[timing.id];
      if (own === undefined) return timing;
      return { ...timing, shares: own.shares, evidence: evidenceOf(own.source) };
    }),
  };
}

/**
 * An input with an authority's figure in its place. A range of its own that still holds the value
 * stays, unless the authority gives another.
 */
export function withOwnFigure(input: Input, own: OwnFigure): Input {
  const { label, unit, id, prices } = input;
  const backing = evidenceOf(own.source);
  const value = own.value ?? input.value;
  const before = own.withoutRange === true ? undefined : input.range;
  const range =
    own.low === undefined || own.high === undefined
      ? before
      : { low: own.low, high: own.high, evidence: backing };
  const holds = range !== undefined && (range !== input.range || isWithin(value, range));
  const ranged = holds ? { range } : {};
  // A range alone leaves the default what it is.
  if (own.value === undefined && own.source === undefined) {
    const { range: _, ...rest } = input;
    return { ...rest, ...ranged };
  }
  return {
    ...{ id, label, unit, value },
    ...{ evidence: backing, date: own.date, setBy: 'user' },
    ...(prices === undefined ? {} : { prices }),
    ...ranged,
  };
}

/** What a user says without naming a source is illustrative. */
export function evidenceOf(source: string | undefined): Evidence {
  return source === undefined
    ? { kind: 'illustrative', reason: 'no source was given' }
    : { kind: 'cited', source };
}

function known(
  things: readonly { readonly id: string }[],
  id: string,
  field: string,
  what: string,
): void {
  if (things.some((thing) => thing.id === id)) return;
  throw new ReeveError(`business-case/unknown-${what}`, `There is no ${what} "${id}"`, {
    location: { field },
    hint: `These are there: ${things.map((thing) => thing.id).join(', ')}.`,
  });
}
