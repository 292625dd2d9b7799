import { z } from 'zod';
import {
  authorityTypes,
  CASE_YEARS,
  type CaseModel,
  caseOf,
  gdpDeflator,
  type Level,
  rational,
  type Scenario,
} from '../business-case/index.ts';
import {
  addedSchema,
  additionalOf,
  dateSchema,
  idSchema,
  nothingAdded,
  sourceSchema,
  valueSchema,
} from './added-lines.ts';

/** What of a case is looked at. */
export const levelChoices = ['1', '1-2', '2'] as const;

const LEVELS: Readonly<Record<(typeof levelChoices)[number], readonly Level[]>> = {
  '1': [1],
  '1-2': [1, 2],
  '2': [2],
};

/** The financial years that defaults can be in the prices of. */
export const priceYears = Object.keys(gdpDeflator.years);

/** Figures of one case: a choice of ours. */
const MOST_FIGURES = 200;

const putInFigure = z
  .strictObject({
    /** Without it, the default in the prices of the case. */
    value: valueSchema.optional(),
    /** The lowest and the highest that somebody would still believe. */
    low: valueSchema.optional(),
    high: valueSchema.optional(),
    date: dateSchema,
    source: sourceSchema.optional(),
  })
  .refine(({ low, high }) => (low === undefined) === (high === undefined));

/** A figure that somebody put in the place of a default. */
export type PutInFigure = z.infer<typeof putInFigure>;

const putInShares = z.strictObject({
  shares: z.array(valueSchema).length(CASE_YEARS),
  source: sourceSchema.optional(),
});

/** Shares of years that somebody put in the place of a timing's. */
export type PutInShares = z.infer<typeof putInShares>;

/** What a saved case is made of: choices and figures, no results. */
export const caseContentSchema = z.strictObject({
  authority: z.enum(authorityTypes),
  levels: z.enum(levelChoices),
  prices: z.enum(priceYears),
  without: z.array(idSchema).max(50),
  figures: z
    .record(idSchema, putInFigure)
    .refine((figures) => Object.keys(figures).length <= MOST_FIGURES, 'There are too many figures'),
  timings: z.record(idSchema, putInShares).default({}),
  added: addedSchema.default(nothingAdded),
});

export type CaseContent = z.infer<typeof caseContentSchema>;

/** Of the brief, and, for whoever puts in figures of their own, the year before this one. */
const [PRICES_OF_BRIEF, PRICES_OF_OTHERS] = ['2008-09', '2025-26'];

/**
 * The case that a type of authority starts with: that of a London borough is the brief's, in its
 * prices; others are in prices near to those of the figures that will take the place of defaults.
 */
export function startingContent(authority: CaseContent['authority']): CaseContent {
  const prices = authority === 'london-borough' ? PRICES_OF_BRIEF : PRICES_OF_OTHERS;
  return {
    ...{ authority, levels: '1', prices, without: [] },
    ...{ figures: {}, timings: {}, added: nothingAdded },
  };
}

/**
 * The model of a case: defaults, and what was put in their place and added.
 *
 * @throws ReeveError `business-case/...` with the field that is wrong, such as `inputs.staff`
 * @example
 * caseModelOf('Anytown', startingContent('unitary'));
 */
export function caseModelOf(name: string, content: CaseContent): CaseModel {
  return caseOf({
    name,
    type: content.authority,
    prices: { year: content.prices },
    without: content.without,
    figures: mapped(content.figures, ({ value, low, high, date, source }) => ({
      ...(value === undefined ? {} : { value: rational(value) }),
      date,
      ...(low === undefined || high === undefined
        ? {}
        : { low: rational(low), high: rational(high) }),
      ...(source === undefined ? {} : { source }),
    })),
    timings: mapped(content.timings, ({ shares, source }) => ({
      shares: shares.map((share) => rational(share)),
      ...(source === undefined ? {} : { source }),
    })),
    additional: additionalOf(content.added),
  });
}

function mapped<From, To>(
  things: Readonly<Record<string, From>>,
  to: (thing: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(things).map(([id, thing]) => [id, to(thing)]));
}

/** What of its model a case looks at: its levels, with all services that are left in. */
export function caseScenarioOf(
  name: string,
  { levels }: Pick<CaseContent, 'levels'>,
  { services }: Pick<CaseModel, 'services'>,
): Scenario {
  return { name, levels: LEVELS[levels], services: services.map((service) => service.id) };
}
