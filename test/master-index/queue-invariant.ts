import assert from 'node:assert/strict';
import type { Database } from '../../src/database/index.ts';
import {
  isLikely,
  pairKey,
  pairOf,
  questionsOf,
  questionWeight,
  type Review,
  reviewPriority,
} from '../../src/master-index/domain/index.ts';

interface QuestionRow {
  readonly persons: string;
  readonly weight: number;
  readonly priority: number;
  readonly is_likely: boolean;
  readonly not_sure: number;
  readonly datasets: readonly number[];
  readonly seal: number;
}

/** The queue of reviews, as the database keeps it, is what the domain makes of what it holds. */
export async function checkQueue(db: Database): Promise<void> {
  const kept = await db.query<QuestionRow & Record<string, unknown>>(
    `SELECT person_a || '~' || person_b AS persons, weight, priority, is_likely, not_sure, datasets, seal
     FROM review_question ORDER BY person_a, person_b`,
  );
  const made = await madeAnew(db);
  const exact = ({ weight, priority, ...rest }: QuestionRow) => rest;
  assert.deepEqual(kept.map(exact), made.map(exact));
  for (const [i, { weight, priority }] of kept.entries()) {
    const expected = made[i] as QuestionRow;
    assert.ok(Math.abs(weight - expected.weight) < 1e-9, `${weight}, not ${expected.weight}`);
    assert.ok(Math.abs(priority - expected.priority) < 1e-9);
  }
  const sizes = await db.query(
    'SELECT datasets_a, datasets_b, is_likely, questions FROM review_queue_size ORDER BY datasets_a, datasets_b, is_likely',
  );
  assert.deepEqual(
    sizes,
    await db.query(
      `SELECT datasets_a, datasets_b, is_likely, count(*)::int AS questions FROM review_question
       WHERE seal = 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    ),
  );
}

async function madeAnew(db: Database): Promise<QuestionRow[]> {
  const open = await db.query<{ record_a: number; record_b: number; weight: number }>(
    'SELECT record_a, record_b, weight FROM review WHERE closed_at IS NULL',
  );
  const links = await db.query<{ record: string; person: string; seal: number; dataset: number }>(
    `SELECT l.record_id::text AS record, l.person_id::text AS person, l.seal, r.dataset_id AS dataset
     FROM link l JOIN source_record r USING (record_id) WHERE l.to_at IS NULL`,
  );
  const hanging = await db.query<{ person: string }>(
    `SELECT person_id::text AS person FROM hanger WHERE kind IN ('lead', 'notification')`,
  );
  const doubts = await db.query<{ records: number[] }>(
    `SELECT records FROM decision WHERE kind = 'not-sure' AND undone_by IS NULL AND effects IS NOT NULL`,
  );
  const byRecord = new Map(links.map((each) => [each.record, each]));
  const byPerson = Map.groupBy(links, ({ person }) => person);
  const reviews = open.map(({ record_a, record_b, weight }): Review => {
    const records = pairOf(String(record_a), String(record_b));
    const notSure = doubts.filter(({ records: [a, b] }) => a === record_a && b === record_b).length;
    return { key: pairKey(...records), records, status: 'open', weight, notSure };
  });
  return questionsOf(reviews, (record) => byRecord.get(record)?.person)
    .map(({ persons, reviews: asked }): QuestionRow => {
      const [a = 0, b = 0] = persons.map((person) => byPerson.get(person)?.length ?? 0);
      const weight = questionWeight(
        asked.map((each) => each.weight),
        a * b,
      );
      const waiting = hanging.filter(({ person }) => persons.includes(person)).length;
      const notSure = Math.max(...asked.map((each) => each.notSure));
      const own = asked.flatMap(({ records }) => records.map((record) => byRecord.get(record)));
      return {
        persons: persons.join('~'),
        weight,
        priority: reviewPriority({ weight, notSure }, { records: Math.min(a, b), waiting }),
        is_likely: isLikely(weight),
        not_sure: notSure,
        datasets: [...new Set(own.map((each) => each?.dataset ?? 0))].sort((x, y) => x - y),
        seal: Math.max(...own.map((each) => each?.seal ?? 0)),
      };
    })
    .sort((x, y) => {
      const [one, other] = [x, y].map(({ persons }) => persons.split('~').map(Number));
      return (one?.[0] ?? 0) - (other?.[0] ?? 0) || (one?.[1] ?? 0) - (other?.[1] ?? 0);
    });
}
