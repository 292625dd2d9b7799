import type { Caller } from '../../api/caller.ts';

/** The use cases of the first page, beside those that it shares with others. */
export interface HomePageServices {
  /** Questions that wait for a steward: those likely to be one person, and all. */
  reviewsWaiting(caller: Caller): Promise<{ readonly likely: number; readonly total: number }>;
}
