import { z } from 'zod';
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
    attribute: z.string(),
    records: z.int(),
    filled: z.int(),
    valid: z.int(),
    distinctValues: z.int(),
    compared: z.int().nullable().meta({ description: 'Records compared with other sources.' }),
    consistent: z.int().nullable().meta({ description: 'Of these, how many agree.' }),
  })
  .meta({ id: 'Quality', description: 'Values of an attribute in an extract: counts of records.' });
