import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ReeveError } from '../kernel/index.ts';
import type { FolderUser } from './database.ts';
import { isRunning, type ProcessIdentity, thisProcess } from './process-identity.ts';

/** A process that wants a folder, or has it. */
interface Claim extends ProcessIdentity, FolderUser {
  /** ISO 8601, in UTC. */
  readonly since: string;
  /** Whether it has the folder, or is still finding out. */
  readonly holds: boolean;
}

/** Who has a folder. */
export interface FolderHolder extends FolderUser {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601, in UTC. */
  readonly since: string;
}

/**
 * One process owns a folder. Each that wants it puts a claim of its own name
 * into `lock/` and only then looks for others: of two that both claim, the later
 * to look sees the other, so they cannot both find themselves alone. A claim of
 * a dead process is removed by whoever finds it; since no name is ever used
 * again, that can never take away a claim that someone lives by, as removing a
 * lock file of one fixed name could. Two that see each other both step back and
 * try again after a random pause; against one that holds, the claim gives up.
 */
export class FolderLock {
  readonly #file: string;

  private constructor(file: string) {
    this.#file = file;
  }

  /** @throws ReeveError `database/in-use` when another process has the folder */
  static async take(folder: string, user: FolderUser): Promise<FolderLock> {
    const claims = join(folder, 'lock');
    mkdirSync(claims, { recursive: true, mode: 0o700 });
    const mine: Claim = {
      ...thisProcess(),
      ...user,
      since: new Date().toISOString(),
      holds: false,
    };
    for (let attempt = 1; ; attempt += 1) {
      const file = join(claims, `${randomUUID()}.json`);
      put(file, mine);
      const other = livingClaim(claims, file);
      if (other === undefined) {
        put(file, { ...mine, holds: true });
        return new FolderLock(file);
      }
      rmSync(file, { force: true });
      if (other.claim?.holds !== false || attempt === 50) throw inUse(folder, other);
      await pause(5 + Math.random() * 20 * Math.min(attempt, 10));
    }
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }
}

/**
 * Which process has a folder, for a command that would rather go through it;
 * undefined when none has, or has been seen to have.
 */
export function folderHolder(folder: string): FolderHolder | undefined {
  const { claim } = livingClaim(join(folder, 'lock')) ?? {};
  if (claim === undefined || !claim.holds) return undefined;
  const { pid, host, since, command, address } = claim;
  return {
    pid,
    host,
    since,
    ...(command === undefined ? {} : { command }),
    ...(address === undefined ? {} : { address }),
  };
}

interface FoundClaim {
  readonly file: string;
  /** Undefined where the file cannot be read as a claim. */
  readonly claim: Claim | undefined;
  /** Whether its process was seen to run; otherwise that cannot be told from here. */
  readonly seen: boolean;
}

/** A claim other than `mine` that may be alive, one that holds first; claims of the dead are removed. */
function livingClaim(claims: string, mine?: string): FoundClaim | undefined {
  const here = thisProcess();
  const living: FoundClaim[] = [];
  for (const name of filesIn(claims)) {
    const file = join(claims, name);
    if (file === mine || !name.endsWith('.json')) continue;
    let claim: Claim | undefined;
    try {
      claim = JSON.parse(readFileSync(file, 'utf8')) as Claim;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
    }
    const running = claim === undefined ? undefined : isRunning(claim, here);
    if (running === false) rmSync(file, { force: true });
    else living.push({ file, claim, seen: running === true });
  }
  return living.find(({ claim }) => claim?.holds !== false) ?? living[0];
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Appears whole: written under another name, then renamed. */
function put(file: string, claim: Claim): void {
  const written = `${file}.new`;
  const handle = openSync(written, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(claim)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(written, file);
}

function inUse(folder: string, { file, claim, seen }: FoundClaim): ReeveError {
  if (claim === undefined) {
    return new ReeveError('database/in-use', `A lock on ${folder} cannot be read`, {
      location: { file },
      hint: 'If no reeve runs on this folder, on any machine, remove the file.',
    });
  }
  const { pid, host, since, command, address } = claim;
  const name = command === undefined ? 'a process' : `'${command}'`;
  const who = `${name} (process ${pid} on ${host}, since ${since})`;
  if (!seen) {
    return new ReeveError('database/in-use', `${folder} was in use by ${who}`, {
      hint: `Whether it still runs cannot be told from here. If it has ended for certain, remove ${file}.`,
    });
  }
  const where = address === undefined ? 'the running server' : `the running server, ${address}`;
  return new ReeveError('database/in-use', `${folder} is in use by ${who}`, {
    hint: `One process at a time has it: use ${where}, or stop it first.`,
  });
}
