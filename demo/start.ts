/**
 * `npm start`: a made-up borough, its services' extracts loaded and matched, and the pages for
 * staff on it, for this machine alone. The pages are served as soon as the first month is matched;
 * their server takes in those that follow. PORT says where (8420, and the next for signing in);
 * REEVE_DEMO_PEOPLE how many people live there, REEVE_DEMO_FOLDER where it is kept.
 */
import process from 'node:process';
import { describeFailure, numberFrom, servingProgram } from '../src/cli/index.ts';
import { dayBefore, dayInUk } from '../src/kernel/index.ts';
import { boroughIndex } from './borough-index.ts';
import { DEMO_PEOPLE, demoFolder } from './kept-folder.ts';
import { type Step, takeSteps } from './later-months.ts';
import { serveDemo } from './pages.ts';
import { checkPorts } from './ports.ts';
import { madeUpStaff } from './staff.ts';

const DEFAULT_PORT = 8420;
const EXTRACTS = 3;
const ALL_IN = 'All that its services sent is in.';

async function start(): Promise<() => unknown> {
  const { PORT, REEVE_DEMO_PEOPLE, REEVE_DEMO_FOLDER } = process.env;
  const port = numberFrom(PORT, DEFAULT_PORT);
  const people = numberFrom(REEVE_DEMO_PEOPLE, DEMO_PEOPLE);
  const folder = REEVE_DEMO_FOLDER ?? demoFolder(people);
  const ports = { pages: port, provider: port + 1 };
  await checkPorts(ports);
  const { index, someone, until, toCome } = await boroughIndex(
    folder,
    { people, extracts: EXTRACTS, seed: 1, until: lastMonth() },
    step,
  );
  if (until < lastMonth()) {
    process.stderr.write(
      `Its services sent last for ${until}, so that they count as late. To make it anew: remove ${folder}\n`,
    );
  }
  const pages = await serveDemo(index, ports);
  process.stdout.write('\nThe hub of Wexmere, a borough that is made up. Sign in as one of:\n');
  for (const { name, does } of madeUpStaff(dayInUk())) {
    process.stdout.write(`  ${name.padEnd(18)} ${does}\n`);
  }
  process.stdout.write(
    `\nTo begin with, sign in as Amara Osei and look for ${someone}. Stop with Ctrl-C.\n`,
  );
  const go = `\n  ${pages.address.href}\n\n`;
  if (toCome.length === 0) {
    process.stdout.write(`${ALL_IN}\n${go}`);
    return () => pages.close().then(() => process.stdout.write('\n'));
  }
  process.stdout.write(`What its services sent next is loaded and matched meanwhile.\n${go}`);
  let end: 'all in' | 'stopped' | undefined;
  const completed = takeSteps(index, toCome, stepMeanwhile).then(
    () => {
      end = 'all in';
      process.stdout.write(`\n${ALL_IN}\n${go}`);
    },
    (error: unknown) => {
      if (end !== 'stopped') process.stderr.write(`${describeFailure(error).text}\n`);
    },
  );
  return async () => {
    end ??= 'stopped';
    await pages.close();
    await completed;
    process.stdout.write(end === 'all in' ? '\n' : '\nThe next start goes on from here.\n');
  };
}

/** The last month that is over, `YYYY-MM`: what the services of a borough would have sent by now. */
function lastMonth(): string {
  return dayBefore(`${dayInUk().slice(0, 7)}-01`).slice(0, 7);
}

/** A line for each step, with its time when it is over. */
const step: Step = async (title, at, of, work) => {
  if (at === 1) {
    process.stderr.write(
      `The first start makes a borough; of 20,000 people its pages answer after about a minute and a quarter on two cores.\n`,
    );
  }
  process.stderr.write(`${at} of ${of}: ${title} ... `);
  const seconds = secondsFromNow();
  let end = 'failed';
  try {
    const done = await work();
    end = seconds();
    return done;
  } finally {
    process.stderr.write(`${end}\n`);
  }
};

/** The same line, when it is over: what stands in the terminal until then is where to go. */
const stepMeanwhile: Step = async (title, at, of, work) => {
  const seconds = secondsFromNow();
  const done = await work();
  process.stderr.write(`${at} of ${of}: ${title} ... ${seconds()}\n`);
  return done;
};

function secondsFromNow(): () => string {
  const start = performance.now();
  return () => `${((performance.now() - start) / 1000).toFixed(0)} s`;
}

await servingProgram(start);
