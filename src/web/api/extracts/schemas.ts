import { z } from 'zod';
import { listOf } from '../schemas/pages.ts';

const count = z.int().min(0).optional();

export const extractSchema = z
  .object({
    extract: z.int(),
    source: z.string(),
    kind: z.enum(['full', 'changes', 'feed']),
    asAt: z.string().meta({ description: 'The date that it is of.' }),
    fileName: z.string(),
    sha256: z.string(),
    status: z.enum(['loading', 'loaded', 'rolled-back']),
    counts: z.object({
      rows: count,
      records: count,
      added: count,
      changed: count,
      unchanged: count,
      gone: count,
      rejected: count,
      filtered: count,
      erased: count,
      kept: count,
      unsure: count,
    }),
    warnings: listOf(z.string()),
    acceptedBy: z.string().nullable(),
    startedAt: z.string(),
    loadedAt: z.string().nullable(),
  })
  .meta({ id: 'Extract', description: 'A file or feed of a source, and what it came to.' });

export const rejectionSchema = z
  .object({
    line: z.int(),
    column: z.string(),
    received: z
      .string()
      .nullable()
      .meta({ description: 'What was there; null for others than the service that sent it.' }),
    reason: z.string(),
  })
  .meta({ id: 'Rejection', description: 'A row, or a value, that was not taken.' });
