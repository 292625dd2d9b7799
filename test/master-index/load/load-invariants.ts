import assert from 'node:assert/strict';
import type { Database } from '../../../src/database/index.ts';

/** What is wrong with what an index was loaded with: rows where there should be none. */
interface Invariant {
  readonly name: string;
  readonly breaches: string;
}

const always: readonly Invariant[] = [
  {
    name: 'a version is of an extract and a layout that are there',
    breaches: `SELECT v.record_id FROM record_version v LEFT JOIN extract e ON e.extract_id = v.opened_by
        LEFT JOIN layout l ON l.layout_id = v.layout_id
      WHERE e.extract_id IS NULL OR l.layout_id IS NULL`,
  },
  {
    name: 'a record has one open version at most, whatever has been seen of it',
    breaches: `SELECT v.record_id FROM record_version v
        JOIN extract o ON o.extract_id = v.opened_by AND o.status = 'loaded'
      WHERE v.closed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM extract c WHERE c.extract_id = v.closed_by AND c.status = 'loaded')
      GROUP BY v.record_id HAVING count(*) > 1`,
  },
  {
    name: 'the layout of a version fits what was received',
    breaches: `SELECT v.record_id FROM record_version v JOIN layout l USING (layout_id)
      WHERE cardinality(l.columns) <> cardinality(v.received)`,
  },
  {
    name: 'the layout of a version is one of its source',
    breaches: `SELECT v.record_id FROM record_version v JOIN layout l USING (layout_id)
        JOIN source_record r ON r.record_id = v.record_id JOIN dataset d USING (dataset_id)
      WHERE l.source_id <> d.source_id`,
  },
  {
    name: 'a version ends after it began',
    breaches: `SELECT record_id FROM record_version WHERE closed_by < opened_by`,
  },
  {
    name: 'a source loads one extract at a time',
    breaches: `SELECT source_id FROM extract WHERE status IN ('loading', 'withdrawn')
      GROUP BY source_id HAVING count(*) > 1`,
  },
  {
    name: 'of an extract that was rolled back nothing is left',
    breaches: `SELECT extract_id FROM extract e WHERE status = 'rolled-back' AND (
        EXISTS (SELECT 1 FROM record_version v WHERE v.opened_by = e.extract_id)
        OR EXISTS (SELECT 1 FROM record_version v WHERE v.closed_by = e.extract_id)
        OR EXISTS (SELECT 1 FROM match_pending p WHERE p.extract_id = e.extract_id)
        OR EXISTS (SELECT 1 FROM data_quality q WHERE q.extract_id = e.extract_id)
        OR EXISTS (SELECT 1 FROM rejected_row j WHERE j.extract_id = e.extract_id))`,
  },
  {
    name: 'what was counted of an extract is there',
    breaches: `SELECT extract_id FROM extract e WHERE status = 'loaded' AND kind <> 'feed' AND (
        (counts->>'added')::int + (counts->>'changed')::int <>
          (SELECT count(*) FROM record_version v WHERE v.opened_by = e.extract_id)
        OR (counts->>'gone')::int + (counts->>'changed')::int <>
          (SELECT count(*) FROM record_version v WHERE v.closed_by = e.extract_id)
        OR (counts->>'rejected')::int <>
          (SELECT count(*) FROM rejected_row j WHERE j.extract_id = e.extract_id))`,
  },
  {
    name: 'a record whose versions have changed since it was matched waits to be matched again',
    breaches: `SELECT r.record_id FROM source_record r JOIN dataset d USING (dataset_id)
      WHERE d.is_person
        AND EXISTS (SELECT 1 FROM record_version v JOIN extract e ON e.extract_id = v.opened_by
          WHERE v.record_id = r.record_id AND e.status = 'loaded')
        AND NOT EXISTS (SELECT 1 FROM link l WHERE l.record_id = r.record_id AND l.to_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM match_pending p JOIN extract e USING (extract_id)
          WHERE p.record_id = r.record_id AND e.status = 'loaded')`,
  },
  {
    name: 'what is not seen is nobody',
    breaches: `SELECT l.record_id FROM link l WHERE l.to_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM record_version v JOIN extract e ON e.extract_id = v.opened_by
        WHERE v.record_id = l.record_id AND e.status = 'loaded')`,
  },
];

const atRest: readonly Invariant[] = [
  {
    name: 'no extract is half loaded',
    breaches: `SELECT extract_id FROM extract WHERE status IN ('loading', 'withdrawn')`,
  },
  {
    name: 'nothing waits to be matched',
    breaches: 'SELECT record_id FROM match_pending',
  },
  {
    name: 'every record of a person that is seen is matched, by the model in force',
    breaches: `SELECT r.record_id FROM source_record r JOIN dataset d USING (dataset_id)
        LEFT JOIN match_record m ON m.record_id = r.record_id
        LEFT JOIN match_model live ON live.model_id = m.model_id AND live.is_live
      WHERE d.is_person AND live.model_id IS NULL
        AND EXISTS (SELECT 1 FROM record_version v WHERE v.record_id = r.record_id)`,
  },
];

/** Asserts what must hold of what was loaded, after every commit. */
export function assertLoadHolds(db: Database): Promise<void> {
  return assertNone(db, always);
}

/** Asserts what must hold when all that was begun is done: loaded and matched. */
export function assertAllDone(db: Database): Promise<void> {
  return assertNone(db, [...always, ...atRest]);
}

async function assertNone(db: Database, invariants: readonly Invariant[]): Promise<void> {
  const breached: string[] = [];
  for (const { name, breaches } of invariants) {
    const found = await db.query(`${breaches} LIMIT 3`);
    if (found.length > 0) breached.push(`${name}: ${JSON.stringify(found)}`);
  }
  assert.deepEqual(breached, []);
}
