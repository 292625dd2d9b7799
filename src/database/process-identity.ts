import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Enough to tell later whether the very same process still runs. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When the process started, as its system says it; a reused pid has another. Empty where unknown. */
  readonly started: string;
  readonly host: string;
  /** Of the system's start, where it has such a number: after a restart every process before is gone. */
  readonly boot: string;
  /** Within which pids are numbered, where there are containers. */
  readonly namespace: string;
}

export function thisProcess(): ProcessIdentity {
  return {
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    host: hostname(),
    boot: read('/proc/sys/kernel/random/boot_id'),
    namespace: pidNamespace(),
  };
}

/** Whether a process still runs; undefined where that cannot be told from here. */
export function isRunning(known: ProcessIdentity, here = thisProcess()): boolean | undefined {
  if (known.host !== here.host) return undefined;
  if (known.boot !== here.boot) return known.boot === '' || here.boot === '' ? undefined : false;
  if (known.namespace !== here.namespace) return undefined;
  try {
    process.kill(known.pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const started = startOf(known.pid);
  if (started === undefined) return false;
  return started === '' || known.started === '' || started === known.started;
}

/** Undefined where there is no such process, or only its remains; empty where it cannot be told. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const status = read(`/proc/${pid}/stat`);
    if (status === '') return undefined;
    // proc(5): the second field is a name in brackets, which may hold anything; the third is the
    // state, the twenty-second the start in clock ticks since boot.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : (fields[19] ?? '');
  }
  if (process.platform === 'win32') return '';
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return started.trim() === '' ? undefined : started.trim();
  } catch {
    return undefined;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
