import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const keptProgress = z.object({ wanted: z.string(), done: z.number() });

/** How many steps of making a borough are done: kept in a file, for the next start to go on from. */
export class KeptProgress {
  readonly #file: string;
  readonly #wanted: string;
  #done: number;

  /** @param wanted what is made: what was made of another does not count */
  constructor(file: string, wanted: string) {
    this.#file = file;
    this.#wanted = wanted;
    const kept = read(file);
    this.other = kept === undefined || kept.wanted === wanted ? null : kept.wanted;
    this.#done = kept?.wanted === wanted ? kept.done : 0;
  }

  /** What was made there instead; null where nothing was. */
  readonly other: string | null;

  get done(): number {
    return this.#done;
  }

  /** Notes that a step is done, and all before it. */
  note(step: number): void {
    this.#done = step;
    const written = `${this.#file}.new`;
    writeFileSync(written, JSON.stringify({ wanted: this.#wanted, done: step }));
    renameSync(written, this.#file);
  }
}

function read(file: string): z.infer<typeof keptProgress> | undefined {
  try {
    return keptProgress.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
