import { z } from 'zod';
import { listOf } from '../schemas/pages.ts';

const counts = z.record(z.string(), z.unknown());

export const jobSchema = z
  .object({
    job: z.int(),
    kind: z.enum(['load', 'match', 'gazetteer', 'verify', 'preview']),
    state: z.enum(['queued', 'loading', 'matching', 'done', 'failed']),
    source: z.string().nullable(),
    asAt: z.string().nullable().meta({ description: 'The date that the extract is of.' }),
    fileName: z.string().nullable(),
    bytes: z.int().nullable(),
    sha256: z.string().nullable(),
    askedBy: z.string(),
    request: z.string().meta({ description: 'The request that it came by, as in the audit.' }),
    queuedAt: z.string(),
    startedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    progress: z
      .object({ phase: z.string(), done: z.number(), total: z.number().nullable() })
      .nullable()
      .meta({ description: 'Of a job that runs in the process that answers.' }),
    result: z
      .object({
        extract: z.int().optional(),
        outcome: z.enum(['loaded', 'already-loaded']).optional(),
        counts: counts.optional(),
        warnings: listOf(z.string()).optional(),
        rejections: listOf(z.object({ column: z.string(), reason: z.string(), count: z.int() }))
          .optional()
          .meta({ description: 'Why rows were not taken, the most frequent reason first.' }),
        sharing: listOf(z.string()).optional().meta({
          description:
            'What to know of the sharing agreements: that they do not speak of the source.',
        }),
        erasedLines: listOf(z.int()).optional().meta({
          description: 'Lines of people who were erased here: the first hundred.',
        }),
        matched: counts.nullable().optional().meta({
          description:
            'What matching came to; null where it was not asked for, or no model is in force yet.',
        }),
        gazetteer: counts.optional(),
        verification: z.int().optional().meta({ description: 'Of a job that verified the audit.' }),
        entries: z.int().optional(),
        breaks: z.int().optional().meta({ description: '0 of an audit that holds.' }),
      })
      .nullable()
      .meta({ description: 'What it came to so far.' }),
    problem: z
      .object({ code: z.string(), detail: z.string(), hint: z.string().optional() })
      .nullable()
      .meta({ description: 'Why it failed, by the names of a Problem.' }),
  })
  .meta({ id: 'Job', description: 'Work that the server does beside answering.' });
