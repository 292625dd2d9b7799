import { ReeveError } from '../../../kernel/index.ts';
import type { PersonId, RecordId } from '../ids.ts';
import { answerReviews } from './answer-reviews.ts';
import { refuseAgainstNever } from './check-constraints.ts';
import { StandingConstraints } from './constraints.ts';
import { type Constraint, type DecisionPlan, inForce } from './decision.ts';
import { type Effect, inverseOf } from './effects.ts';
import { hangersOfRecords, moveLinks } from './follow.ts';
import { type IndexPart, PartReader } from './index-part.ts';
import { planJoining } from './plan-merge.ts';
import { sealCopies } from './seals.ts';

/** One record that is of another person. */
export interface MoveRequest {
  readonly record: RecordId;
  /** Who it is of. */
  readonly to: PersonId;
}

/**
 * A record is of another person than it was: it is always one with the records of that person,
 * and never with those that it leaves. The last record of a person takes the person along.
 * For a record that is of nobody else, split it off.
 *
 * @throws ReeveError `decision/unknown-record`, `decision/same-person`,
 *   `decision/person-gone`, `decision/never-match-holds`
 */
export function planMove(part: IndexPart, { record, to }: MoveRequest): DecisionPlan {
  const reader = new PartReader(part);
  const from = reader.personOf(record);
  reader.livePerson(to);
  const left = reader.recordsOf(from).filter((each) => each !== record);
  if (left.length === 0 || from === to) return planJoining(reader, to, from, 'move');
  const joined = reader.recordsOf(to);
  const never: Constraint = { kind: 'never', left: [record], right: left };
  return planOneRecord(reader, record, to, 'move', [
    never,
    { kind: 'always', records: [...joined, record] },
  ]);
}

/**
 * A record that stands alone, or has no person yet, is of this person.
 *
 * @throws ReeveError `decision/not-alone` where the record's person has others too, and as
 *   `planMove`
 */
export function planLink(part: IndexPart, { record, to }: MoveRequest): DecisionPlan {
  const reader = new PartReader(part);
  reader.livePerson(to);
  const from = reader.link(record)?.person;
  if (from === undefined) {
    return planOneRecord(reader, record, to, 'link', [
      { kind: 'always', records: [...reader.recordsOf(to), record] },
    ]);
  }
  if (from !== to && reader.recordsOf(from).length > 1) {
    throw new ReeveError(
      'decision/not-alone',
      `Record ${record} is one of several of person ${from}`,
      { hint: 'Move the record, or merge the two persons.' },
    );
  }
  return planJoining(reader, to, from, 'link');
}

function planOneRecord(
  reader: PartReader,
  record: RecordId,
  to: PersonId,
  kind: 'link' | 'move',
  constraints: readonly Constraint[],
): DecisionPlan {
  const from = reader.link(record)?.person;
  const joined = reader.recordsOf(to);
  const left = from === undefined ? [] : reader.recordsOf(from).filter((each) => each !== record);
  refuseAgainstNever([...joined, record], new StandingConstraints(inForce(reader.part.decisions)));
  const links = moveLinks(reader, [record], to);
  const seals = from === undefined ? [] : sealCopies(reader.part.hangers, from, to);
  const effects: Effect[] = [
    ...links,
    ...hangersOfRecords(reader, links),
    ...seals,
    ...answerReviews(reader, [record], joined, () => 'linked'),
    ...answerReviews(reader, [record], left, () => 'not-the-same', true),
  ];
  return {
    kind,
    effects,
    inverse: inverseOf(effects),
    constraints,
    basedOn: reader.versionsOf(to, ...(from === undefined ? [] : [from])),
    notes: seals.length === 0 ? [] : [`Person ${to} will be sealed too, as person ${from} is`],
  };
}
