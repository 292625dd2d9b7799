/**
 * Readers and writers of an index on a PostgreSQL server that is durable: searches, single views and
 * matches of one record, each with its entry in the audit, alone and while a night's changes are
 * loaded and matched by another process; then records that applications submit, by the second.
 *
 *   npx node bench/serving-server.ts [--borough DIR | --people 2000 --seed 1] [--url URL]
 *     [--readers 20] [--pause 500] [--seconds 30] [--delta 1%] [--submissions 2000]
 *
 * Without `--url` a server is started, which ends with this process. Each reader waits `--pause`
 * milliseconds at most, half of that on average, between an answer and its next question, as people
 * do; with `--pause 0` the readers alone keep all processors busy, and latency says how fast that is.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { extractsOf, monthsOf } from '../scripts/borough.ts';
import { startCluster } from '../scripts/postgresql.ts';
import { policyInForce, viewerFromClaims } from '../src/access/index.ts';
import { withExtract } from '../src/cli/read-extract.ts';
import { openDatabase } from '../src/database/index.ts';
import { DuckDbEngine } from '../src/engines/duckdb/index.ts';
import { silentProgress } from '../src/kernel/index.ts';
import {
  AuditedReads,
  loadExtract,
  matchAll,
  migrateIndex,
  modelInForce,
  RecordMatches,
  readPerson,
  Submissions,
  searchPeople,
} from '../src/master-index/index.ts';
import { madeBorough } from './accuracy/borough/made-borough.ts';
import { machine } from './machine.ts';
import { type PersonToAsk, peopleToAsk } from './serving/people-to-ask.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    borough: { type: 'string' },
    people: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    url: { type: 'string' },
    readers: { type: 'string', default: '20' },
    pause: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '30' },
    delta: { type: 'string', default: '1%' },
    submissions: { type: 'string', default: '2000' },
  },
});
const readers = Number(values.readers);
const people = { people: Number(values.people), seed: Number(values.seed), noise: 1 };
const borough = values.borough ?? (await madeBorough(root, people));
const month = monthsOf(borough)[0] as string;
const cluster = values.url === undefined ? await startCluster({ durable: true }) : undefined;
const url = values.url ?? cluster?.url ?? '';
const db = await openDatabase({ url }, { connections: readers + 4, durable: true });
await migrateIndex(db);
await prepare();

const { policy } = await policyInForce(db, { whenNone: 'defaults' });
const known = Object.keys(policy.services);
const officer = viewerFromClaims(
  { sub: 'u-1', service: 'customer-services', roles: ['customer-services-officer'] },
  known,
);
const application = viewerFromClaims(
  { sub: 'permits', service: 'parking', roles: ['application'] },
  known,
);
const reads = new AuditedReads(db, { policy });
const matches = new RecordMatches(db);
const asked = peopleToAsk(borough).filter(({ postcode }) => postcode !== '');
const persons = (
  await db.query<{ person_id: number }>(
    'SELECT DISTINCT person_id FROM link WHERE to_at IS NULL AND seal = 0 ORDER BY person_id LIMIT 20000',
  )
).map(({ person_id }) => String(person_id));

type Question = 'search' | 'person' | 'match';
interface Answered {
  readonly question: Question;
  /** Of searches: what was asked for. */
  readonly how: string;
  readonly milliseconds: number;
  readonly isFound: boolean;
}

/** Ways in which people ask, in turn. */
const WAYS: readonly {
  readonly how: string;
  readonly ask: (p: PersonToAsk) => [string, (string | undefined)?];
}[] = [
  { how: 'name, postcode', ask: (p) => [`${p.given} ${p.surname}`, p.postcode] },
  { how: 'name', ask: (p) => [`${p.given} ${p.surname}`] },
  { how: 'name, birth', ask: (p) => [`${p.given} ${p.surname} ${p.born}`] },
  { how: 'typo, postcode', ask: (p) => [`${p.given} ${mistyped(p.surname)}`, p.postcode] },
  { how: 'surname, outward', ask: (p) => [p.surname, p.postcode.split(' ')[0]] },
  { how: 'postcode', ask: (p) => [p.postcode] },
];

async function question(n: number): Promise<Answered> {
  const person = asked[(n * 7919) % asked.length] as PersonToAsk;
  const kind: Question = n % 10 < 5 ? 'search' : n % 10 < 8 ? 'person' : 'match';
  const way = WAYS[Math.floor(n / 10 + n) % WAYS.length] as (typeof WAYS)[number];
  const request = { viewer: officer, purpose: 'answer-enquiry', requestId: `bench-${n}` };
  const from = performance.now();
  let isFound = true;
  if (kind === 'search') {
    const [text, postcode] = way.ask(person);
    isFound = (await searchPeople(reads, { ...request, text, postcode })).results.length > 0;
  } else if (kind === 'person') {
    const personId = persons[(n * 7919) % persons.length] as string;
    isFound = !('notKnown' in (await readPerson(reads, { ...request, personId })));
  } else {
    const { given, surname, born, postcode } = person;
    const answer = await matches.match(
      reads,
      { viewer: application, purpose: 'issue-permit', requestId: `bench-${n}` },
      { forenames: given, surname, dateOfBirth: born, postcode },
    );
    isFound = answer.outcome !== 'new';
  }
  return {
    question: kind,
    how: kind === 'search' ? way.how : '',
    milliseconds: performance.now() - from,
    isFound,
  };
}

let questions = 0;
/** Readers who ask and wait for the answer, until told to end. */
async function reading(until: () => boolean): Promise<Answered[]> {
  const answered: Answered[] = [];
  const reader = async (): Promise<void> => {
    while (!until()) {
      await pause(Math.random() * Number(values.pause));
      answered.push(await question(questions++));
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  return answered;
}

const forSeconds = (seconds: number): (() => boolean) => {
  const end = performance.now() + 1000 * seconds;
  return () => performance.now() > end;
};

await reading(forSeconds(5));
const quietly = processorTime();
const quiet = await reading(forSeconds(Number(values.seconds)));
tell('Nothing is loaded', quiet);
console.log(`  ${quietly(quiet.length)}`);
const share = Number.parseFloat(values.delta) / 100;
if (share > 0) {
  const from = performance.now();
  let isOver = false;
  const part = async (...args: string[]): Promise<void> => {
    const night = spawn(process.execPath, [join(root, 'bench/serving/night.ts'), ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await once(night, 'exit');
  };
  void part('load', url, borough, month, String(share))
    .then(() => part('match', url))
    .finally(() => {
      isOver = true;
    });
  const answered = await reading(() => isOver);
  tell(`While a night is loaded and matched (${seconds(from)} s)`, answered);
}
for (const submitters of [1, 8, 20]) {
  const from = performance.now();
  const used = processorTime();
  const count = submitters === 1 ? 100 : Number(values.submissions) / 2;
  const late = await submitting(submitters, count);
  const rate = count / ((performance.now() - from) / 1000);
  console.log(
    `${submitters} submitters: ${rate.toFixed(0)} a second, ${percentiles(late)}; ${used(count)}`,
  );
}
console.log(machine());
await db.close();
await cluster?.stop();

/** Of this process, and of the server's where it is on this machine: clocks mean little where others work. */
function processorTime(): (pieces: number) => string {
  const before = [process.cpuUsage(), serverTime()] as const;
  return (pieces) => {
    const { user, system } = process.cpuUsage(before[0]);
    const here = (user + system) / 1000 / pieces;
    const server = (serverTime() - before[1]) / pieces;
    return `of processors ${here.toFixed(2)} ms each here, ${server.toFixed(2)} ms in the server`;
  };
}

/** Milliseconds that the server started here has used: proc(5), user and system time in hundredths. */
function serverTime(): number {
  if (cluster === undefined) return Number.NaN;
  const home = new URL(cluster.url).searchParams.get('host') ?? '';
  const [postmaster = ''] = readFileSync(join(home, 'data/postmaster.pid'), 'utf8').split('\n');
  const ticks = globSync('/proc/[0-9]*/stat').flatMap((path) => {
    try {
      const stat = readFileSync(path, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[1] === postmaster ? [Number(fields[11]) + Number(fields[12])] : [];
    } catch {
      return [];
    }
  });
  return 10 * ticks.reduce((sum, each) => sum + each, 0);
}

/** Records of people who may be known, with a telephone of their own; milliseconds of each. */
async function submitting(submitters: number, count: number): Promise<number[]> {
  const submissions = new Submissions(db);
  const late: number[] = [];
  let next = 0;
  const submitter = async (): Promise<void> => {
    while (next < count) {
      const n = next++;
      const { given, surname, born, postcode } = asked[(n * 104_729) % asked.length] as PersonToAsk;
      const from = performance.now();
      await submissions.submit({
        application: 'permits',
        service: 'parking',
        key: `${submitters}-${n}`,
        attributes: {
          forenames: given,
          surname,
          dateOfBirth: born,
          postcode,
          mobile: `07700${String(900_000 + (n % 1000))}`,
        },
        validFrom: '2025-04-02',
        noted: ({ recordId, personId, isNew }) => ({
          answer: {
            key: { actor: application.subject, key: `${submitters}-${n}`, digest: '00'.repeat(32) },
            answer: { status: 201, body: { recordId, personId, isNew } },
            at: new Date(),
          },
          entry: {
            at: new Date(),
            actor: application.subject,
            service: application.service,
            roles: application.roles,
            purpose: 'issue-permit',
            action: 'submit',
            outcome: 'done',
            agreements: [],
            subjects: [`person:${personId}`, `record:${recordId}`],
            items: ['forenames', 'surname', 'dateOfBirth', 'postcode', 'mobile'],
            request: `bench-submit-${submitters}-${n}`,
            reference: null,
          },
        }),
      });
      late.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: submitters }, submitter));
  return late;
}

/** Loads and matches the first month, where the index has nothing yet. */
async function prepare(): Promise<void> {
  if (
    await modelInForce(db).then(
      () => true,
      () => false,
    )
  )
    return;
  const from = performance.now();
  for (const sent of extractsOf(borough, month)) {
    await withExtract(sent, silentProgress, (extract) =>
      loadExtract(db, extract, { acceptedBy: 'bench' }),
    );
  }
  console.log(`first load: ${seconds(from)} s`);
  const engine = await DuckDbEngine.open();
  const { timings, ...matched } = await matchAll(db, engine, { by: 'bench' }).finally(() =>
    engine.close(),
  );
  // As after a quiet hour: what a load leaves to be written and swept is not the readers'.
  await db.query('VACUUM ANALYZE');
  await db.query('CHECKPOINT');
  console.log(`matched: ${seconds(from)} s with loading`, matched);
}

/** Two neighbouring letters the other way round. */
function mistyped(name: string): string {
  return name.length < 4 ? name : `${name.slice(0, 2)}${name[3]}${name[2]}${name.slice(4)}`;
}

function tell(title: string, answered: readonly Answered[]): void {
  console.log(`${title}: ${answered.length} answers`);
  const line = (name: string, those: readonly Answered[]) => {
    if (those.length === 0) return;
    const found = those.filter(({ isFound }) => isFound).length;
    const late = percentiles(those.map(({ milliseconds }) => milliseconds));
    console.log(`  ${name}: ${late}; ${found} of ${those.length} found somebody`);
  };
  for (const kind of ['search', 'person', 'match']) {
    line(
      kind,
      answered.filter(({ question }) => question === kind),
    );
  }
  for (const { how } of WAYS)
    line(
      `  ${how}`,
      answered.filter((each) => each.how === how),
    );
}

function percentiles(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}
