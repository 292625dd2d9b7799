import type { Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import {
  type Decision,
  type DecisionPlan,
  type Effect,
  type HangerKind,
  inForce,
  type PersonId,
  pairOf,
  type RecordId,
  StandingConstraints,
} from '../domain/index.ts';
import { reviewStatus } from './index-part-store.ts';
import { lockMatching } from './match-store.ts';

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
  await exchangeHangers(tx, those('hanger'), by);
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

async function exchangeHangers(
  tx: Queryable,
  effects: readonly EffectOf<'hanger'>[],
  { at }: EffectsBy,
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

async function answer(
  tx: Queryable,
  effects: readonly EffectOf<'review'>[],
  { decisionId, at }: EffectsBy,
): Promise<void> {
  for (const { review, from, to } of effects) {
    const [a, b] = recordsOfKey(review);
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

/** The two records of a review's key: the inverse of `pairKey`. */
export function recordsOfKey(key: string): [number, number] {
  const found = /^\d+:(\d+)\|(\d+)$/.exec(key);
  return [Number(found?.[1]), Number(found?.[2])];
}

function outOfStep(what: string, id: string): ReeveError {
  return new ReeveError(
    'decision/effect-out-of-step',
    `The ${what} ${id} is not as the decision found it`,
  );
}

/** Counts a change of persons, so that whoever decides on what they were is told. */
export async function countChange(tx: Queryable, persons: readonly number[]): Promise<void> {
  await tx.query('UPDATE person SET revision = revision + 1 WHERE person_id = ANY($1::int[])', [
    persons,
  ]);
}

/**
 * Makes the pairs that matching keeps together and apart what the decisions in force say of these
 * records, through third records too.
 *
 * @param decisions all that name any of the records, undone ones too
 */
export async function renewConstraints(
  tx: Queryable,
  decisions: readonly Decision[],
  decisionId: number,
): Promise<void> {
  const named = new Set<RecordId>();
  for (const { constraints } of decisions) {
    for (const said of constraints) {
      const records = said.kind === 'always' ? said.records : [...said.left, ...said.right];
      for (const record of records) named.add(record);
    }
  }
  if (named.size === 0) return;
  const records = [...named].map(Number);
  const pairs = pairsOf(new StandingConstraints(inForce(decisions)));
  const given = [pairs.map(({ kind }) => kind), pairs.map(({ a }) => a), pairs.map(({ b }) => b)];
  await tx.query(
    `UPDATE pair_constraint c SET ended_by = $5
     WHERE ended_by IS NULL AND (record_a = ANY($4::int[]) OR record_b = ANY($4::int[]))
       AND NOT EXISTS (
         SELECT 1 FROM unnest($1::text[], $2::int[], $3::int[]) AS w(kind, a, b)
         WHERE w.kind = c.kind AND w.a = c.record_a AND w.b = c.record_b
       )`,
    [...given, records, decisionId],
  );
  await tx.query(
    `INSERT INTO pair_constraint (kind, record_a, record_b, decision_id)
     SELECT w.kind, w.a, w.b, $4 FROM unnest($1::text[], $2::int[], $3::int[]) AS w(kind, a, b)
     WHERE NOT EXISTS (
       SELECT 1 FROM pair_constraint c
       WHERE c.ended_by IS NULL AND c.kind = w.kind AND c.record_a = w.a AND c.record_b = w.b
     )`,
    [...given, decisionId],
  );
}

interface ConstrainedPair {
  readonly kind: 'always' | 'never';
  readonly a: number;
  readonly b: number;
}

/** Records of a group that are tied to all others; more are not needed for one to be left. */
const FEW = 3;
/** A group of more is tied by a few of its records. */
const MOST_TIED = 64;

/**
 * What holds between records, each pair said in full where that is not too many: so that a pair
 * holds though the record that it holds through is erased.
 */
function pairsOf(standing: StandingConstraints): ConstrainedPair[] {
  const pairs = new Map<string, ConstrainedPair>();
  const put = (kind: ConstrainedPair['kind'], one: RecordId, other: RecordId): void => {
    const [a, b] = pairOf(one, other).map(Number) as [number, number];
    pairs.set(`${a} ${b}`, { kind, a, b });
  };
  const groups = new Map<RecordId, readonly RecordId[]>();
  for (const group of standing.groups()) {
    groups.set(group[0] as RecordId, group);
    const tying = group.length > MOST_TIED ? group.slice(0, FEW) : group;
    tying.forEach((one, i) => {
      for (const other of group.slice(i + 1)) put('always', one, other);
    });
  }
  const groupOf = (record: RecordId): readonly RecordId[] => {
    const group = groups.get(standing.groupOf(record)) ?? [record];
    return group.length > MOST_TIED ? group.slice(0, FEW) : group;
  };
  const said = new Set<string>();
  for (const { pair } of standing.never) {
    put('never', ...pair);
    const between = pair.map((record) => standing.groupOf(record)).join(' ');
    if (said.has(between)) continue;
    said.add(between);
    for (const left of groupOf(pair[0])) {
      for (const right of groupOf(pair[1])) put('never', left, right);
    }
  }
  return [...pairs.values()];
}

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
  await countChange(tx, [Number(hanger.person)]);
}
