import { STATUS_CODES } from 'node:http';
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ReeveError } from '../../../kernel/index.ts';
import { isOurs, statusOf } from './status.ts';

/** Media type of RFC 9457, section 3. */
export const PROBLEM_TYPE = 'application/problem+json';

/** The one shape of every error: RFC 9457, "Problem Details for HTTP APIs". */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'The error, as a reference: `/problems/` and its code.' }),
    title: z.string().meta({ description: 'What the status says in general.' }),
    status: z.int().meta({ description: 'The status of HTTP again.' }),
    code: z.string().meta({ description: 'What programs test: `access/role`.' }),
    detail: z.string().meta({ description: 'What was wrong, for people.' }),
    hint: z.string().optional().meta({ description: 'What to do about it.' }),
    request: z.string().meta({ description: 'The request, by its id in the log and the audit.' }),
    errors: z
      .array(
        z.object({
          in: z.string().meta({ description: '`body`, `query`, `headers` or `path`.' }),
          pointer: z.string().meta({ description: 'Where: a JSON pointer (RFC 6901).' }),
          detail: z.string(),
        }),
      )
      .optional()
      .meta({ description: 'Each thing that does not fit the schema. Never with its value.' }),
  })
  .meta({ id: 'Problem', description: 'An error, as RFC 9457 shapes it.' });

export type Problem = z.infer<typeof problemSchema>;

/**
 * An error as it is answered: a code, what was wrong, what to do; no stack, and of what is wrong
 * with the server itself nothing but that it is.
 */
export function problemOf(thrown: unknown, request: string): Problem {
  if (hasZodFastifySchemaValidationErrors(thrown)) return misfit(thrown, request);
  const error = thrown instanceof ReeveError ? thrown : asRequestError(thrown);
  if (error === undefined || isOurs(error)) return fault(error, request);
  return problem(error, request);
}

function problem(error: ReeveError, request: string): Problem {
  const status = statusOf(error);
  return {
    type: `/problems/${error.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: error.code,
    detail: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    request,
  };
}

function fault(error: ReeveError | undefined, request: string): Problem {
  const status = error === undefined ? 500 : statusOf(error);
  return {
    type: status === 503 ? '/problems/server/unavailable' : '/problems/server/fault',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: status === 503 ? 'server/unavailable' : 'server/fault',
    detail: status === 503 ? 'This cannot be answered at the moment' : 'A fault of the server',
    hint:
      status === 503
        ? 'Try again in a while.'
        : 'Nothing that you can put right. Report it with the id of the request.',
    request,
  };
}

/** Parts of a request by the names that people know them by. */
const PLACES: Readonly<Record<string, string>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
};

type Misfit = Extract<Parameters<typeof hasZodFastifySchemaValidationErrors>[0], unknown>;

function misfit(error: Misfit, request: string): Problem {
  const { validation, validationContext } = error as Pick<
    FastifyError,
    'validation' | 'validationContext'
  >;
  const where = PLACES[validationContext ?? 'body'];
  const shape = new ReeveError('request/shape', 'The request does not fit the schema', {
    hint: 'See /openapi.json.',
  });
  return {
    ...problem(shape, request),
    errors: (validation ?? []).map(({ instancePath, message }) => ({
      in: where ?? 'body',
      pointer: instancePath,
      detail: message ?? 'does not fit',
    })),
  };
}

/** What the server's own reading of a request finds wrong with it. */
const OF_SERVER: Readonly<Record<string, readonly [code: string, detail: string]>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: ['request/malformed', 'The body is empty'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['request/malformed', 'The body is not JSON'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['request/malformed', 'The body is not as long as said'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['request/too-large', 'The body is too large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['request/media-type', 'Bodies are application/json'],
  FST_ERR_CTP_INVALID_TYPE: ['request/media-type', 'Bodies are application/json'],
  FST_ERR_BAD_URL: ['request/malformed', 'The path is no URL'],
};

function asRequestError(thrown: unknown): ReeveError | undefined {
  const { code, statusCode } = (thrown ?? {}) as { code?: string; statusCode?: number };
  const known = OF_SERVER[code ?? ''];
  if (known !== undefined) return new ReeveError(...known);
  if (thrown instanceof SyntaxError && statusCode === 400) {
    return new ReeveError('request/malformed', 'The body is not JSON');
  }
  return undefined;
}
