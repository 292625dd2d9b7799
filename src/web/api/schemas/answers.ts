import { z } from 'zod';
import { PROBLEM_TYPE, problemSchema } from '../errors/problem.ts';

/** What can go wrong with a request, by status. */
const FAILURES = {
  400: 'It cannot be read, or a header is missing.',
  401: 'No valid token came with it.',
  403: 'The caller may not do this, or not for this purpose.',
  404: 'There is nothing of that name, or nothing that the caller may know of.',
  409: 'What is there stands in the way.',
  412: 'Somebody changed it meanwhile.',
  413: 'It is too large.',
  422: 'It does not fit the schema, or cannot be so.',
  428: 'It does not say by If-Match what it was decided on.',
  429: 'Too many requests.',
} as const;

type Failure = keyof typeof FAILURES;

/** Failures that every request can meet, and those named: for the description of a route. */
export function failures(...statuses: readonly Failure[]) {
  const all = [400, 401, 403, 422, 429, ...statuses] as Failure[];
  return Object.fromEntries(
    all.map((status) => [
      status,
      { description: FAILURES[status], content: { [PROBLEM_TYPE]: { schema: problemSchema } } },
    ]),
  );
}

/** An id that callers hold and give back, and read nothing into. */
export const opaqueId = z.string().regex(/^[1-9]\d{0,14}$/, 'is no id');
