import type { Queryable } from '../../database/index.ts';
import {
  type Effect,
  effectsOfRun,
  type HangerKind,
  type PersonAssignment,
  type PersonId,
  type RecordId,
} from '../domain/index.ts';
import { hangersOf } from './index-part-store.ts';
import { outOfStep } from './out-of-step.ts';
import { touchPersons } from './person-store.ts';

type HangerEffect = Extract<Effect, { of: 'hanger' }>;

/** Something that comes to hang on a person, or on a record of the person. */
export interface NewHanger {
  readonly id: string;
  readonly kind: HangerKind;
  readonly person: PersonId;
  readonly record: RecordId | null;
}

/** Hangs something on a person; counts as a change of the person. */
export async function addHanger(tx: Queryable, hanger: NewHanger): Promise<void> {
  await tx.query(
    'INSERT INTO hanger (hanger_id, kind, person_id, record_id) VALUES ($1, $2, $3, $4)',
    [
      hanger.id,
      hanger.kind,
      Number(hanger.person),
      hanger.record === null ? null : Number(hanger.record),
    ],
  );
  await touchPersons(tx, [Number(hanger.person)]);
}

/**
 * What hangs on persons goes from one to another, comes or goes.
 *
 * @throws ReeveError `decision/effect-out-of-step`
 */
export async function exchangeHangers(
  tx: Queryable,
  effects: readonly HangerEffect[],
  at: string,
): Promise<void> {
  for (const { hanger, kind, from, to, copyOf } of effects) {
    const [before, after] = [from, to].map((person) => (person === null ? null : Number(person)));
    const found =
      from === null
        ? await tx.query(
            `INSERT INTO hanger (hanger_id, kind, person_id, copy_of, since) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING RETURNING hanger_id`,
            [hanger, kind, after, copyOf ?? null, at],
          )
        : to === null
          ? await tx.query(
              'DELETE FROM hanger WHERE hanger_id = $1 AND person_id = $2 RETURNING hanger_id',
              [hanger, before],
            )
          : await tx.query(
              'UPDATE hanger SET person_id = $3 WHERE hanger_id = $1 AND person_id = $2 RETURNING hanger_id',
              [hanger, before, after],
            );
    if (found.length !== 1) throw outOfStep(kind, hanger);
  }
}

/**
 * After a run of the matcher, what hangs on a record or on an id that redirects goes along, and
 * whoever takes over a record of somebody sealed is sealed too.
 *
 * @param assignment whose links and persons are carried out already, in the same transaction
 * @param at the time of the run
 */
export async function takeHangersAlong(
  tx: Queryable,
  assignment: PersonAssignment,
  at: string,
): Promise<void> {
  const persons = new Set<PersonId>();
  for (const { from, to } of assignment.changes) {
    for (const person of [from, to]) if (person !== null) persons.add(person);
  }
  for (const { person } of assignment.retired) persons.add(person);
  const hangers = await hangersOf(tx, [...persons].map(Number));
  if (hangers.length === 0) return;
  const effects = effectsOfRun(assignment, hangers).filter((effect) => effect.of === 'hanger');
  await exchangeHangers(tx, effects, at);
}
