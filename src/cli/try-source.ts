import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { ReeveError } from '../kernel/index.ts';
import type { SourceTrial, TriedSource } from '../web/staff/index.ts';
import { answerApart, type FailureApart, failureApart } from './process-apart.ts';
import type { SampleToCheck } from './sample-check-process.ts';
import { makeFolderToRemove } from './temporary-folders.ts';

/** Seconds: a sample of 5 MB takes about two, so that one that takes longer does not end. */
const LONGEST = 30;
/** What the database of the process may use. */
const MEMORY = '512MB';
/** Samples that are tried or wait: more would wait longer than whoever asks. */
const MOST_AT_ONCE = 4;
/** It has personal data: for its owner alone. */
const OWN_FILE = 0o600;
/** Endings by which readers choose a format; any other is left away. */
const ENDINGS = /^\.(?:csv|tsv|txt|json|jsonl|ndjson|parquet|xlsx)$/;

type Answer = { readonly found: TriedSource } | { readonly failure: FailureApart };

let atOnce = 0;
let before: Promise<unknown> = Promise.resolve();

/**
 * Tries a definition on a sample in a process of its own, one after another: a pattern that never
 * ends, or a file made to fill the memory, ends that process and nothing else. Nothing is kept.
 *
 * @param seconds after which it is stopped
 * @throws ReeveError what `reeve source check` ends with; `source/too-slow`; `request/too-many`
 */
export async function trySource(
  trial: SourceTrial,
  seconds: number = LONGEST,
): Promise<TriedSource> {
  if (atOnce >= MOST_AT_ONCE) {
    throw new ReeveError('request/too-many', 'Several samples are being tried already', {
      hint: 'Try again in a minute.',
    });
  }
  atOnce += 1;
  const mine = before.then(() => tryAlone(trial, seconds));
  before = mine.catch(() => null);
  try {
    return await mine;
  } finally {
    atOnce -= 1;
  }
}

async function tryAlone(
  { definition, sample, asAt }: SourceTrial,
  seconds: number,
): Promise<TriedSource> {
  const folder = makeFolderToRemove(join(tmpdir(), 'reeve-try-'));
  const ending = extname(sample.name).toLowerCase();
  const path = join(folder, `sample${ENDINGS.test(ending) ? ending : ''}`);
  try {
    await writeFile(path, sample.content, { mode: OWN_FILE, flag: 'wx' });
    const asked: SampleToCheck = {
      definition: definition.text,
      definitionName: definition.name,
      sample: path,
      asAt,
      memory: MEMORY,
    };
    const answer = await answerApart<Answer>({
      file: new URL('./sample-check-process', import.meta.url),
      ...{ question: asked, folder, seconds, tooMuch },
      tooSlow: () => tooSlow(seconds),
    });
    if ('found' in answer) return answer.found;
    if (answer.failure.code === 'engine/out-of-memory') throw tooMuch();
    throw failureApart(answer.failure, path, sample.name);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function tooSlow(seconds: number): ReeveError {
  return new ReeveError('source/too-slow', `The check was stopped after ${seconds} seconds`, {
    hint: 'Take a smaller sample, and look at the patterns under "matches": some never end.',
  });
}

function tooMuch(): ReeveError {
  return new ReeveError('source/too-much', 'The sample takes more memory than is allowed here', {
    hint: 'Take a smaller sample, or run "reeve source check" on your own machine.',
  });
}
