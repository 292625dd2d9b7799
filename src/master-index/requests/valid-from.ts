import { dayAfter, ReeveError } from '../../kernel/index.ts';

/**
 * Since when a record is so: today where nobody says. What is submitted is taken for what is so now,
 * so it cannot be so from a day that is yet to come: that would be the latest word for as long.
 * Tomorrow is taken: days here are of UTC, and a day in a British summer begins before it does there.
 *
 * @param today `YYYY-MM-DD`, in UTC
 * @throws ReeveError `submission/not-yet`
 */
export function validFromOf(said: string | undefined, today: string): string {
  const tomorrow = dayAfter(today);
  if (said === undefined || said <= tomorrow) return said ?? today;
  throw new ReeveError('submission/not-yet', `What is so from ${said} on is not so yet`, {
    location: { field: 'validFrom' },
    hint: `Give a day up to ${tomorrow}, and submit what is to come when it has come.`,
  });
}
