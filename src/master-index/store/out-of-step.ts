import { ReeveError } from '../../kernel/index.ts';

/** What a decision was made on is no longer so. */
export function outOfStep(what: string, id: string): ReeveError {
  return new ReeveError(
    'decision/effect-out-of-step',
    `The ${what} ${id} is not as the decision found it`,
  );
}
