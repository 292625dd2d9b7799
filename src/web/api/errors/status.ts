import { ReeveError } from '../../../kernel/index.ts';

/** Statuses of single codes, where the code's first part alone does not say it. */
const BY_CODE: Readonly<Record<string, number>> = {
  'auth/missing': 401,
  'auth/token': 401,
  'auth/issuer': 503,
  'verification/too-often': 429,
  'request/too-many': 429,
  'request/not-found': 404,
  'request/malformed': 400,
  'request/header-missing': 400,
  'request/match-missing': 428,
  'request/too-large': 413,
  'request/media-type': 415,
  'request/content-encoding': 415,
  'request/cut-off': 400,
  'upload/no-space': 507,
  'job/too-many': 429,
  'job/stopping': 503,
  'decision/changed-meanwhile': 412,
  'decision/reason-missing': 422,
  'decision/reason-too-long': 422,
  'decision/not-in-person': 422,
  'decision/same-record': 422,
  'decision/same-person': 422,
  'agreements/none': 503,
  'agreements/changed-meanwhile': 409,
  'access/seal': 422,
  'seal/gone': 409,
  'audit/period': 422,
  'audit/broken': 409,
  'review/closed': 409,
  'request/key-taken': 409,
  'request/answer-erased': 410,
  'submit/application': 403,
  'match/no-model': 409,
  'match/half-applied': 503,
  'match/preview-open': 409,
  'match/preview-not-done': 409,
  'match/put-asked': 409,
  'match/changed-meanwhile': 409,
  'business-case/changed-meanwhile': 409,
  'load/busy': 409,
  'load/looks-wrong': 409,
  'database/statement': 500,
  'audit/page': 422,
};

/** What a code is about says how it is answered; what no line here speaks of is a fault of ours. */
const BY_PREFIX: readonly (readonly [prefix: RegExp, status: number])[] = [
  [/\/(not-found|not-known|unknown(-person|-record|-hanger|-review|-glass)?|person-gone)$/, 404],
  [/^access\/(consent|break-glass-reason)$/, 422],
  [/^access\//, 403],
  [/^decision\//, 409],
  [
    /^(verification|request|source|load|match|submit|submission|consent|search|person|review|input|agreements|business-case)\//,
    422,
  ],
  [/^database\/(connection-lost|busy|closed|unreachable|no-connection)/, 503],
];

/** The status of HTTP that an error is answered with. */
export function statusOf(error: ReeveError): number {
  return BY_CODE[error.code] ?? BY_PREFIX.find(([prefix]) => prefix.test(error.code))?.[1] ?? 500;
}

/** What is wrong with the server itself is for its log: whoever asks is told no more than that. */
export function isOurs(error: unknown): boolean {
  return !(error instanceof ReeveError) || statusOf(error) >= 500;
}
