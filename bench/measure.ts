import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What running a program took, measured from outside, the same way for every program. */
export interface Measured {
  /** From the start of the process to its end. */
  readonly wallSeconds: number;
  /** Most memory the process ever held; null where the system does not tell (only Linux does). */
  readonly peakBytes: number | null;
  readonly stdout: string;
}

/** Often enough to see the last of the memory of a process that lives for a second. */
const POLL_MILLISECONDS = 20;

/**
 * Runs a program to its end.
 *
 * Peak memory is the kernel's own high-water mark of the resident set (`VmHWM`
 * in proc(5)), read until the process ends: polling cannot miss a peak, only
 * one in the last 20 milliseconds.
 *
 * @throws Error with what the program wrote to standard error, where it fails.
 */
export async function measure(program: string, args: readonly string[]): Promise<Measured> {
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let peakBytes: number | null = null;
  const poll = setInterval(() => {
    peakBytes = highWaterMark(child.pid) ?? peakBytes;
  }, POLL_MILLISECONDS);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-4000);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => {
        if (code === 0) resolve();
        else reject(new Error(`${program} ended with ${code ?? signal}\n${stderr}`));
      });
    });
  } finally {
    clearInterval(poll);
  }
  return { wallSeconds: (performance.now() - start) / 1000, peakBytes, stdout };
}

function highWaterMark(pid: number | undefined): number | null {
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line === null ? null : Number(line[1]) * 1024;
  } catch {
    return null;
  }
}

/** The last line of what a program printed, as JSON. */
export function lastJsonLine(stdout: string): Record<string, unknown> {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;
}
