/**
 * Tries a definition on a sample in a process of its own, for a server: whatever is in the two, the
 * server goes on, and can end it.
 */
import process from 'node:process';
import { readSourceDefinition } from '../intake/index.ts';
import { silentProgress } from '../kernel/index.ts';
import { checkSample } from './check-sample.ts';
import { describeFailure } from './failure.ts';

/** What is tried. */
export interface SampleToCheck {
  /** YAML or JSON. */
  readonly definition: string;
  /** What its sender calls it: told in errors. */
  readonly definitionName: string;
  /** Path of the file. */
  readonly sample: string;
  readonly asAt: string | null;
  readonly memory: string;
}

process.once('message', async (asked: SampleToCheck) => {
  process.send?.(await answerTo(asked), () => process.disconnect());
});
// Whoever asked has gone.
process.once('disconnect', () => process.exit());

async function answerTo(asked: SampleToCheck): Promise<object> {
  try {
    const definition = readSourceDefinition(asked.definition, asked.definitionName);
    const limits = { memory: asked.memory, threads: 1 };
    const { sample, asAt } = asked;
    return {
      found: await checkSample(definition, sample, asAt ?? undefined, silentProgress, limits),
    };
  } catch (error) {
    return { failure: describeFailure(error).json.error };
  }
}
