import type { Queryable } from '../../database/index.ts';
import {
  type Change,
  type Constraint,
  type Decision,
  type DecisionKind,
  type Effect,
  type Hanger,
  type HangerKind,
  type IndexPart,
  type LinkState,
  type PersonState,
  pairKey,
  pairOf,
  type ReviewStatus,
  type Standing,
} from '../domain/index.ts';

/** What a decision is about: what is read is all that hangs together with it. */
export interface PartSeed {
  readonly records?: readonly number[];
  readonly persons?: readonly number[];
  readonly decisions?: readonly number[];
}

/**
 * Reads the part of the index that a decision is made on: the persons and records named, all
 * records of those persons, every decision that names one of them, all that those decisions name,
 * and so on until nothing more comes in; ids that redirect, what hangs on them, and reviews.
 */
export async function readIndexPart(tx: Queryable, seed: PartSeed): Promise<IndexPart> {
  const records = new Frontier(seed.records);
  const persons = new Frontier(seed.persons);
  const wanted = new Frontier(seed.decisions);
  const decisions = new Map<number, Decision>();
  while (records.isOpen || persons.isOpen || wanted.isOpen) {
    const [someRecords, somePersons, someDecisions] = [records, persons, wanted].map((each) =>
      each.take(),
    ) as [number[], number[], number[]];
    for (const link of await tx.query<{ record_id: number; person_id: number }>(
      `SELECT record_id, person_id FROM link WHERE to_at IS NULL AND record_id = ANY($1::int[])
       UNION SELECT record_id, person_id FROM link WHERE to_at IS NULL AND person_id = ANY($2::int[])`,
      [someRecords, somePersons],
    )) {
      records.add(link.record_id);
      persons.add(link.person_id);
    }
    for (const { person_id } of await tx.query<{ person_id: number }>(
      `SELECT coalesce(merged_into, redirect_to) AS person_id FROM person
       WHERE person_id = ANY($1::int[]) AND redirect_to IS NOT NULL
       UNION SELECT redirect_to FROM person WHERE person_id = ANY($1::int[]) AND redirect_to IS NOT NULL
       UNION SELECT person_id FROM person
       WHERE coalesce(merged_into, redirect_to) = ANY($1::int[]) AND retired_at IS NOT NULL`,
      [somePersons],
    )) {
      persons.add(person_id);
    }
    for (const row of await tx.query<DecisionRow>(
      `SELECT ${DECISION_COLUMNS} FROM decision WHERE effects IS NOT NULL AND records && $1::int[]
       UNION ALL SELECT ${DECISION_COLUMNS} FROM decision WHERE effects IS NOT NULL AND persons && $2::int[]
       UNION ALL SELECT ${DECISION_COLUMNS} FROM decision WHERE effects IS NOT NULL AND decision_id = ANY($3::bigint[])
       UNION ALL SELECT ${DECISION_COLUMNS} FROM decision WHERE effects IS NOT NULL AND undoes = ANY($3::bigint[])`,
      [someRecords, somePersons, someDecisions],
    )) {
      if (decisions.has(row.decision_id)) continue;
      decisions.set(row.decision_id, decisionOf(row));
      wanted.add(row.decision_id);
      if (row.undoes !== null) wanted.add(row.undoes);
      for (const record of row.records) records.add(record);
      for (const person of row.persons) persons.add(person);
    }
  }
  return {
    persons: await personStates(tx, persons.all),
    links: await linkStates(tx, records.all),
    hangers: await hangersOf(tx, persons.all, records.all),
    reviews: await reviewsAmong(tx, records.all),
    decisions: [...decisions.values()],
  };
}

/** What was found, and what of it is to be followed yet. */
class Frontier {
  readonly #seen: Set<number>;
  #open: number[];

  constructor(seed: readonly number[] = []) {
    this.#seen = new Set(seed);
    this.#open = [...this.#seen];
  }

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  get all(): number[] {
    return [...this.#seen];
  }

  add(id: number): void {
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    this.#open.push(id);
  }

  take(): number[] {
    const open = this.#open;
    this.#open = [];
    return open;
  }
}

const DECISION_COLUMNS = `decision_id, kind, decided_by, decided_at, reason, effects, inverse,
  constraints, based_on, notes, records, persons, undoes`;

interface DecisionRow {
  decision_id: number;
  kind: DecisionKind;
  decided_by: string;
  decided_at: string;
  reason: string;
  effects: Effect[];
  inverse: Effect[];
  constraints: Constraint[];
  based_on: { person: string; version: number }[];
  notes: string[];
  records: number[];
  persons: number[];
  undoes: number | null;
}

function decisionOf(row: DecisionRow): Decision {
  return {
    id: String(row.decision_id),
    kind: row.kind,
    actor: row.decided_by,
    at: row.decided_at,
    reason: row.reason,
    effects: row.effects,
    inverse: row.inverse,
    constraints: row.constraints,
    basedOn: row.based_on,
    notes: row.notes,
    ...(row.undoes === null ? {} : { undoes: String(row.undoes) }),
  };
}

interface PersonRow {
  person_id: number;
  revision: number;
  retired_at: string | null;
  led_to: number | null;
  made_at: string;
}

/** Persons as they are, with who last changed each. */
export async function personStates(
  tx: Queryable,
  persons: readonly number[],
): Promise<PersonState[]> {
  const rows = await tx.query<PersonRow>(
    `SELECT person_id, revision, retired_at, made_at, coalesce(merged_into, redirect_to) AS led_to
     FROM person WHERE person_id = ANY($1::int[]) ORDER BY person_id`,
    [persons],
  );
  const changes = await lastChanges(tx, persons);
  return rows.map((row) => ({
    person: String(row.person_id),
    standing: standingOf(row),
    version: row.revision,
    changed: changes.get(row.person_id) ?? { by: 'nobody', at: row.made_at },
  }));
}

function standingOf({ retired_at, led_to }: PersonRow): Standing {
  if (retired_at === null) return 'live';
  return led_to === null ? 'retired' : { redirect: String(led_to) };
}

/** What last changed each person: a link that came or went, or a decision about the person. */
async function lastChanges(
  tx: Queryable,
  persons: readonly number[],
): Promise<Map<number, Change>> {
  const rows = await tx.query<{
    person_id: number;
    at: string;
    decided_by: string;
    decision_id: number;
    is_steward: boolean;
  }>(
    `SELECT DISTINCT ON (c.person_id) c.person_id, c.at, d.decided_by, d.decision_id, d.effects IS NOT NULL AS is_steward
     FROM (
       SELECT person_id, from_at AS at, decision_id FROM link WHERE person_id = ANY($1::int[])
       UNION ALL
       SELECT gone.person_id, went.from_at, went.decision_id
       FROM link gone JOIN link went ON went.record_id = gone.record_id AND went.to_at IS NULL AND went.from_at >= gone.to_at
       WHERE gone.person_id = ANY($1::int[]) AND gone.to_at IS NOT NULL
       UNION ALL
       SELECT p.person, s.decided_at, s.decision_id
       FROM decision s CROSS JOIN LATERAL unnest(s.persons) AS p(person)
       WHERE s.effects IS NOT NULL AND s.persons && $1::int[] AND p.person = ANY($1::int[])
     ) c JOIN decision d USING (decision_id)
     ORDER BY c.person_id, c.at DESC, d.decision_id DESC`,
    [persons],
  );
  return new Map(rows.map((row) => [row.person_id, changeOf(row)]));
}

function changeOf(row: {
  at: string;
  decided_by: string;
  decision_id: number;
  is_steward: boolean;
}): Change {
  return {
    by: row.decided_by,
    at: row.at,
    ...(row.is_steward ? { decision: String(row.decision_id) } : {}),
  };
}

async function linkStates(tx: Queryable, records: readonly number[]): Promise<LinkState[]> {
  const rows = await tx.query<{
    record_id: number;
    person_id: number;
    at: string;
    decided_by: string;
    decision_id: number;
    is_steward: boolean;
  }>(
    `SELECT l.record_id, l.person_id, l.from_at AS at, d.decided_by, d.decision_id, d.effects IS NOT NULL AS is_steward
     FROM link l JOIN decision d USING (decision_id)
     WHERE l.to_at IS NULL AND l.record_id = ANY($1::int[]) ORDER BY l.record_id`,
    [records],
  );
  return rows.map((row) => ({
    record: String(row.record_id),
    person: String(row.person_id),
    changed: changeOf(row),
  }));
}

/** What hangs on some persons, or goes with some records. */
export async function hangersOf(
  tx: Queryable,
  persons: readonly number[],
  records: readonly number[] = [],
): Promise<Hanger[]> {
  const rows = await tx.query<{
    hanger_id: string;
    kind: HangerKind;
    person_id: number;
    record_id: number | null;
    since: string;
  }>(
    `SELECT hanger_id, kind, person_id, record_id, since FROM hanger WHERE person_id = ANY($1::int[])
     UNION SELECT hanger_id, kind, person_id, record_id, since FROM hanger WHERE record_id = ANY($2::int[])
     ORDER BY hanger_id`,
    [persons, records],
  );
  return rows.map((row) => ({
    id: row.hanger_id,
    kind: row.kind,
    person: String(row.person_id),
    record: row.record_id === null ? null : String(row.record_id),
    since: row.since,
  }));
}

/** The latest review of each pair of some records. */
async function reviewsAmong(
  tx: Queryable,
  records: readonly number[],
): Promise<IndexPart['reviews']> {
  const rows = await tx.query<{ record_a: number; record_b: number; outcome: string | null }>(
    `SELECT DISTINCT ON (record_a, record_b) record_a, record_b, outcome FROM review
     WHERE record_a = ANY($1::int[]) AND record_b = ANY($1::int[])
     ORDER BY record_a, record_b, review_id DESC`,
    [records],
  );
  return rows.map((row) => {
    const [a, b] = [String(row.record_a), String(row.record_b)];
    return { key: pairKey(a, b), records: pairOf(a, b), status: reviewStatus(row.outcome) };
  });
}

const ANSWERS: readonly string[] = ['linked', 'not-the-same', 'superseded'];

/** Whatever else closed a review was new data, or the same data weighed anew. */
export function reviewStatus(outcome: string | null): ReviewStatus {
  if (outcome === null) return 'open';
  return ANSWERS.includes(outcome) ? (outcome as ReviewStatus) : 'settled-by-new-data';
}
