/** What a long job says of itself as it goes; the command line draws it, tests ignore it. */
export interface Progress {
  /** A named phase begins; `total` is in the phase's own units where it is known. */
  phase(name: string, total?: number): void;
  /** Units of the current phase done so far. */
  advance(done: number): void;
  /** A sentence for the user: a choice made, a count. */
  note(message: string): void;
}

/** Says nothing. */
export const silentProgress: Progress = { phase() {}, advance() {}, note() {} };
