import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Database } from '../../../src/database/index.ts';
import type { DuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import {
  loadExtract,
  makeDecision,
  matchAll,
  matchPending,
  type StewardRequest,
} from '../../../src/master-index/index.ts';
import { versionsOfPersons } from '../../../src/master-index/store/read-store.ts';
import { checkInvariants } from '../invariants.ts';
import { assertLoadHolds } from '../load/load-invariants.ts';
import { contextOf } from '../stewardship/database-index.ts';
import {
  DESK_COLUMNS,
  type DeskRecord,
  deskDefinition,
  deskModel,
} from '../stewardship/desk-records.ts';

/** What a day's file says: by key who was seen, and who is gone. */
export interface DaysFile {
  readonly seen: ReadonlyMap<string, DeskRecord>;
  readonly gone: readonly string[];
}

/** What an index is now, by what its records are called. */
export interface NowHeld {
  /** Person of each record. */
  readonly persons: ReadonlyMap<string, string>;
  /** What is received of each record that its source has still. */
  readonly received: ReadonlyMap<string, string>;
  /** What hangs on persons. */
  readonly hangers: ReadonlyMap<string, string>;
  readonly recordIds: ReadonlyMap<string, string>;
  /** Ids that anybody has had, with where they lead. */
  readonly ids: ReadonlyMap<string, string>;
}

/** The index with its own loader, its own matcher and its own decisions, on a database. */
export class RealIndex {
  readonly db: Database;
  readonly #engine: DuckDbEngine;
  #day = 0;

  constructor(db: Database, engine: DuckDbEngine) {
    this.db = db;
    this.#engine = engine;
  }

  /** Loads a file of the next day, of which reading may fail after some rows. */
  async load({ seen, gone }: DaysFile, failsAfter?: number): Promise<'loaded' | 'already-loaded'> {
    this.#day++;
    return this.#load({ seen, gone }, failsAfter);
  }

  /** Loads a file once more, of the same day. */
  async loadAgain(file: DaysFile): Promise<'loaded' | 'already-loaded'> {
    return this.#load(file);
  }

  async #load({ seen, gone }: DaysFile, failsAfter?: number): Promise<'loaded' | 'already-loaded'> {
    const all = [
      ...[...seen].map(([key, values]) => ['seen', key, ...values]),
      ...gone.map((key) => ['gone', key, '', 'Gone', '', '', '']),
    ];
    const rows = all.map((values, i) => ({ line: i + 2, values }));
    const { outcome } = await loadExtract(
      this.db,
      {
        definition: deskDefinition,
        fileName: `visitors-${this.#day}.csv`,
        sha256: createHash('sha256')
          .update(JSON.stringify(rows) + this.#day)
          .digest('hex'),
        asAt: new Date(Date.UTC(2026, 0, this.#day)).toISOString().slice(0, 10),
        columns: DESK_COLUMNS,
        rowCount: rows.length,
        filled: {},
        async *rows() {
          if (failsAfter !== undefined) {
            yield rows.slice(0, failsAfter);
            throw new CutOff();
          }
          yield rows;
        },
      },
      { acceptedBy: 'a test' },
    );
    return outcome;
  }

  async match(): Promise<void> {
    await matchPending(this.db, { by: 'a test' });
  }

  async matchAll(): Promise<void> {
    await matchAll(this.db, this.#engine, { by: 'a test', model: deskModel });
  }

  async decide(request: StewardRequest): Promise<Awaited<ReturnType<typeof makeDecision>>> {
    return makeDecision(this.db, contextOf(), request, { reason: 'Seen on the form' });
  }

  async hang(id: string, person: string, record: string | null): Promise<void> {
    await this.db.query(
      `INSERT INTO hanger (hanger_id, kind, person_id, record_id) VALUES ($1, 'lead', $2, $3)`,
      [id, person, record],
    );
  }

  async now(): Promise<NowHeld> {
    const links = await this.db.query<{ key: string; record: string; person: string }>(
      `SELECT record_key AS key, record_id::text AS record, person_id::text AS person
       FROM link JOIN source_record USING (record_id) WHERE to_at IS NULL ORDER BY record_id`,
    );
    const versions = await this.db.query<{ key: string; received: string[] }>(
      `SELECT r.record_key AS key, v.received FROM record_version v
         JOIN source_record r USING (record_id)
         JOIN extract o ON o.extract_id = v.opened_by AND o.status = 'loaded'
       WHERE NOT EXISTS (SELECT 1 FROM extract c WHERE c.extract_id = v.closed_by AND c.status = 'loaded')`,
    );
    const hangers = await this.db.query<{ id: string; person: string }>(
      'SELECT hanger_id AS id, person_id::text AS person FROM hanger ORDER BY hanger_id',
    );
    const ids = await this.db.query<{ id: string; leads: string }>(
      `SELECT person_id::text AS id,
         coalesce(redirect_to::text, CASE WHEN retired_at IS NULL THEN 'live' ELSE 'retired' END) AS leads
       FROM person`,
    );
    return {
      persons: new Map(links.map(({ key, person }) => [key, person])),
      recordIds: new Map(links.map(({ key, record }) => [key, record])),
      received: new Map(versions.map(({ key, received }) => [key, received.slice(2).join('|')])),
      hangers: new Map(hangers.map(({ id, person }) => [id, person])),
      ids: new Map(ids.map(({ id, leads }) => [id, leads])),
    };
  }

  /** A moment, after all that was done so far and before all that will be. */
  async moment(): Promise<string> {
    const [row] = await this.db.query<{ at: string }>('SELECT clock_timestamp() AS at');
    return row?.at ?? '';
  }

  /** Who had which record, and what was received of it, as a reader of the past is told. */
  async asKnownAt(moment: string): Promise<string[]> {
    const persons = await this.db.query<{ id: number }>('SELECT person_id AS id FROM person');
    const datasets = await this.db.query<{ id: number }>('SELECT dataset_id AS id FROM dataset');
    const versions = await versionsOfPersons(
      this.db,
      persons.map(({ id }) => id),
      datasets.map(({ id }) => id),
      moment,
    );
    return versions
      .map(({ personId, recordKey, received, asAt, closedAsAt }) =>
        JSON.stringify([personId, recordKey, received, asAt, closedAsAt]),
      )
      .sort();
  }

  async assertHolds(): Promise<void> {
    await checkInvariants(this.db);
    await assertLoadHolds(this.db);
    // History adds up: a record is always somebody's, from its first link on, without a gap.
    const gaps = await this.db.query(
      `SELECT record_id FROM (
         SELECT record_id, from_at, lag(to_at) OVER w AS before, row_number() OVER w AS n
         FROM link WINDOW w AS (PARTITION BY record_id ORDER BY link_id)
       ) l WHERE n > 1 AND before IS DISTINCT FROM from_at LIMIT 3`,
    );
    assert.deepEqual(gaps, [], 'a record was nobody for a time');
  }
}

/** What reading a file that was cut off ends with. */
export class CutOff extends Error {}
