import { ReeveError } from '../../../kernel/index.ts';
import { compareIds, type PersonId, type RecordId } from '../ids.ts';
import { answerReviews } from './answer-reviews.ts';
import { type Decision, type DecisionPlan, inForce } from './decision.ts';
import { type Effect, inverseOf } from './effects.ts';
import { hangersOfPerson, hangersOfRecords, moveLinks } from './follow.ts';
import { type IndexPart, PartReader } from './index-part.ts';
import { sealCopies } from './seals.ts';

/** One person who is two. */
export interface SplitRequest {
  readonly person: PersonId;
  /** The records that leave; at least one stays. */
  readonly records: readonly RecordId[];
  /**
   * An id never given before, for those who leave; unused where they are what an earlier merge
   * brought in: then they get the id back that they had.
   */
  readonly newPerson: PersonId;
  /** What hangs on the person and is of those who leave; what follows a record goes with it. */
  readonly hangers?: readonly string[];
}

/**
 * One person is two: some records leave, and no record of the one side is ever the same person
 * as one of the other. What follows the person stays, but for what is said to leave, what an
 * earlier merge had brought, and seals: these cover both sides until someone decides.
 *
 * @throws ReeveError `decision/not-in-person`, `decision/nothing-left`, `decision/person-gone`,
 *   `decision/unknown-person`, `decision/unknown-hanger`
 */
export function planSplit(part: IndexPart, request: SplitRequest): DecisionPlan {
  const reader = new PartReader(part);
  const { person } = request;
  reader.livePerson(person);
  const named = readSide(reader, request);
  const others = reader.recordsOf(person).filter((record) => !named.includes(record));
  if (named.length === 0 || others.length === 0) {
    throw new ReeveError(
      'decision/nothing-left',
      named.length === 0
        ? 'No record is said to leave'
        : `No record would be left of person ${person}`,
      { hint: 'Name some of the records, not all.' },
    );
  }
  const merged = mergeThatBrought(reader, person, [named, others]);
  const leaving = merged?.records ?? named;
  const staying = leaving === named ? others : named;
  const to = merged?.person ?? request.newPerson;
  if (merged === undefined) refuseGivenId(reader, to);
  const swapped = leaving !== named;

  const links = moveLinks(reader, leaving, to);
  const going = new Set([...(swapped ? [] : (request.hangers ?? [])), ...(merged?.hangers ?? [])]);
  // Whose a seal from before the merge is, is known; of any other either side may be meant.
  const copies = sealCopies(
    reader.part.hangers,
    person,
    to,
    ({ id, since }) => !going.has(id) && (merged === undefined || since > merged.merge.at),
  );
  const effects: Effect[] = [
    merged === undefined
      ? { of: 'person', person: to, from: 'absent', to: 'live' }
      : { of: 'person', person: to, from: reader.person(to)!.standing, to: 'live' },
    ...links,
    ...hangersOfRecords(reader, links),
    ...hangersOfPerson(reader, person, to, (id) => going.has(id)),
    ...copies,
    ...answerReviews(reader, leaving, staying, () => 'not-the-same', true),
  ];
  return {
    kind: 'split',
    effects,
    inverse: inverseOf(effects),
    constraints: [{ kind: 'never', left: leaving, right: staying }],
    basedOn: reader.versionsOf(person, ...(merged === undefined ? [] : [to])),
    notes: [
      ...(merged === undefined
        ? []
        : [`This takes back merge ${merged.merge.id}: person ${to} is there again`]),
      ...(copies.length === 0 ? [] : ['Both sides stay sealed until someone decides']),
    ],
  };
}

function readSide(reader: PartReader, { person, records, hangers }: SplitRequest): RecordId[] {
  for (const record of records) {
    if (reader.link(record)?.person !== person) {
      throw notInPerson(person, record);
    }
  }
  const hanging = new Set(reader.hangersOf(person).map(({ id }) => id));
  for (const id of hangers ?? []) {
    if (!hanging.has(id)) {
      throw new ReeveError('decision/unknown-hanger', `${id} does not hang on person ${person}`);
    }
  }
  return [...new Set(records)].sort(compareIds);
}

/** What is said of a record that is not the person's. */
export function notInPerson(person: PersonId, record: RecordId): ReeveError {
  return new ReeveError('decision/not-in-person', `Person ${person} has no record ${record} now`);
}

/** Refuses an id that someone has or had. */
export function refuseGivenId(reader: PartReader, person: PersonId): void {
  const state = reader.person(person);
  if (state !== undefined && state.standing !== 'absent') {
    throw new ReeveError('index/person-id-reused', `Person id ${person} was given before`);
  }
}

interface EarlierMerge {
  readonly merge: Decision;
  readonly person: PersonId;
  readonly records: RecordId[];
  readonly hangers: readonly string[];
}

/**
 * The newest merge in force that brought exactly the records of one of the sides, and whose id
 * leads here still. The newest of all, whichever side it brought: older ones are under it.
 */
function mergeThatBrought(
  reader: PartReader,
  person: PersonId,
  sides: readonly RecordId[][],
): EarlierMerge | undefined {
  for (const merge of inForce(reader.part.decisions).reverse()) {
    for (const effect of merge.effects) {
      if (effect.of !== 'person' || effect.from !== 'live' || typeof effect.to === 'string')
        continue;
      const old = effect.person;
      if (reader.person(old)?.standing === 'live' || reader.whoIs(old) !== person) continue;
      const brought = merge.effects.flatMap((each) =>
        each.of === 'link' && each.from === old && reader.link(each.record)?.person === person
          ? [each.record]
          : [],
      );
      const records = sides.find((side) => sameRecords(brought, side));
      if (records === undefined) continue;
      const hangers = merge.effects.flatMap((each) =>
        each.of === 'hanger' && each.from === old ? [each.hanger] : [],
      );
      return { merge, person: old, records, hangers };
    }
  }
  return undefined;
}

function sameRecords(a: readonly RecordId[], b: readonly RecordId[]): boolean {
  const set = new Set(a);
  return a.length === b.length && b.every((record) => set.has(record));
}
