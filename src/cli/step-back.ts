import { constants, getPriority, setPriority } from 'node:os';

/**
 * Lets whatever else runs on the machine go first, where there is not time for all: long work that
 * nobody waits for stands back behind readers. Threads that are begun later do so too. Not for work
 * that holds what others wait for, as matching does: it would let go of it the later.
 */
export function stepBack(): void {
  try {
    const behind = constants.priority.PRIORITY_BELOW_NORMAL;
    if (getPriority() < behind) setPriority(behind);
  } catch {
    // Where a process may not say so of itself, it takes its turn with the others.
  }
}
