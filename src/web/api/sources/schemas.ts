import { z } from 'zod';
import { QUALITY_MEASURES } from '../../../master-index/index.ts';
import { privacyNoticeSchema } from '../oversight/schemas.ts';
import { listOf } from '../schemas/pages.ts';

export const sourceSchema = z
  .object({
    name: z.string(),
    service: z.string(),
    registeredAt: z.string(),
    roles: listOf(z.object({ role: z.string(), isPerson: z.boolean() })),
    latestExtract: z
      .object({ extract: z.int(), asAt: z.string(), loadedAt: z.string() })
      .nullable(),
    privacyNotices: listOf(privacyNoticeSchema).meta({
      description: 'Of the source, and of roles in it that are shared apart. None: nobody sees it.',
    }),
  })
  .meta({ id: 'Source' });

export const definedSchema = z
  .object({
    source: z.string(),
    service: z.string(),
    isNew: z.boolean().meta({ description: 'Whether it differs from the one before.' }),
  })
  .meta({ id: 'DefinedSource' });

export const qualitySchema = z
  .object({
    extract: z.int(),
    asAt: z.string(),
    role: z.string(),
    attribute: z.string().meta({
      description: 'An attribute, fact:<name>, or "" for the records themselves.',
    }),
    measure: z.enum(QUALITY_MEASURES),
    count: z.int(),
    among: z.int(),
  })
  .meta({ id: 'Quality', description: 'A measure of an extract: how many, among how many.' });
