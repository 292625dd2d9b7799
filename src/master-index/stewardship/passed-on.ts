import type { Queryable } from '../../database/index.ts';
import { opinionsAskedBy } from '../store/second-opinions.ts';

/** The pairs of persons that a steward has passed on to others. */
export async function passedOn(
  tx: Queryable,
  steward: string,
): Promise<readonly (readonly [number, number])[]> {
  const asked = await opinionsAskedBy(tx, steward);
  return asked.map(({ personA, personB }) =>
    personA < personB ? [personA, personB] : [personB, personA],
  );
}
