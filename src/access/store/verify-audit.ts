import type { Queryable } from '../../database/index.ts';
import { type Progress, silentProgress } from '../../kernel/index.ts';
import {
  AUDIT_SHARDS,
  type AuditAnchor,
  anchoredHeads,
  type CanonicalFields,
  type ChainBreak,
  type ChainRow,
  type ShardVerdict,
  ShardVerifier,
} from '../audit/index.ts';
import { auditLog } from './audit.ts';

/** What verifying the whole audit found. */
export interface AuditVerification {
  /** Id of the log; null where it is gone. */
  readonly log: string | null;
  readonly isIntact: boolean;
  readonly entries: number;
  /** Anchors given, and how many of their heads were found in the chains as they were. */
  readonly anchors: number;
  readonly anchoredHeadsHeld: number;
  /** The first break of all; undefined where there is none. */
  readonly firstBreak: ChainBreak | undefined;
  readonly breakCount: number;
  /** Every shard, broken or not. */
  readonly shards: readonly ShardVerdict[];
  /** Breaks that are of no shard that the audit has. */
  readonly strays: readonly ChainBreak[];
}

/** Places read at a time: some megabytes. */
const PAGE = 4000;

/**
 * Verifies everything that was in the audit when it began, while others go on appending. Every
 * hash is computed here, from what the entries say: nothing that the database computes is
 * believed. In constant memory.
 *
 * @param anchors heads taken earlier and kept elsewhere, which the chains must still have
 * @param progress told of each shard; in places
 */
export async function verifyAudit(
  db: Queryable,
  anchors: readonly AuditAnchor[] = [],
  progress: Progress = silentProgress,
): Promise<AuditVerification> {
  const log = await auditLog(db);
  const extents = await extentsOf(db);
  const strays = [...(await straysOf(db)), ...othersAnchors(log, anchors)];
  progress.phase(
    'verify',
    extents.reduce((sum, { last }) => sum + Math.max(0, last ?? 0), 0),
  );
  const shards: ShardVerdict[] = [];
  let done = 0;
  for (const extent of extents) {
    const { shard } = extent;
    const verifier = new ShardVerifier(log ?? '', shard, anchoredHeads(anchors, shard));
    for await (const rows of pages(db, extent)) {
      for (const row of rows) verifier.next(row);
      done += rows.length;
      progress.advance(done);
    }
    shards.push(verifier.end());
  }
  const breakCount = shards.reduce((sum, each) => sum + each.breakCount, strays.length);
  return {
    log,
    isIntact: breakCount === 0,
    entries: shards.reduce((sum, each) => sum + each.entries, 0),
    anchors: anchors.length,
    anchoredHeadsHeld: shards.reduce((sum, each) => sum + each.anchorsHeld, 0),
    firstBreak: strays[0] ?? shards.find((each) => each.breakCount > 0)?.breaks[0],
    breakCount,
    shards,
    strays,
  };
}

/** The first and the last place of a shard; null where it has none. */
interface Extent {
  readonly shard: number;
  readonly first: number | null;
  readonly last: number | null;
}

/**
 * The extent of each shard, of entries and chain together and at one moment: an entry behind
 * the end of the chain is found too.
 */
async function extentsOf(db: Queryable): Promise<readonly Extent[]> {
  return db.query<Extent>(
    `SELECT number AS shard,
       least(
         (SELECT min(seq) FROM audit_chain WHERE shard = number),
         (SELECT min(seq) FROM audit_entry WHERE shard = number)
       ) AS first,
       greatest(
         (SELECT max(seq) FROM audit_chain WHERE shard = number),
         (SELECT max(seq) FROM audit_entry WHERE shard = number)
       ) AS last
     FROM generate_series(0, ${AUDIT_SHARDS - 1}) AS number ORDER BY number`,
  );
}

/** Shards that the audit does not have: nobody would look there. */
async function straysOf(db: Queryable): Promise<readonly ChainBreak[]> {
  const rows = await db.query<{ shard: number; seq: number }>(
    `SELECT shard, min(seq) AS seq FROM (
       SELECT shard, seq FROM audit_entry WHERE shard < 0 OR shard >= ${AUDIT_SHARDS}
       UNION ALL SELECT shard, seq FROM audit_chain WHERE shard < 0 OR shard >= ${AUDIT_SHARDS}
     ) AS stray GROUP BY shard ORDER BY shard`,
  );
  return rows.map(({ shard, seq }) => ({
    shard,
    seq,
    kind: 'unknown-shard',
    message: `there is no shard ${shard} in this audit, and something stands in it`,
  }));
}

function othersAnchors(log: string | null, anchors: readonly AuditAnchor[]): readonly ChainBreak[] {
  return anchors
    .filter((anchor) => anchor.log !== log)
    .map((anchor) => ({
      shard: 0,
      seq: 0,
      kind: 'other-log',
      message: `the anchor of ${anchor.at} is of another audit, or this one was put in its place`,
    }));
}

/** All places of a shard up to the last, in order. The next page is read while one is verified. */
async function* pages(
  db: Queryable,
  { shard, first, last }: Extent,
): AsyncGenerator<readonly ChainRow[]> {
  if (first === null || last === null) return;
  let from: number | null = first;
  let read: Promise<readonly ChainRow[]> | null = startPage(db, shard, from, last);
  while (from !== null && read !== null) {
    const rows: readonly ChainRow[] = await read;
    const next: number = from + PAGE;
    // A page with fewer places than there should be ends in a gap, or before one, which may be
    // as long as whoever renumbered it liked: it is stepped over.
    from = rows.length >= PAGE || next > last ? next : await placeFrom(db, shard, next);
    read = from === null || from > last ? null : startPage(db, shard, from, last);
    yield rows;
  }
}

async function placeFrom(db: Queryable, shard: number, seq: number): Promise<number | null> {
  const [row] = await db.query<{ next: number | null }>(
    `SELECT least(
       (SELECT min(seq) FROM audit_chain WHERE shard = $1 AND seq >= $2),
       (SELECT min(seq) FROM audit_entry WHERE shard = $1 AND seq >= $2)
     ) AS next`,
    [shard, seq],
  );
  return row?.next ?? null;
}

function startPage(
  db: Queryable,
  shard: number,
  from: number,
  last: number,
): Promise<readonly ChainRow[]> {
  const page = readPage(db, shard, from, Math.min(from + PAGE - 1, last));
  // Awaited later: a failure meanwhile must not end the process.
  page.catch(() => {});
  return page;
}

type PageRow = Omit<CanonicalFields, 'at'> & {
  readonly seq: number;
  readonly at: string | null;
  readonly hash: string | null;
};

async function readPage(
  db: Queryable,
  shard: number,
  from: number,
  to: number,
): Promise<readonly ChainRow[]> {
  const rows = await db.query<PageRow>(
    `SELECT seq, at, actor, service, purpose, action, outcome, request, reference,
       array_to_json(roles)::text AS roles, array_to_json(agreements)::text AS agreements,
       array_to_json(subjects)::text AS subjects, array_to_json(items)::text AS items,
       encode(hash, 'hex') AS hash
     FROM (SELECT * FROM audit_entry WHERE shard = $1 AND seq BETWEEN $2 AND $3) AS entry
     FULL JOIN (SELECT seq, hash FROM audit_chain WHERE shard = $1 AND seq BETWEEN $2 AND $3) AS chain
     USING (seq)
     ORDER BY seq`,
    [shard, from, to],
  );
  return rows.map((row) => ({
    seq: row.seq,
    hash: row.hash,
    entry: row.at === null ? null : (row as CanonicalFields),
  }));
}
