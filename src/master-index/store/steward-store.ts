import type { Queryable } from '../../database/index.ts';
import { type DecisionPlan, type Effect, recordsOfKey } from '../domain/index.ts';
import { exchangeHangers } from './hanger-store.ts';
import { reviewStatus } from './index-part-store.ts';
import { lockMatching } from './match-store.ts';
import { outOfStep } from './out-of-step.ts';

/**
 * Waits until nobody else decides who is who, no run of the matcher either, and keeps others
 * waiting until the transaction ends: what a decision is made on cannot change under it, be it
 * through third records.
 *
 * @returns the time by the database's clock, after the wait: decisions come in the order of it
 */
export async function lockIdentity(tx: Queryable): Promise<string> {
  await lockMatching(tx);
  return databaseClock(tx);
}

/** The time by the database's clock, ISO 8601: not that of the beginning of the transaction. */
export async function databaseClock(db: Queryable): Promise<string> {
  const [clock] = await db.query<{ at: string }>('SELECT clock_timestamp() AS at');
  return clock?.at as string;
}

/** Locks the rows of persons, in order of id. */
export async function lockPersons(tx: Queryable, persons: readonly number[]): Promise<void> {
  await tx.query(
    'SELECT person_id FROM person WHERE person_id = ANY($1::int[]) ORDER BY person_id FOR UPDATE',
    [persons],
  );
}

/** All records and persons that a plan names, to find it by. */
export interface NamedInPlan {
  readonly records: readonly number[];
  readonly persons: readonly number[];
}

/** Notes down a plan that is carried out; what it does is done by `carryOutEffects`. */
export async function addStewardDecision(
  tx: Queryable,
  plan: DecisionPlan,
  by: { readonly actor: string; readonly at: string; readonly reason: string },
  named: NamedInPlan,
): Promise<number> {
  const [row] = await tx.query<{ decision_id: number }>(
    `INSERT INTO decision (kind, decided_by, decided_at, reason, effects, inverse, constraints, based_on, notes, records, persons, undoes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING decision_id`,
    [
      plan.kind,
      by.actor,
      by.at,
      by.reason,
      JSON.stringify(plan.effects),
      JSON.stringify(plan.inverse),
      JSON.stringify(plan.constraints),
      JSON.stringify(plan.basedOn),
      plan.notes,
      named.records,
      named.persons,
      plan.undoes ?? null,
    ],
  );
  const decisionId = row?.decision_id as number;
  if (plan.undoes !== undefined) await markUndone(tx, Number(plan.undoes), decisionId);
  return decisionId;
}

/** What is undone no longer holds; what that had undone holds again, and so on. */
async function markUndone(tx: Queryable, decisionId: number, by: number): Promise<void> {
  let target: number | null = decisionId;
  let undoneBy: number | null = by;
  while (target !== null) {
    const rows: { undoes: number | null }[] = await tx.query(
      'UPDATE decision SET undone_by = $2 WHERE decision_id = $1 RETURNING undoes',
      [target, undoneBy],
    );
    // Whoever was undone by what no longer holds, holds again: and what that had undone does not.
    undoneBy = undoneBy === null ? target : null;
    target = rows[0]?.undoes ?? null;
  }
}

type EffectOf<Of extends Effect['of']> = Extract<Effect, { of: Of }>;

/** Who carries effects out, and when: of a decision, or of a run of the matcher. */
export interface EffectsBy {
  readonly decisionId: number;
  readonly at: string;
}

/**
 * Carries effects out, each held to what it says was there before: all of them, or, as whatever
 * throws ends the transaction, none.
 *
 * @throws ReeveError `decision/effect-out-of-step`
 */
export async function carryOutEffects(
  tx: Queryable,
  effects: readonly Effect[],
  by: EffectsBy,
): Promise<void> {
  const those = <Of extends Effect['of']>(of: Of) =>
    effects.filter((effect): effect is EffectOf<Of> => effect.of === of);
  const persons = those('person');
  const arriving = persons.filter(({ to }) => to === 'live');
  // Who comes is there before anything is theirs; who goes leaves when nothing is.
  await makePersons(tx, arriving, by);
  await exchangeHangers(tx, those('hanger'), by.at);
  await exchangeLinks(tx, those('link'), by);
  await retire(
    tx,
    persons.filter(({ to }) => to !== 'live'),
    by,
  );
  if (persons.length > 0) await redirectAnew(tx, persons);
  await answer(tx, those('review'), by);
}

async function makePersons(
  tx: Queryable,
  effects: readonly EffectOf<'person'>[],
  { at }: EffectsBy,
): Promise<void> {
  const made = effects.filter(({ from }) => from === 'absent').map(({ person }) => Number(person));
  if (made.length > 0) {
    await tx.query(
      'INSERT INTO person (person_id, made_at) OVERRIDING SYSTEM VALUE SELECT unnest($1::int[]), $2::timestamptz',
      [made, at],
    );
  }
  for (const effect of effects.filter(({ from }) => from !== 'absent')) {
    const found = await tx.query(
      `UPDATE person SET retired_at = NULL, redirect_to = NULL, merged_into = NULL
       WHERE person_id = $1 AND retired_at IS NOT NULL
         AND coalesce(merged_into, redirect_to) IS NOT DISTINCT FROM $2::int RETURNING person_id`,
      [Number(effect.person), ledTo(effect.from)],
    );
    if (found.length !== 1) throw outOfStep('person', effect.person);
  }
}

function ledTo(standing: EffectOf<'person'>['from']): number | null {
  return typeof standing === 'object' ? Number(standing.redirect) : null;
}

async function retire(
  tx: Queryable,
  effects: readonly EffectOf<'person'>[],
  { at }: EffectsBy,
): Promise<void> {
  for (const { person, to } of effects) {
    const found = await tx.query(
      `UPDATE person SET retired_at = $2, redirect_to = $3, merged_into = $3
       WHERE person_id = $1 AND retired_at IS NULL RETURNING person_id`,
      [Number(person), at, ledTo(to)],
    );
    if (found.length !== 1) throw outOfStep('person', person);
  }
}

/** Ids that lead to, or led through, who came or went lead in one step to who is there now. */
async function redirectAnew(tx: Queryable, effects: readonly EffectOf<'person'>[]): Promise<void> {
  const touched = effects.flatMap(({ person, from, to }) =>
    [Number(person), ledTo(from), ledTo(to)].filter((each) => each !== null),
  );
  await tx.query(
    `WITH RECURSIVE up(person_id) AS (
       SELECT unnest($1::int[])
       UNION
       SELECT coalesce(p.merged_into, p.redirect_to) FROM up JOIN person p USING (person_id)
       WHERE p.retired_at IS NOT NULL AND coalesce(p.merged_into, p.redirect_to) IS NOT NULL
     ), ends AS (
       SELECT DISTINCT p.person_id, p.retired_at IS NULL AS is_live FROM up JOIN person p USING (person_id)
       WHERE p.retired_at IS NULL OR coalesce(p.merged_into, p.redirect_to) IS NULL
     ), down(person_id, target) AS (
       SELECT p.person_id, CASE WHEN ends.is_live THEN ends.person_id END
       FROM ends JOIN person p ON coalesce(p.merged_into, p.redirect_to) = ends.person_id AND p.retired_at IS NOT NULL
       UNION
       SELECT p.person_id, down.target
       FROM down JOIN person p ON coalesce(p.merged_into, p.redirect_to) = down.person_id AND p.retired_at IS NOT NULL
     )
     UPDATE person p SET merged_into = coalesce(p.merged_into, p.redirect_to), redirect_to = down.target
     FROM down WHERE p.person_id = down.person_id AND p.redirect_to IS DISTINCT FROM down.target`,
    [[...new Set(touched)]],
  );
}

async function exchangeLinks(
  tx: Queryable,
  effects: readonly EffectOf<'link'>[],
  { decisionId, at }: EffectsBy,
): Promise<void> {
  if (effects.length === 0) return;
  const leaving = effects.filter(({ from }) => from !== null);
  const ended = await tx.query(
    `UPDATE link l SET to_at = greatest($3::timestamptz, l.from_at)
     FROM unnest($1::int[], $2::int[]) AS e(record, person)
     WHERE l.to_at IS NULL AND l.record_id = e.record AND l.person_id = e.person RETURNING l.record_id`,
    [leaving.map(({ record }) => Number(record)), leaving.map(({ from }) => Number(from)), at],
  );
  if (ended.length !== leaving.length) {
    throw outOfStep('record', leaving.map(({ record }) => record).join(', '));
  }
  const coming = effects.filter(({ to }) => to !== null);
  // What is sealed stays sealed. A record that comes back is held as well as it was.
  const made = await tx.query(
    `INSERT INTO link (record_id, person_id, from_at, decision_id, weight, seal)
     SELECT e.record, e.person, $3::timestamptz, $4::bigint,
       (SELECT weight FROM link b WHERE b.person_id = e.person AND b.record_id = e.record ORDER BY link_id DESC LIMIT 1),
       coalesce((SELECT seal FROM link b WHERE b.person_id = e.old AND b.record_id = e.record ORDER BY link_id DESC LIMIT 1), 0)
     FROM unnest($1::int[], $2::int[], $5::int[]) AS e(record, person, old)
     WHERE NOT EXISTS (SELECT 1 FROM link x WHERE x.record_id = e.record AND x.to_at IS NULL)
     RETURNING record_id`,
    [
      coming.map(({ record }) => Number(record)),
      coming.map(({ to }) => Number(to)),
      at,
      decisionId,
      coming.map(({ from }) => (from === null ? null : Number(from))),
    ],
  );
  if (made.length !== coming.length) {
    throw outOfStep('record', coming.map(({ record }) => record).join(', '));
  }
}

async function answer(
  tx: Queryable,
  effects: readonly EffectOf<'review'>[],
  { decisionId, at }: EffectsBy,
): Promise<void> {
  for (const { review, from, to } of effects) {
    const [a, b] = recordsOfKey(review).map(Number);
    const [latest] = await tx.query<{ review_id: number; outcome: string | null }>(
      `SELECT review_id, outcome FROM review WHERE record_a = $1 AND record_b = $2
       ORDER BY review_id DESC LIMIT 1`,
      [a, b],
    );
    if (latest === undefined || reviewStatus(latest.outcome) !== from) {
      throw outOfStep('review', review);
    }
    const isOpen = to === 'open';
    await tx.query(
      'UPDATE review SET closed_at = $2, outcome = $3, decision_id = $4 WHERE review_id = $1',
      [latest.review_id, isOpen ? null : at, isOpen ? null : to, isOpen ? null : decisionId],
    );
  }
}
