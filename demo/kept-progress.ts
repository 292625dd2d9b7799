import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const before = z.looseObject({ people: z.number(), extracts: z.number() });
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
    this.isMarked = kept !== undefined;
    this.other = kept === undefined || kept.wanted === wanted ? null : kept.wanted;
    this.#done = kept?.wanted === wanted ? kept.done : 0;
  }

  /** Whether a start has noted that the folder is its own. */
  readonly isMarked: boolean;

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
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const kept = keptProgress.safeParse(content);
    if (kept.success) return kept.data;
    // As it was kept before there were steps.
    return before.safeParse(content).success
      ? { wanted: JSON.stringify(content), done: 0 }
      : undefined;
  } catch {
    return undefined;
  }
}
