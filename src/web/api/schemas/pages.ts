import { z } from 'zod';

/** Entries of a page where the caller does not say. */
const USUAL = 50;
const MOST = 200;

/** Which part of a list is wanted. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MOST).default(USUAL),
  after: z
    .string()
    .max(200)
    .optional()
    .meta({ description: '`next` of the page before, as it was.' }),
});

/** A list in an answer: what use cases give, which nobody changes. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.array(item).readonly();
}

/** Some of a list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: listOf(item),
    next: z.string().nullable().meta({ description: 'To read on; null at the end.' }),
  });
}
