import { z } from 'zod';
import {
  authorityTypes,
  type CaseModel,
  caseOf,
  gdpDeflator,
  type Level,
  rational,
  type Scenario,
} from '../business-case/index.ts';

/** What of a case is looked at. */
export const levelChoices = ['1', '1-2', '2'] as const;

const LEVELS: Readonly<Record<(typeof levelChoices)[number], readonly Level[]>> = {
  '1': [1],
  '1-2': [1, 2],
  '2': [2],
};

/** The financial years that defaults can be in the prices of. */
export const priceYears = Object.keys(gdpDeflator.years);

/** Characters; and figures of one case. Choices of ours. */
export const LONGEST_VALUE = 20;
export const LONGEST_SOURCE = 300;
const MOST_FIGURES = 200;

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);

const putInFigure = z.strictObject({
  /** As it was typed: `220,000`, `17%`. */
  value: z.string().min(1).max(LONGEST_VALUE),
  date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/),
  source: z.string().min(1).max(LONGEST_SOURCE).optional(),
});

/** A figure that somebody put in the place of a default. */
export type PutInFigure = z.infer<typeof putInFigure>;

/** What a saved case is made of: choices and figures, no results. */
export const caseContentSchema = z.strictObject({
  authority: z.enum(authorityTypes),
  levels: z.enum(levelChoices),
  prices: z.enum(priceYears),
  without: z.array(id).max(50),
  figures: z
    .record(id, putInFigure)
    .refine((figures) => Object.keys(figures).length <= MOST_FIGURES, 'There are too many figures'),
});

export type CaseContent = z.infer<typeof caseContentSchema>;

/** The case that a type of authority starts with: that of a London borough is the brief's. */
export function startingContent(authority: CaseContent['authority']): CaseContent {
  return { authority, levels: '1', prices: '2008-09', without: [], figures: {} };
}

/**
 * The model of a case: defaults, and the figures put in their place.
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
    figures: Object.fromEntries(
      Object.entries(content.figures).map(([input, { value, date, source }]) => [
        input,
        { value: rational(value), date, ...(source === undefined ? {} : { source }) },
      ]),
    ),
  });
}

/** What of its model a case looks at: its levels, with all services that are left in. */
export function caseScenarioOf(
  name: string,
  { levels }: Pick<CaseContent, 'levels'>,
  { services }: Pick<CaseModel, 'services'>,
): Scenario {
  return { name, levels: LEVELS[levels], services: services.map((service) => service.id) };
}
