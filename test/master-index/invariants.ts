import assert from 'node:assert/strict';
import type { Database } from '../../src/database/index.ts';
import { checkQueue } from './queue-invariant.ts';

/** What is wrong with an index, found by one statement: rows where there should be none. */
interface Invariant {
  readonly name: string;
  readonly breaches: string;
}

const invariants: readonly Invariant[] = [
  {
    name: 'what is held without a foreign key points at something',
    breaches: `SELECT l.link_id AS of FROM link l LEFT JOIN decision d USING (decision_id) WHERE d.decision_id IS NULL
      UNION ALL
      SELECT m.record_id FROM match_record m LEFT JOIN source_record r USING (record_id)
        LEFT JOIN match_model o USING (model_id) WHERE r.record_id IS NULL OR o.model_id IS NULL
      UNION ALL
      SELECT v.review_id FROM review v LEFT JOIN source_record a ON a.record_id = v.record_a
        LEFT JOIN source_record b ON b.record_id = v.record_b WHERE a.record_id IS NULL OR b.record_id IS NULL
      UNION ALL
      SELECT s.record_id FROM search_record s LEFT JOIN source_record r USING (record_id) WHERE r.record_id IS NULL
      UNION ALL
      SELECT p.record_id FROM match_pending p LEFT JOIN source_record r USING (record_id)
        LEFT JOIN extract e USING (extract_id) WHERE r.record_id IS NULL OR e.extract_id IS NULL`,
  },
  {
    name: 'a record has one live link at most',
    breaches: `SELECT record_id FROM link WHERE to_at IS NULL GROUP BY record_id HAVING count(*) > 1`,
  },
  {
    name: 'every record that was matched, and does not wait to be matched again, has a live link',
    breaches: `SELECT m.record_id FROM match_record m
      WHERE NOT EXISTS (SELECT 1 FROM link l WHERE l.record_id = m.record_id AND l.to_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM match_pending p WHERE p.record_id = m.record_id)`,
  },
  {
    name: 'no live link leads to a person who is retired',
    breaches: `SELECT l.record_id, l.person_id FROM link l JOIN person p USING (person_id)
      WHERE l.to_at IS NULL AND p.retired_at IS NOT NULL`,
  },
  {
    name: 'a person who is there has a record',
    breaches: `SELECT person_id FROM person p WHERE retired_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM link l WHERE l.person_id = p.person_id AND l.to_at IS NULL)`,
  },
  {
    name: 'an old id leads in one step to a person who is there',
    breaches: `SELECT p.person_id, p.redirect_to FROM person p JOIN person to_whom ON to_whom.person_id = p.redirect_to
      WHERE to_whom.retired_at IS NOT NULL`,
  },
  {
    name: 'whom an id was merged into leads where the id leads',
    breaches: `SELECT p.person_id, p.merged_into, p.redirect_to FROM person p JOIN person via ON via.person_id = p.merged_into
      WHERE p.redirect_to IS DISTINCT FROM
        CASE WHEN via.retired_at IS NULL THEN via.person_id ELSE via.redirect_to END`,
  },
  {
    name: 'the links of a record do not overlap in time',
    breaches: `SELECT a.record_id FROM link a JOIN link b ON b.record_id = a.record_id AND b.link_id > a.link_id
      WHERE a.to_at IS NULL OR b.from_at < a.to_at`,
  },
  {
    name: 'open reviews are between live links of two persons',
    breaches: `SELECT r.review_id, r.record_a, r.record_b FROM review r
        LEFT JOIN link a ON a.record_id = r.record_a AND a.to_at IS NULL
        LEFT JOIN link b ON b.record_id = r.record_b AND b.to_at IS NULL
      WHERE r.closed_at IS NULL AND (a.person_id IS NULL OR b.person_id IS NULL OR a.person_id = b.person_id)`,
  },
  {
    name: 'records that never match are in two persons',
    breaches: `SELECT c.record_a, c.record_b FROM pair_constraint c
        JOIN link a ON a.record_id = c.record_a AND a.to_at IS NULL
        JOIN link b ON b.record_id = c.record_b AND b.to_at IS NULL
      WHERE c.kind = 'never' AND c.ended_by IS NULL AND a.person_id = b.person_id`,
  },
  {
    name: 'records that always match are in one person',
    breaches: `SELECT c.record_a, c.record_b FROM pair_constraint c
        JOIN link a ON a.record_id = c.record_a AND a.to_at IS NULL
        JOIN link b ON b.record_id = c.record_b AND b.to_at IS NULL
      WHERE c.kind = 'always' AND c.ended_by IS NULL AND a.person_id <> b.person_id`,
  },
  {
    name: 'a pair that is held to is held to by a decision that is there, and not undone',
    breaches: `SELECT c.constraint_id, c.decision_id FROM pair_constraint c JOIN decision d USING (decision_id)
      WHERE c.ended_by IS NULL AND d.undone_by IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM decision o WHERE o.effects IS NOT NULL AND o.undone_by IS NULL
          AND o.records @> ARRAY[c.record_a] AND o.records && ARRAY[c.record_a, c.record_b])`,
  },
  {
    name: 'a decision and its undo know each other',
    breaches: `SELECT d.decision_id FROM decision d LEFT JOIN decision u ON u.decision_id = d.undone_by
      WHERE d.undone_by IS NOT NULL AND (u.undoes IS DISTINCT FROM d.decision_id OR u.undone_by IS NOT NULL)
      UNION ALL
      SELECT u.undoes FROM decision u JOIN decision d ON d.decision_id = u.undoes
      WHERE u.undone_by IS NULL AND d.undone_by IS DISTINCT FROM u.decision_id`,
  },
  {
    name: 'what takes a decision back names persons and records that are there',
    breaches: `SELECT d.decision_id, e FROM decision d CROSS JOIN LATERAL jsonb_array_elements(d.inverse) AS e
      WHERE (e->>'of' = 'person' AND NOT EXISTS (
          SELECT 1 FROM person p WHERE p.person_id = (e->>'person')::int))
        OR (e->>'of' = 'link' AND (
          NOT EXISTS (SELECT 1 FROM source_record r WHERE r.record_id = (e->>'record')::int)
          OR (e->>'from' IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person p WHERE p.person_id = (e->>'from')::int))
          OR (e->>'to' IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person p WHERE p.person_id = (e->>'to')::int))))`,
  },
  {
    name: 'as much takes a decision back as it did',
    breaches: `SELECT decision_id FROM decision
      WHERE effects IS NOT NULL AND jsonb_array_length(effects) <> jsonb_array_length(inverse)`,
  },
  {
    name: 'nothing hangs on an id that leads on, and what goes with a record is with its person',
    breaches: `SELECT h.hanger_id FROM hanger h JOIN person p USING (person_id) WHERE p.redirect_to IS NOT NULL
      UNION ALL
      SELECT h.hanger_id FROM hanger h JOIN link l ON l.record_id = h.record_id AND l.to_at IS NULL
      WHERE l.person_id <> h.person_id`,
  },
  {
    name: 'every decision of a steward is in the audit',
    breaches: `SELECT decision_id FROM decision d WHERE effects IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM audit_entry a WHERE a.reference = 'decision:' || d.decision_id AND a.outcome = 'done')`,
  },
];

/**
 * Asserts what must hold of an index whatever happened to it: after every commit, and so after a
 * process was killed anywhere.
 *
 * @example
 * await checkInvariants(db);
 */
export async function checkInvariants(db: Database): Promise<void> {
  const breached: string[] = [];
  for (const { name, breaches } of invariants) {
    const found = await db.query(`${breaches} LIMIT 3`);
    if (found.length > 0) breached.push(`${name}: ${JSON.stringify(found)}`);
  }
  assert.deepEqual(breached, []);
  // A first match that was given up has asked nothing of stewards yet: the next run does.
  const [model] = await db.query<{ applied: boolean }>(
    'SELECT applied_at IS NOT NULL AS applied FROM match_model WHERE is_live',
  );
  if (model?.applied !== false) await checkQueue(db);
}
