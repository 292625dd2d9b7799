import { z } from 'zod';
import { derivations, standardisers } from '../../standards/index.ts';
import type { MatchModel } from './match-model.ts';

/**
 * The match model's shape, for validation and for the published JSON Schema.
 * What a schema cannot say (columns exist, expressions parse, levels end with
 * `else`) is checked by `planModel`.
 */

/** The version of the format that this code reads and writes. */
export const MODEL_FORMAT = 'reeve-match-model/1';

const name = z.string().min(1);
const probability = z.number().gt(0).lte(1);
const openProbability = z.number().gt(0).lt(1);
const columnNames = z.union([name, z.array(name).min(1)]);

const condition = z.lazy(() => z.union(conditions)).meta({ id: 'condition' }) as z.ZodType<
  MatchModel['comparisons'][0]['levels'][0]['when']
>;
const conditions = [
  z.literal('else').describe('Every pair that no earlier level took.'),
  z.strictObject({ exact: name }).describe('Both values are the same.'),
  z
    .strictObject({ jaroWinkler: name, atLeast: z.number().gt(0).lte(1) })
    .describe('Jaro-Winkler similarity.'),
  z
    .strictObject({ levenshtein: name, atMost: z.int().gte(0) })
    .describe('Levenshtein distance in code points.'),
  z
    .strictObject({ damerauLevenshtein: name, atMost: z.int().gte(0) })
    .describe('Damerau-Levenshtein distance in code points.'),
  z
    .strictObject({ jaccard: name, atLeast: z.number().gt(0).lte(1) })
    .describe('Jaccard index of the sets of words.'),
  z
    .strictObject({ numeric: name, within: z.number().gte(0) })
    .describe('Absolute difference of two numbers.'),
  z
    .strictObject({ date: name, within: z.int().gte(0), unit: z.enum(['day', 'month', 'year']) })
    .describe('Time between two dates.'),
  z
    .strictObject({ swapped: z.tuple([name, name]) })
    .describe('Each value stands in the other column.'),
  z
    .strictObject({ overlap: name, atLeast: z.int().gte(1) })
    .describe('Elements in common of two lists.'),
  z
    .strictObject({ expression: z.string().min(1) })
    .describe('Any expression over l.column and r.column.'),
  z.strictObject({ all: z.array(condition).min(1) }).describe('All of the conditions.'),
  z.strictObject({ any: z.array(condition).min(1) }).describe('Any of the conditions.'),
] as const;

/** Names of the forms of a condition beside "else", in the order of the schema. */
export const conditionKinds: readonly string[] = conditions
  .slice(1)
  .map((form) => Object.keys((form as z.ZodObject).shape)[0] ?? '');

const level = z.strictObject({
  description: z.string().optional(),
  when: condition,
  m: probability.optional().describe('Probability of this level among matches.'),
  u: probability.optional().describe('Probability of this level among non-matches.'),
  fixed: z.enum(['m', 'u', 'both']).optional().describe('Keeps the given values through training.'),
  termFrequency: z
    .strictObject({ column: name, weight: z.number().gte(0).lte(1).optional() })
    .optional()
    .describe('Splits the level by how common the agreed value is.'),
});

const comparison = z.strictObject({
  name,
  description: z.string().optional(),
  missing: z
    .string()
    .min(1)
    .optional()
    .describe('Expression that says when the pair cannot be compared.'),
  about: z
    .enum(['person', 'household', 'family'])
    .optional()
    .describe(
      'Whether it speaks of the person, of all who live there, or of what is handed down in a family; default person.',
    ),
  levels: z.array(level).min(2),
});

const column = z.strictObject({
  from: z
    .union([columnNames, z.record(name, columnNames)])
    .describe(
      'Input column or columns, or another column of the model; by data set where names differ.',
    ),
  constant: z
    .record(name, z.string().min(1))
    .optional()
    .describe('What all records of a data set have, by data set, where its columns have nothing.'),
  type: z.enum(['text', 'number', 'date', 'text[]']).optional().describe('Default: text.'),
  standardise: name
    .optional()
    .describe(`Standardiser: ${Object.keys(standardisers).join(', ')}. Default: none.`),
  derive: name
    .optional()
    .describe(
      `Derivation, applied to the standardised value: ${Object.keys(derivations).join(', ')}.`,
    ),
  split: z.string().min(1).optional().describe('Separator that makes a list of a text.'),
  gather: z
    .array(name)
    .min(1)
    .optional()
    .describe(
      'Columns of this model: the list of what "from" is in other records with the same values.',
    ),
});

const frequencies = z.strictObject({
  total: z.number().gte(0),
  share: z.array(z.number()),
  agreement: z.array(z.number()),
  counts: z.record(z.string(), z.number()),
});

/** Blocking rules and deterministic rules share a pair's mask of 30 bits. */
export const MOST_RULES = 24;
const MOST_DETERMINISTIC_RULES = 6;

export const matchModelSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(MODEL_FORMAT),
  description: z.string().optional(),
  linkType: z
    .enum(['dedupe', 'link-only', 'link-and-dedupe'])
    .describe('Pairs within files, between files, or both.'),
  columns: z
    .record(name, column)
    .describe('What comparisons and rules speak of, made from the columns of the input.'),
  comparisons: z.array(comparison).min(1),
  blocking: z
    .array(
      z.strictObject({
        description: z.string().optional(),
        on: z
          .array(z.string().min(1))
          .min(1)
          .describe('Expressions over one record; both records give the same value for each.'),
        explode: z
          .array(name)
          .optional()
          .describe('Lists among "on", which match on any element in common.'),
      }),
    )
    .min(1)
    .max(MOST_RULES)
    .describe('Pairs that any rule finds are compared.'),
  deterministic: z
    .array(
      z.strictObject({
        description: z.string().optional(),
        on: z.array(z.string().min(1)).min(1),
        precision: probability
          .optional()
          .describe('Share of the pairs it finds that match. Default: 1.'),
        use: z
          .enum(['link', 'prior'])
          .optional()
          .describe('Links its pairs (the default), or only tells how many match.'),
      }),
    )
    .max(MOST_DETERMINISTIC_RULES)
    .optional()
    .describe('Rules that link a pair whatever its weight.'),
  prior: openProbability
    .optional()
    .describe('Probability that two records taken at random match; kept by training.'),
  relatives: z
    .number()
    .gte(0)
    .lt(1)
    .optional()
    .describe('Probability that two random records are two people of one household.'),
  thresholds: z
    .strictObject({ link: openProbability, review: openProbability })
    .optional()
    .describe('Probabilities from which a pair is a link, and is for review.'),
  clustering: z
    .strictObject({
      method: z.enum(['connected', 'average']).optional(),
      allowance: z
        .number()
        .gte(0)
        .optional()
        .describe('Bits by which the mean weight between two groups may miss the threshold.'),
      groupShare: z
        .number()
        .gte(0)
        .lte(1)
        .optional()
        .describe(
          'How much the weight of two groups as wholes counts beside the mean of their pairs.',
        ),
      oneRecordPer: z.array(name).optional(),
    })
    .optional(),
  training: z
    .strictObject({
      seed: z.int().gte(0).optional(),
      randomPairs: z.int().gte(1000).optional().describe('Pairs drawn at random to estimate u.'),
      recall: probability
        .optional()
        .describe('Share of all matches that the deterministic rules find; gives the prior.'),
      maxIterations: z.int().gte(1).optional(),
      tolerance: z
        .number()
        .gt(0)
        .optional()
        .describe('Training stops when no probability moves by more.'),
    })
    .optional(),
  termFrequencies: z.record(name, frequencies).optional(),
  provenance: z.record(z.string(), z.unknown()).optional(),
});

/** The published JSON Schema (draft 2020-12) of a match model. */
export function matchModelJsonSchema(): Record<string, unknown> {
  return {
    title: 'Reeve match model',
    ...z.toJSONSchema(matchModelSchema, { target: 'draft-2020-12' }),
  };
}
