import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { apiServices } from '../../../src/cli/api-services.ts';
import { jobWorks } from '../../../src/cli/job-works.ts';
import type { Database } from '../../../src/database/index.ts';
import { JobQueue, KeptGazetteer, ModelMemory } from '../../../src/master-index/index.ts';
import {
  type ApiServer,
  apiServer,
  authentication,
  developmentToken,
} from '../../../src/web/api/index.ts';

/** A key for tests: of nobody. */
export const KEY = 'a key of no secret at all, for tests alone';

const today = new Date().toISOString().slice(0, 10);
const training = [{ course: 'data-matching', completed: today }];

/** Claims of people who ask. */
export const people = {
  onThePhone: {
    sub: 'u-phone',
    service: 'customer-services',
    roles: ['customer-services-officer'],
  },
  inCouncilTax: { sub: 'u-tax', service: 'council-tax', roles: ['service-officer'] },
  engineer: { sub: 'u-data', service: 'council-tax', roles: ['data-engineer'] },
  otherEngineer: { sub: 'u-data2', service: 'libraries', roles: ['data-engineer'] },
  steward: { sub: 'u-steward', service: 'council-tax', roles: ['steward'], training },
  otherSteward: { sub: 'u-steward2', service: 'council-tax', roles: ['steward'], training },
  untrained: { sub: 'u-new', service: 'council-tax', roles: ['steward'] },
  governance: {
    sub: 'u-governance',
    service: 'information-governance',
    roles: ['information-governance-officer'],
  },
  permits: { sub: 'permits', service: 'parking', roles: ['application'] },
} as const;
/** Claims of somebody who asks. */
export interface Asking {
  readonly sub: string;
  readonly service: string;
  readonly roles: readonly string[];
  readonly training?: readonly object[];
}

export interface Asked {
  readonly purpose?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is looked into by each test as it knows it
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface AskedApi {
  readonly app: ApiServer;
  readonly jobs: JobQueue;
  /** Where files that are sent are kept. */
  readonly uploads: string;
  ask(
    who: Asking | null,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    asked?: Asked,
  ): Promise<Answered>;
}

/** The interface on a database, asked without a network. */
export async function askedApi(
  db: Database,
  options: { readonly requestsPerMinute?: number; readonly largest?: number } = {},
): Promise<AskedApi> {
  const uploads = mkdtempSync(join(tmpdir(), 'reeve-uploads-'));
  folders.push(uploads);
  const gazetteer = new KeptGazetteer(db);
  await gazetteer.refresh();
  const jobs = new JobQueue(db, { works: jobWorks({ db, folder: uploads, gazetteer }) });
  const models = new ModelMemory();
  const services = apiServices(db, { whenNone: 'defaults', jobs, gazetteer, models, uploads });
  const app = await apiServer(services, {
    authenticate: authentication({ developmentKey: KEY }, () => services.knownServices()),
    version: '0.0.0',
    requestsPerMinute: options.requestsPerMinute ?? 10_000,
    uploads: { folder: uploads, largest: options.largest ?? 2 ** 20 },
  });
  return {
    app,
    jobs,
    uploads,
    async ask(who, method, path, { purpose, body, headers = {} } = {}) {
      const answer = await app.inject({
        method,
        url: path,
        headers: {
          ...(who === null
            ? {}
            : { authorization: `Bearer ${await developmentToken(KEY, { ...who })}` }),
          ...(purpose === undefined ? {} : { 'reeve-purpose': purpose }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      return {
        status: answer.statusCode,
        body: isJson(answer.headers['content-type']) ? answer.json() : answer.body,
        headers: answer.headers,
      };
    },
  };
}

function isJson(type: unknown): boolean {
  return /^application\/(problem\+)?json/.test(String(type));
}

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A write with a key of its own. */
export function once(): Record<string, string> {
  return { 'idempotency-key': randomUUID() };
}
