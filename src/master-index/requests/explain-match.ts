import { populationsOf } from '../../intake/index.ts';
import type { PairExplainer, RawRecord, RecordMatcher } from '../../linkage/index.ts';
import { inputOfModel, type MatchInput } from '../matching-input.ts';
import { SUBMITTED } from '../place-submitted.ts';
import { visibleRaw } from '../reading/explain-person.ts';
import type { HeldRecord } from '../reading/held-records.ts';

/** How one thing that was compared speaks for or against. */
export interface MatchReason {
  /** What was compared: `given_name`, `date_of_birth`, `home`... */
  readonly compared: string;
  /** How they agree, in words. */
  readonly says: string;
  readonly speaks: 'strongly for' | 'for' | 'against' | 'strongly against';
  /** log2 of how much likelier it is of one person than of two. */
  readonly weight: number;
}

/** Weight from which something speaks strongly: of one person 32 times as often as of two. */
const STRONG = 5;
/** Weight below which something hardly tells anything, and is left out. */
const LEAST = 0.5;

/**
 * Why a record would or would not be a person's: how what was asked compares with the record of
 * theirs that it is most like. Of that, only what the viewer may see is compared, so that no reason
 * tells of a value that is hidden.
 *
 * @param held records of the person, as the viewer sees them
 * @param recordId the record that it is most like
 */
export function explainMatch(
  { matcher, explain }: { readonly matcher: RecordMatcher; readonly explain: PairExplainer },
  asked: RawRecord,
  held: readonly HeldRecord[],
  recordId: number,
): readonly MatchReason[] {
  const record = held.find((each) => each.recordId === recordId) ?? held[0];
  if (record === undefined) return [];
  const inModel = inputOfModel(matcher.plan);
  const left = inModel({ dataset: SUBMITTED, raw: asked });
  const right = inModel(seenInput(record));
  const { steps } = explain(
    { dataset: left.dataset, id: 'asked', values: left.raw },
    { dataset: right.dataset, id: String(record.recordId), values: right.raw },
  );
  return steps.flatMap(({ comparison, level, weight }): MatchReason[] =>
    level === null || Math.abs(weight) < LEAST
      ? []
      : [
          {
            compared: comparison,
            says: level,
            speaks: speaks(weight),
            weight: Math.round(10 * weight) / 10,
          },
        ],
  );
}

/** The latest version of a record as matching takes it, of values that the viewer may see. */
export function seenInput(record: HeldRecord): Pick<MatchInput, 'dataset' | 'raw'> {
  const { source, role, definition } = record.dataset;
  const population = populationsOf([definition]).find((each) => each.role === role);
  // What a source said last is matched by, whether it says it still or not.
  const values = record.values.map((value) => ({ ...value, until: null }));
  return { dataset: population?.dataset ?? source, raw: visibleRaw({ ...record, values }) };
}

function speaks(weight: number): MatchReason['speaks'] {
  const isStrong = Math.abs(weight) >= STRONG;
  if (weight > 0) return isStrong ? 'strongly for' : 'for';
  return isStrong ? 'strongly against' : 'against';
}
