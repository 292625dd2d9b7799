import { ReeveError } from '../../../kernel/index.ts';
import type { PersonId, RecordId, RecordPair } from '../ids.ts';
import { answerReviews } from './answer-reviews.ts';
import { refuseAgainstNever } from './check-constraints.ts';
import { StandingConstraints } from './constraints.ts';
import { type DecisionKind, type DecisionPlan, inForce } from './decision.ts';
import { type Effect, inverseOf } from './effects.ts';
import { hangersOfPerson, hangersOfRecords, moveLinks } from './follow.ts';
import { type IndexPart, PartReader } from './index-part.ts';

/** Two persons who are one. */
export interface MergeRequest {
  /** The id that stays. */
  readonly keep: PersonId;
  /** The id that redirects to it. */
  readonly other: PersonId;
}

/**
 * Two persons are one: records and all that hangs on the other come to the one that stays, and
 * open reviews between them are answered. All records of both are always one person from now
 * on, so that no run of the matcher takes the merge back.
 *
 * @throws ReeveError `decision/same-person`, `decision/person-gone`, `decision/unknown-person`,
 *   `decision/never-match-holds`
 */
export function planMerge(part: IndexPart, { keep, other }: MergeRequest): DecisionPlan {
  return planJoining(new PartReader(part), keep, other, 'merge');
}

/**
 * Two records are always one person: where they are two by now, those are merged, the person of
 * the first staying. Only these two records are held together for good; the matcher is free with
 * the others.
 *
 * @throws ReeveError as `planMerge`, and `decision/unknown-record`
 */
export function planAlwaysMatch(
  part: IndexPart,
  { records }: { readonly records: RecordPair },
): DecisionPlan {
  const reader = new PartReader(part);
  const [keep, other] = records.map((record) => reader.personOf(record)) as [PersonId, PersonId];
  const constraints = [{ kind: 'always', records }] as const;
  if (keep !== other) {
    return { ...planJoining(reader, keep, other, 'always-match'), constraints };
  }
  const effects = answerReviews(reader, [records[0]], [records[1]], () => 'linked');
  return {
    kind: 'always-match',
    effects,
    inverse: inverseOf(effects),
    constraints,
    basedOn: reader.versionsOf(keep),
    notes: [],
  };
}

/** Everything of one person goes to another. */
export function planJoining(
  reader: PartReader,
  keep: PersonId,
  other: PersonId,
  kind: DecisionKind,
): DecisionPlan {
  if (keep === other) {
    throw new ReeveError('decision/same-person', `Both are person ${keep} already`);
  }
  reader.livePerson(keep);
  reader.livePerson(other);
  const staying = reader.recordsOf(keep);
  const coming = reader.recordsOf(other);
  const together: RecordId[] = [...staying, ...coming];
  refuseAgainstNever(together, new StandingConstraints(inForce(reader.part.decisions)));
  const links = moveLinks(reader, coming, keep);
  const effects: Effect[] = [
    ...links,
    ...hangersOfRecords(reader, links),
    ...hangersOfPerson(reader, other, keep),
    ...answerReviews(reader, staying, coming, () => 'linked'),
    { of: 'person', person: other, from: 'live', to: { redirect: keep } },
  ];
  return {
    kind,
    effects,
    inverse: inverseOf(effects),
    constraints: [{ kind: 'always', records: together }],
    basedOn: reader.versionsOf(keep, other),
    notes: sealNotes(reader, keep, other),
  };
}

function sealNotes(reader: PartReader, keep: PersonId, other: PersonId): string[] {
  const isSealed = (person: PersonId) =>
    reader.hangersOf(person).some(({ kind, record }) => kind === 'seal' && record === null);
  return isSealed(other) !== isSealed(keep)
    ? [`One of the two persons is sealed: all records of both will be`]
    : [];
}
