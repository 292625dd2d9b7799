import { z } from 'zod';
import { opaqueId } from '../schemas/answers.ts';
import { listOf } from '../schemas/pages.ts';

const MOST_RECORDS = 1000;
const pair = z.tuple([opaqueId, opaqueId]);

/** What a steward asks for. */
export const decisionRequest = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('link'), record: opaqueId, to: opaqueId }),
    z.object({ kind: z.literal('move'), record: opaqueId, to: opaqueId }),
    z.object({ kind: z.literal('merge'), keep: opaqueId, other: opaqueId }),
    z.object({
      kind: z.literal('split'),
      person: opaqueId,
      records: z.array(opaqueId).min(1).max(MOST_RECORDS),
    }),
    z.object({ kind: z.literal('never-match'), records: pair }),
    z.object({ kind: z.literal('always-match'), records: pair }),
    z.object({ kind: z.literal('not-sure'), records: pair }),
    z.object({ kind: z.literal('undo'), decision: opaqueId }),
  ])
  .meta({ id: 'DecisionRequest', examples: [{ kind: 'merge', keep: '12', other: '30' }] });

const ids = listOf(z.string());

const effects = z.object({
  kind: z.string(),
  persons: listOf(
    z.object({
      person: z.string().meta({ description: '`new` for an id that nobody had.' }),
      before: ids.meta({ description: 'Records before.' }),
      after: ids.meta({ description: 'Records after.' }),
    }),
  ),
  effects: listOf(z.looseObject({ of: z.enum(['link', 'person', 'hanger', 'review']) })).meta({
    description: 'Everything that changes: from what, to what.',
  }),
  constraints: listOf(z.looseObject({ kind: z.enum(['never', 'always']) })).meta({
    description: 'What is said of records for good.',
  }),
  notes: listOf(z.string()).meta({ description: 'What one would not expect.' }),
  basedOn: listOf(z.object({ person: z.string(), version: z.int() })).meta({
    description: 'The persons as they were looked at; the ETag says the same.',
  }),
});

export const previewSchema = effects.meta({ id: 'DecisionPreview' });
export const decisionSchema = effects
  .extend({ decision: z.string().meta({ description: 'To undo it by.' }), at: z.string() })
  .meta({ id: 'Decision' });

const review = z.object({
  reviewId: z.int(),
  recordA: z.int(),
  recordB: z.int(),
  personA: z.int(),
  personB: z.int(),
  weight: z.number().nullable().meta({
    description:
      'log2 odds that they are one person; null for whoever may not see all that it rests on.',
  }),
  reason: z.string(),
  openedAt: z.string(),
  notSure: z.int(),
  records: z.int(),
  pairs: z.int(),
  waiting: z.int(),
});

export const questionSchema = z
  .object({
    persons: listOf(z.string()),
    weight: z
      .number()
      .nullable()
      .meta({ description: 'log2 odds, by all pairs of their records; null where theirs are.' }),
    priority: z.number().nullable().meta({ description: 'Null where the weight is.' }),
    reviews: listOf(review),
  })
  .meta({ id: 'ReviewQuestion', description: 'Whether two persons are one.' });

const origin = z.object({
  recordId: z.int(),
  source: z
    .string()
    .nullable()
    .meta({ description: 'Null, as are role and key, of a source of which nothing may be seen.' }),
  role: z.string().nullable(),
  key: z.string().nullable(),
  person: z.int().nullable(),
});

export const reviewSchema = review
  .extend({
    left: origin,
    right: origin,
    evidence: z.object({
      explained: z
        .looseObject({})
        .nullable()
        .meta({ description: 'Comparison by comparison, of values that the caller may see.' }),
      isPartial: z.boolean(),
    }),
  })
  .meta({ id: 'Review' });

export const historySchema = z
  .object({
    person: z.int(),
    madeAt: z.string(),
    retiredAt: z.string().nullable(),
    leadsTo: z.int().nullable(),
    earlier: listOf(z.int()),
    events: listOf(
      z.object({
        decision: z.int(),
        kind: z.string(),
        by: z.string(),
        at: z.string(),
        reason: z.string().nullable(),
        undoes: z.int().nullable(),
        undoneBy: z.int().nullable(),
        isSteward: z.boolean(),
        came: listOf(z.int()),
        went: listOf(z.int()),
      }),
    ),
  })
  .meta({ id: 'PersonHistory', description: 'Which records a person was, and who decided it.' });
