import type { Progress } from '../kernel/index.ts';
import { printable } from './text-table.ts';

/** What the command line needs of the stream it draws on. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Progress that someone must end: the last phase is over, the line is free again. */
export interface CommandProgress extends Progress {
  end(): void;
  /** Asks, where a phase has no total, how far the database is: a share from 0 to 1. Only bars ask. */
  watch?(share: () => number | undefined): void;
}

/** Bars, redrawn, on a terminal; elsewhere one line a phase when it is over. */
export function commandProgress(stream: ProgressStream): CommandProgress {
  return stream.isTTY === true ? new BarProgress(stream) : new LineProgress(stream);
}

/** What each phase does, for people. */
const PHASE_TITLES: Readonly<Record<string, string>> = {
  read: 'Reading',
  'choose a model': 'Choosing a model',
  'count pairs': 'Counting pairs',
  standardise: 'Standardising',
  compare: 'Comparing pairs',
  count: 'Counting patterns',
  train: 'Training',
  score: 'Scoring',
  cluster: 'Clustering',
  evaluate: 'Evaluating',
  report: 'Drawing the report',
  write: 'Writing',
};

function titleOf(phase: string): string {
  return PHASE_TITLES[phase] ?? phase;
}

class LineProgress implements CommandProgress {
  readonly #stream: ProgressStream;
  #phase: { name: string; start: number; notes: string[] } | undefined;

  constructor(stream: ProgressStream) {
    this.#stream = stream;
  }

  phase(name: string): void {
    this.end();
    this.#phase = { name, start: performance.now(), notes: [] };
  }

  advance(): void {}

  note(message: string): void {
    const text = printable(message);
    if (this.#phase === undefined) this.#stream.write(`${text}\n`);
    else this.#phase.notes.push(text);
  }

  end(): void {
    if (this.#phase === undefined) return;
    const { name, start, notes } = this.#phase;
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    this.#stream.write(
      `${titleOf(name)}: ${seconds} s\n${notes.map((note) => `  ${note}\n`).join('')}`,
    );
    this.#phase = undefined;
  }
}

/** Milliseconds between two drawings: often enough to look alive. */
const REDRAW = 100;
const BAR_WIDTH = 24;

class BarProgress implements CommandProgress {
  readonly #stream: ProgressStream;
  #phase: { name: string; start: number; total: number | undefined; done: number } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #share: () => number | undefined = () => undefined;
  #query = { share: 0, start: 0 };

  constructor(stream: ProgressStream) {
    this.#stream = stream;
  }

  watch(share: () => number | undefined): void {
    this.#share = share;
  }

  phase(name: string, total?: number): void {
    this.end();
    this.#phase = { name, start: performance.now(), total, done: 0 };
    this.#query = { share: 0, start: this.#phase.start };
    this.#timer = setInterval(() => this.#draw(), REDRAW);
    // A bar that still turns must not keep the process alive.
    this.#timer.unref();
    this.#draw();
  }

  advance(done: number): void {
    if (this.#phase !== undefined) this.#phase.done = done;
  }

  note(message: string): void {
    this.#stream.write(`\r\x1b[2K  ${printable(message)}\n`);
    this.#draw();
  }

  end(): void {
    clearInterval(this.#timer);
    if (this.#phase === undefined) return;
    const { name, start } = this.#phase;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    this.#stream.write(`\r\x1b[2K${titleOf(name)}: ${seconds} s\n`);
    this.#phase = undefined;
  }

  #draw(): void {
    if (this.#phase === undefined) return;
    const { name, start, total, done } = this.#phase;
    const now = performance.now();
    const parts = [titleOf(name).padEnd(18)];
    const known = total === undefined || total === 0 ? undefined : Math.min(1, done / total);
    const share = known ?? this.#share();
    if (share !== undefined) {
      const since = known === undefined ? this.#queryStart(share, now) : start;
      const filled = Math.round(share * BAR_WIDTH);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
      parts.push(`${bar} ${Math.floor(share * 100)}%`);
      const spent = (now - since) / 1000;
      // Below a twentieth the remaining time is a guess not worth making.
      if (share > 0.05 && share < 1 && spent > 1) {
        parts.push(`${durationOf((spent / share) * (1 - share))} left`);
      }
    }
    const seconds = (now - start) / 1000;
    if (name === 'read' && done > 0 && seconds > 0) parts.push(`${sizeOf(done / seconds)}/s`);
    else if (total !== undefined) parts.push(`${done} of ${total}`);
    parts.push(durationOf(seconds));
    const line = parts.join('  ').slice(0, (this.#stream.columns || 80) - 1);
    this.#stream.write(`\r\x1b[2K${line}`);
  }

  /** When the database's query began: a phase can have several, and a share that falls is a new one's. */
  #queryStart(share: number, now: number): number {
    if (share < this.#query.share) this.#query = { share, start: now };
    else this.#query = { share, start: this.#query.start };
    return this.#query.start;
  }
}

/** Seconds as a person says them: `4 s`, `3 min 20 s`. */
function durationOf(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Bytes as a person says them. */
function sizeOf(bytes: number): string {
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(0)} MB` : `${(bytes / 1e3).toFixed(0)} kB`;
}
