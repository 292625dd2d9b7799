import { extractsOf, monthsOf } from '../scripts/borough.ts';
import { type RunningServer, runningServer } from '../src/cli/running-server.ts';
import { ReeveError, silentProgress } from '../src/kernel/index.ts';
import type { KeptProgress } from './kept-progress.ts';

/** As whom the demonstration does things. */
export const BY = 'reeve demo';
/** Steps until the first month is loaded and matched. */
export const FIRST_STEPS = 4;

/** Does a step of the making, and says so: its number, how many there are, and what it does. */
export type Step = <T>(title: string, at: number, of: number, work: () => Promise<T>) => Promise<T>;

/** Loads what came in a month, or matches it. Done a second time, it goes on where it was stopped. */
export interface StepToCome {
  readonly title: string;
  readonly at: number;
  readonly of: number;
  readonly work: (server: RunningServer) => Promise<void>;
}

/** What is still to be done of a borough whose first month is loaded and matched. */
export function stepsToCome(borough: string, of: number, progress: KeptProgress): StepToCome[] {
  const [, ...months] = monthsOf(borough);
  const works = months.flatMap((month): Pick<StepToCome, 'title' | 'work'>[] => [
    {
      title: loading(month),
      async work(server) {
        for (const extract of extractsOf(borough, month)) {
          await server.result(await server.load({ ...extract, accept: BY }), silentProgress);
        }
      },
    },
    {
      title: matching(month),
      async work(server) {
        await server.result(await server.match(false), silentProgress);
      },
    },
  ]);
  return works
    .map(({ title, work }, i): StepToCome => {
      const at = FIRST_STEPS + i + 1;
      return {
        title,
        at,
        of,
        async work(server) {
          await work(server);
          progress.note(at);
        },
      };
    })
    .filter(({ at }) => at > progress.done);
}

/**
 * Has the server of an index take steps one after another, as a council's nights are loaded.
 *
 * @param index the folder of the index
 * @throws ReeveError what a load or the matching fails by
 */
export async function takeSteps(
  index: string,
  steps: readonly StepToCome[],
  step: Step,
): Promise<void> {
  const server = runningServer(index);
  if (server === undefined) {
    throw new ReeveError('serve/no-answer', `No server has ${index}`, {
      hint: 'It loads what is still to come.',
    });
  }
  for (const { title, at, of, work } of steps) await step(title, at, of, () => work(server));
}

export function loading(month: string): string {
  return `load what its services sent in ${month}`;
}

export function matching(month: string): string {
  return `match it: who is who in ${month}`;
}
