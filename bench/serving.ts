/**
 * A server that answers while it loads: requests arrive at five a second, whatever becomes of those
 * before them, while a month's extracts are sent to it, loaded and matched.
 *
 *   npx node bench/serving.ts [--borough DIR | --people 20000 --seed 1] [--database FOLDER|URL]
 *     [--month 2] [--rate 5] [--quiet SECONDS] [--json FILE]
 *
 * The first month is loaded and matched beforehand, unless `--database` has it already. Latency is
 * counted from when a request was due, so that one that waits for another is as late as it is.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keepBoroughGazetteer } from '../demo/borough-index.ts';
import { type BoroughExtract, extractsOf, monthsOf } from '../scripts/borough.ts';
import { freePort } from '../scripts/free-port.ts';
import { withExtract } from '../src/cli/read-extract.ts';
import { openDatabase } from '../src/database/index.ts';
import { DuckDbEngine } from '../src/engines/duckdb/index.ts';
import { silentProgress } from '../src/kernel/index.ts';
import { loadExtract, matchAll, migrateIndex, modelInForce } from '../src/master-index/index.ts';
import { developmentToken } from '../src/web/api/index.ts';
import { madeBorough } from './accuracy/borough/made-borough.ts';
import { machine } from './machine.ts';
import { type PersonToAsk, peopleToAsk } from './serving/people-to-ask.ts';
import type { ServerReport } from './serving/served-index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    borough: { type: 'string' },
    people: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
    rate: { type: 'string', default: '5' },
    quiet: { type: 'string', default: '30' },
    month: { type: 'string', default: '2' },
    json: { type: 'string' },
  },
});
const borough =
  values.borough ??
  (await madeBorough(
    root,
    { people: Number(values.people), seed: Number(values.seed), noise: 1 },
    Number(values.month),
  ));
const key = 'a key of no secret at all, for a benchmark';
const folder = values.database ?? join(root, 'bench/tmp/serving');
const months = monthsOf(borough);
const month = months[Number(values.month) - 1];
if (month === undefined) throw new RangeError(`the borough has ${months.length} months`);

/** Loads and matches the first month, where the index has nothing yet. */
async function prepare(): Promise<void> {
  const db = await openDatabase(/^postgres/.test(folder) ? { url: folder } : { folder });
  try {
    await migrateIndex(db);
    const isThere = await modelInForce(db).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    const options = await keepBoroughGazetteer(db, borough, 'bench');
    for (const sent of extractsOf(borough, months[0] ?? '')) {
      await withExtract(sent, silentProgress, (extract) =>
        loadExtract(db, extract, { ...options, acceptedBy: 'bench' }),
      );
    }
    const engine = await DuckDbEngine.open();
    await matchAll(db, engine, { by: 'bench' }).finally(() => engine.close());
  } finally {
    await db.close();
  }
}

type Question = 'search' | 'person' | 'match';
interface Asked {
  readonly question: Question;
  readonly milliseconds: number;
  readonly status: number;
}

const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const tokens = {
  officer: await developmentToken(key, {
    sub: 'u-1',
    service: 'customer-services',
    roles: ['customer-services-officer'],
  }),
  application: await developmentToken(key, {
    sub: 'permits',
    service: 'parking',
    roles: ['application'],
  }),
  engineer: await developmentToken(key, {
    sub: 'u-2',
    service: 'libraries',
    roles: ['data-engineer'],
  }),
};

async function ask(token: string, path: string, purpose: string, body?: object): Promise<Response> {
  return fetch(`${address}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'reeve-purpose': purpose,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const people = peopleToAsk(borough);
const known: string[] = [];
let turn = 0;

/** Half are searches, three in ten look at a person, two ask whether a record would match. */
async function question(): Promise<{ question: Question; status: number }> {
  turn += 1;
  const person = people[(turn * 7919) % people.length] as PersonToAsk;
  const kind = (
    [0, 2, 4, 6, 8].includes(turn % 10)
      ? 'search'
      : [1, 5, 9].includes(turn % 10) && known.length > 0
        ? 'person'
        : 'match'
  ) satisfies Question;
  if (kind === 'person') {
    const id = known[turn % known.length];
    const answer = await ask(tokens.officer, `/v1/persons/${id}`, 'answer-enquiry');
    await answer.text();
    return { question: kind, status: answer.status };
  }
  if (kind === 'match') {
    const { given, surname, born, postcode } = person;
    const attributes = { forenames: given, surname, dateOfBirth: born, postcode };
    const answer = await ask(tokens.application, '/v1/match', 'issue-permit', { attributes });
    await answer.text();
    return { question: kind, status: answer.status };
  }
  const body = {
    text: `${person.given} ${person.surname}`,
    ...(person.postcode === '' ? {} : { postcode: person.postcode }),
  };
  const answer = await ask(tokens.officer, '/v1/search', 'answer-enquiry', body);
  const found = (await answer.json()) as { results?: { personId: string }[] };
  for (const { personId } of found.results ?? []) if (known.length < 500) known.push(personId);
  return { question: kind, status: answer.status };
}

/** Asks at a rate until told to end; every answer counts, however late. */
function asking(rate: number): { stop(): Promise<Asked[]> } {
  const asked: Promise<Asked>[] = [];
  const begun = performance.now();
  let isOver = false;
  const loop = (async () => {
    for (let n = 0; !isOver; n += 1) {
      const due = begun + (n * 1000) / rate;
      await pause(Math.max(0, due - performance.now()));
      asked.push(
        question().then((answer) => ({ ...answer, milliseconds: performance.now() - due })),
      );
    }
  })();
  return {
    async stop() {
      isOver = true;
      await loop;
      return Promise.all(asked);
    },
  };
}

/** Sends an extract, and waits for its job to end. */
async function sendExtract({
  definition,
  file,
  asAt,
}: BoroughExtract): Promise<{ records: number }> {
  const authorization = `Bearer ${tokens.engineer}`;
  const { name } = definition;
  await fetch(`${address}/v1/sources/${name}`, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(definition),
  });
  const query = new URLSearchParams({ asAt, fileName: basename(file), accept: 'bench' });
  const sent = await fetch(`${address}/v1/sources/${name}/extracts?${query}`, {
    method: 'POST',
    headers: {
      authorization,
      'content-type': 'application/octet-stream',
      'idempotency-key': randomUUID(),
    },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream,
    duplex: 'half',
  });
  const { job } = (await sent.json()) as { job: number };
  for (;;) {
    const answer = await fetch(`${address}/v1/jobs/${job}`, { headers: { authorization } });
    const now = (await answer.json()) as {
      state: string;
      problem: unknown;
      result: { matched: { records: number } | null };
    };
    if (now.state === 'done') return { records: now.result.matched?.records ?? 0 };
    if (now.state === 'failed') {
      throw new Error(`${name} was not loaded: ${JSON.stringify(now.problem)}`);
    }
    await pause(500);
  }
}

function percentiles(asked: readonly Asked[]): Record<string, number> {
  const sorted = asked.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(
      sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN,
    );
  const failed = asked.filter(({ status }) => status !== 200).length;
  return { requests: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1), failed };
}

function tell(title: string, asked: readonly Asked[]): Record<string, Record<string, number>> {
  const found = Object.fromEntries(
    ['all', 'search', 'person', 'match'].map((kind) => [
      kind,
      percentiles(asked.filter(({ question }) => kind === 'all' || question === kind)),
    ]),
  );
  console.log(title);
  console.table(found);
  return found;
}

async function report(server: ChildProcess): Promise<ServerReport> {
  const answer = once(server, 'message');
  server.send('report');
  return (await answer)[0] as ServerReport;
}

if (values.database === undefined) rmSync(folder, { recursive: true, force: true });
mkdirSync(join(root, 'bench/tmp'), { recursive: true });
await prepare();
const begun = performance.now();
const server = fork(join(root, 'bench/serving/served-index.ts'), [folder, String(port)], {
  env: {
    ...process.env,
    REEVE_ENVIRONMENT: 'development',
    REEVE_DEVELOPMENT_KEY: key,
    REEVE_ACCEPT_NOT_DURABLE: 'true',
  },
});
try {
  await once(server, 'message');
  console.log(`ready after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  // Whatever is compiled and cached on first use.
  const warming = asking(Number(values.rate));
  await pause(10_000);
  await warming.stop();
  const quietly = asking(Number(values.rate));
  await pause(Number(values.quiet) * 1000);
  const quiet = tell('Nothing is loaded:', await quietly.stop());

  server.send('begin');
  const meanwhile = asking(Number(values.rate));
  const from = performance.now();
  let records = 0;
  for (const extract of extractsOf(borough, month)) {
    const at = performance.now();
    const matched = (await sendExtract(extract)).records;
    records += matched;
    const seconds = ((performance.now() - at) / 1000).toFixed(1);
    console.log(`${extract.definition.name}: ${seconds} s, ${matched} records matched`);
  }
  const seconds = (performance.now() - from) / 1000;
  const loading = tell(
    `While a month is loaded and matched (${seconds.toFixed(0)} s, ${records} records matched):`,
    await meanwhile.stop(),
  );
  const held = await report(server);
  console.log(
    `${held.transactions} transactions, ${held.over50} held over 50 ms; event loop late by ${held.loopDelay.toFixed(0)} ms at most; peak memory ${held.peakMemoryGb.toFixed(2)} GiB`,
  );
  for (const { milliseconds, began } of held.longest) {
    console.log(`  ${milliseconds.toFixed(0)} ms  ${began}`);
  }
  if (held.longestStatement !== undefined) {
    const { milliseconds, began } = held.longestStatement;
    console.log(`longest statement in one: ${milliseconds.toFixed(0)} ms  ${began}`);
  }
  console.log(machine());
  if (values.json !== undefined) {
    const found = { seconds, records, quiet, loading, held, machine: machine() };
    writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`);
  }
} finally {
  server.disconnect();
  await once(server, 'exit');
}
