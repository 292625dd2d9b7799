import { z } from 'zod';
import { authorityTypes, CASE_YEARS, rational } from '../business-case/index.ts';
import { ReeveError } from '../kernel/index.ts';

/** The format that a file of an authority names. */
export const AUTHORITY_FORMAT = 'reeve/authority/1';

/** A number as people write it, exact: 220000, 0.17, "17%" or "43/220". */
const exact = z.union([z.number(), z.string()]).transform((written, context) => {
  try {
    return rational(written);
  } catch (error) {
    if (!(error instanceof ReeveError)) throw error;
    context.addIssue({ code: 'custom', message: error.message, params: { hint: error.hint } });
    return z.NEVER;
  }
});

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Names are small letters and digits, joined by hyphens');
const text = z.string().trim().min(1, 'This is empty');
const year = z.string().regex(/^\d{4}-\d{2}$/, 'A financial year is written 2026-27');
const date = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine(
    (written) => /^\d{4}(-\d{2}){0,2}$/.test(written),
    'A date is written 2026-03-31 or 2026',
  );
const level = z.union([z.literal(1), z.literal(2)]);
const score = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

const figure = z
  .strictObject({
    value: exact,
    date,
    source: text.optional(),
    low: exact.optional(),
    high: exact.optional(),
  })
  .refine(({ low, high }) => (low === undefined) === (high === undefined), {
    error: 'A range has both low and high',
  });

const formula = z
  .array(
    z.strictObject({
      label: text.optional(),
      multiply: z.array(id).min(1, 'There is nothing to multiply'),
      divide: z.array(id).optional(),
    }),
  )
  .min(1, 'A formula has a product');

const given = {
  source: text.optional(),
  shares: z.array(exact).length(CASE_YEARS, `There are ${CASE_YEARS} years`).optional(),
  startsAfterMonths: z.number().int().min(0).optional(),
  rampUpMonths: z.number().int().min(0).default(0),
  retainedEachYear: exact.prefault(1),
};

interface GivenShares {
  readonly shares?: unknown;
  readonly startsAfterMonths?: number | undefined;
}

/** Shares of years are given one by one, or follow from how a benefit comes and goes. */
const isGivenOnce = ({ shares, startsAfterMonths }: GivenShares): boolean =>
  (shares === undefined) !== (startsAfterMonths === undefined);

const EITHER = { error: 'A timing has either shares or startsAfterMonths' };

const ownTiming = z.strictObject(given).refine(isGivenOnce, EITHER);

const timing = z
  .strictObject({
    id,
    label: text,
    term: z.enum(['once', 'recurring']).default('recurring'),
    ...given,
  })
  .refine(isGivenOnce, EITHER);

const line = { id, level: level.default(1), description: text, basis: text, formula, timing: id };
const source = { source: text.optional() };

export const authoritySchema = z.strictObject({
  format: z.literal(AUTHORITY_FORMAT),
  name: text,
  type: z.enum(authorityTypes),
  prices: z
    .strictObject({
      year,
      index: z.strictObject({ source: text, years: z.record(year, exact) }).optional(),
    })
    .optional(),
  without: z.array(id).optional(),
  figures: z.record(id, figure).optional(),
  timings: z.record(id, ownTiming).optional(),
  additional: z
    .strictObject({
      services: z.array(z.strictObject({ id, name: text })).optional(),
      inputs: z
        .array(
          z.strictObject({
            ...{ id, label: text, unit: text, value: exact, date },
            ...{ source: text.optional(), low: exact.optional(), high: exact.optional() },
          }),
        )
        .optional(),
      timings: z.array(timing).optional(),
      benefits: z
        .array(
          z.strictObject({
            ...{ ...line, ...source, service: id, group: text.optional() },
            cashable: z.boolean(),
          }),
        )
        .optional(),
      costs: z
        .array(
          z.strictObject({
            ...{ ...line, ...source, cash: z.boolean() },
            kind: z.enum(['people', 'technology']),
            term: z.enum(['one-off', 'ongoing']),
          }),
        )
        .optional(),
      qualitative: z
        .array(
          z.strictObject({
            ...{ id, level: level.default(1), service: id, description: text, scale: score },
            ...{ ...source, whoBenefits: text },
          }),
        )
        .optional(),
      risks: z
        .array(
          z.strictObject({
            ...{ id, level: level.default(1), description: text, likelihood: score, impact: score },
            ...{ ...source, notes: z.string().default('') },
          }),
        )
        .optional(),
    })
    .optional(),
});

export type AuthorityFile = z.infer<typeof authoritySchema>;

/** The published JSON Schema (draft 2020-12) of a file of an authority. */
export function authorityJsonSchema(): Record<string, unknown> {
  return {
    title: 'Reeve figures of an authority',
    ...z.toJSONSchema(authoritySchema, { target: 'draft-2020-12', io: 'input' }),
  };
}
