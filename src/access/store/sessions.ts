import { hash } from 'node:crypto';
import type { Queryable } from '../../database/index.ts';

/** What the table holds in place of a session's id. */
function digest(id: string): string {
  return hash('sha256', id);
}

/** The content of a session that has not run out. */
export async function sessionContent(db: Queryable, id: string): Promise<unknown> {
  const [row] = await db.query<{ content: unknown }>(
    'SELECT content FROM web_session WHERE id_sha256 = $1 AND expires_at > now()',
    [digest(id)],
  );
  return row?.content ?? null;
}

export interface SessionToPut {
  readonly id: string;
  readonly subject: string | null;
  readonly content: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Puts a session of this request: it may be put again before anybody has read it. */
export async function addSession(db: Queryable, session: SessionToPut): Promise<void> {
  await db.query(
    `INSERT INTO web_session (id_sha256, subject, content, expires_at)
     VALUES ($1, $2, $3::jsonb, $4::timestamptz)
     ON CONFLICT (id_sha256) DO UPDATE
       SET subject = excluded.subject, content = excluded.content, expires_at = excluded.expires_at`,
    valuesOf(session),
  );
}

/** Puts a session that was read before; where it has been ended since, it stays ended. */
export async function updateSession(db: Queryable, session: SessionToPut): Promise<void> {
  await db.query(
    `UPDATE web_session SET subject = $2, content = $3::jsonb, expires_at = $4::timestamptz
     WHERE id_sha256 = $1`,
    valuesOf(session),
  );
}

function valuesOf({ id, subject, content, expiresAt }: SessionToPut) {
  return [digest(id), subject, content, expiresAt];
}

export async function removeSession(db: Queryable, id: string): Promise<void> {
  await db.query('DELETE FROM web_session WHERE id_sha256 = $1', [digest(id)]);
}

/** Ends all sessions of somebody; returns how many there were. */
export async function removeSessionsOf(db: Queryable, subject: string): Promise<number> {
  const rows = await db.query('DELETE FROM web_session WHERE subject = $1 RETURNING 1 AS one', [
    subject,
  ]);
  return rows.length;
}

export async function removeOldSessions(db: Queryable): Promise<void> {
  await db.query('DELETE FROM web_session WHERE expires_at <= now()');
}

/** Who of a service is signed in: how many, and when one of them last did something. */
export interface SignedInOfService {
  /** Its code. */
  readonly service: string;
  readonly staff: number;
  /** ISO 8601, to the minute. */
  readonly seenAt: string;
}

/** How many members of staff of each service have a session that has not run out. */
export async function signedInByService(db: Queryable): Promise<SignedInOfService[]> {
  return db.query<SignedInOfService>(
    `SELECT content->'signedIn'->'viewer'->>'service' AS service, count(DISTINCT subject) AS staff,
       max(content->'signedIn'->>'seenAt') AS "seenAt"
     FROM web_session WHERE expires_at > now() AND content->'signedIn'->'viewer' IS NOT NULL
     GROUP BY 1 ORDER BY 1`,
  );
}
