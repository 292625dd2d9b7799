import { z } from 'zod';
import {
  type CaseModel,
  type CaseResult,
  checkMeasured,
  type Measured,
} from '../business-case/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type AddedLines, idSchema, isAddedId, sourceSchema } from './added-lines.ts';

/** Amounts of one case: each line in each month, from several sources. A choice of ours. */
const MOST_MEASURED = 5_000;

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const measuredSchema = z.strictObject({
  start: month,
  benefits: z
    .array(z.strictObject({ line: idSchema, month, amount: z.int(), source: sourceSchema }))
    .max(MOST_MEASURED),
});

/**
 * Checks what was measured before it is kept with a case.
 *
 * @throws ReeveError `business-case/measured`
 */
export function checkedMeasured(model: CaseModel, measured: Measured): Measured {
  if (measured.benefits.length > MOST_MEASURED) {
    throw new ReeveError('business-case/measured', `At most ${MOST_MEASURED} amounts are kept`, {
      hint: 'Add up what is of one benefit, month and source.',
    });
  }
  checkMeasured(model, measured);
  const read = measuredSchema.safeParse(measured);
  if (!read.success) {
    throw new ReeveError('business-case/measured', 'This is nothing that was measured');
  }
  return read.data;
}

/**
 * What was measured without what is of lines that somebody had added and has taken out again: a
 * line that is added later may come to bear the same id.
 */
export function withoutRemoved(measured: Measured, added: AddedLines): Measured {
  const there = new Set(added.benefits.map(({ id }) => id));
  return {
    ...measured,
    benefits: measured.benefits.filter(({ line }) => !isAddedId(line) || there.has(line)),
  };
}

/** What was measured of the lines that a case has, and how many amounts are of none of them. */
export interface MeasuredOfCase {
  readonly measured: Measured;
  readonly leftAside: number;
}

/** Sets aside what was measured of lines that a case does not look at. */
export function measuredOfCase(
  { benefits }: Pick<CaseResult, 'benefits'>,
  measured: Measured,
): MeasuredOfCase {
  const ids = new Set(benefits.map(({ line }) => line.id));
  const kept = measured.benefits.filter(({ line }) => ids.has(line));
  return {
    measured: { ...measured, benefits: kept },
    leftAside: measured.benefits.length - kept.length,
  };
}
