/**
 * The server's time for every page for staff, on the borough of `npm start`: from a request on a
 * connection that is open to the last byte, one after another. Between two there is a pause: who asks
 * more often than a person is refused. The pages and the embedded database are in a process of their own.
 *
 *   npx node bench/pages.ts [--people 20000] [--times 20]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { DEMO_PEOPLE, demoFolder } from '../demo/kept-folder.ts';
import { desks, type PagePlaces, type PageToSee, pathOf } from '../demo/pages-to-see.ts';
import { freePort } from '../scripts/free-port.ts';
import { foundAt, placesToSee, signedIn } from '../scripts/places-to-see.ts';
import type { CookieJar } from '../test/journeys/cookie-jar.ts';
import { machine } from './machine.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: String(DEMO_PEOPLE) },
    times: { type: 'string', default: '20' },
  },
});
const people = Number(values.people);
const times = Number(values.times);

/** Milliseconds between requests. */
const PAUSE = 110;

interface Timed {
  readonly page: PageToSee;
  readonly status: number;
  /** Milliseconds, ascending. */
  readonly took: readonly number[];
  /** Bytes, compressed as a proxy does. */
  readonly bytes: number;
}

const served = await serve();
try {
  const places = await placesToSee(served.address, served.someone);
  const all: Timed[] = [];
  for (const { who, purpose, pages } of desks) {
    const jar = await signedIn(served.address, who, purpose);
    for (const page of pages) all.push(await timed(jar, page, places));
  }
  const every = all.flatMap(({ took }) => took).sort((a, b) => a - b);
  const { processor, cores, node } = machine();
  process.stdout.write(
    `${processor}, ${cores} cores, Node ${node}\n${people} people, ${times} times each page\n\n`,
  );
  for (const { page, status, took, bytes } of all.toSorted(
    (a, b) => at(b.took, 0.95) - at(a.took, 0.95),
  )) {
    const kilobytes = (bytes / 1000).toFixed(1);
    process.stdout.write(
      `p50 ${ms(took, 0.5)}  p95 ${ms(took, 0.95)}  ${kilobytes.padStart(6)} kB  ${status}  ${page.title}\n`,
    );
  }
  process.stdout.write(
    `\nAll ${all.length} pages: p50 ${ms(every, 0.5)}, p95 ${ms(every, 0.95)}; the slowest page has p95 ${ms(
      all.map(({ took }) => at(took, 0.95)).sort((a, b) => a - b),
      1,
    )}; the largest ${(Math.max(...all.map(({ bytes }) => bytes)) / 1000).toFixed(1)} kB\n`,
  );
} finally {
  served.stop();
}

/** `npm start`, until it says that all is in. */
async function serve(): Promise<{ readonly address: URL; readonly someone: string; stop(): void }> {
  const child = spawn(process.execPath, [join(root, 'demo/start.ts')], {
    env: {
      ...process.env,
      PORT: String(await freePort()),
      REEVE_DEMO_PEOPLE: String(people),
      REEVE_DEMO_FOLDER: demoFolder(people),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  while (!/All that its services sent is in\.\s+http:\/\/localhost:\d+\/\s/.test(said)) {
    const [chunk] = (await Promise.race([once(child.stdout, 'data'), once(child, 'close')])) as [
      unknown,
    ];
    if (!(chunk instanceof Buffer)) throw new Error(`npm start ended: ${said}`);
    said += chunk;
  }
  return {
    address: new URL(/http:\/\/localhost:\d+\//.exec(said)?.[0] ?? ''),
    someone: /look for (.+)\. Stop/.exec(said)?.[1] ?? '',
    stop: () => child.kill('SIGINT'),
  };
}

async function timed(jar: CookieJar, page: PageToSee, places: PagePlaces): Promise<Timed> {
  const address =
    page.search === undefined
      ? new URL(pathOf(page.path ?? '/', places), served.address).href
      : await foundAt(jar, served.address, page.search.replace('{someone}', served.someone));
  const took: number[] = [];
  let status = 0;
  let body = '';
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    const answer = await jar.get(address);
    body = await answer.text();
    took.push(performance.now() - start);
    status = answer.status;
    await pause(PAUSE);
  }
  return { page, status, took: took.sort((a, b) => a - b), bytes: gzipSync(body).length };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function ms(sorted: readonly number[], share: number): string {
  return `${at(sorted, share).toFixed(1).padStart(6)} ms`;
}
