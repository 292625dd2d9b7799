import type { Queryable } from '../../database/index.ts';
import type { AccessFacts, HourOfAccess, TriedPerson } from '../policy/unusual-access.ts';
import type { AccessPeriod } from './accesses.ts';

/** Actions by which the records of one person are opened; a search shows many, and is none. */
const OPENED = ['view', 'read-history', 'read-consents', 'verify', 'subject-access'];

/** Entries of a period by which members of staff, not applications, opened somebody. */
const OF_STAFF = `e.at >= $1 AND e.at < $2 AND e.outcome = 'done' AND e.action = ANY($3) AND e.roles <> '{application}'`;
const PERSON = `subject ~ '^person:[0-9]{1,9}$'`;

/** What the rules on unusual access are asked of, of a period. */
export async function accessFacts(
  db: Queryable,
  { from, until }: AccessPeriod,
): Promise<AccessFacts> {
  const hours = await db.query<HourOfAccess>(
    `SELECT actor, service, roles, hour, array_agg(substr(subject, 8)::int) AS persons
     FROM (
       SELECT DISTINCT e.actor, e.service, e.roles, date_trunc('hour', e.at, 'UTC') AS hour, subject
       FROM audit_entry e, unnest(e.subjects) AS subject WHERE ${OF_STAFF} AND ${PERSON}
     ) opened GROUP BY actor, service, roles, hour ORDER BY hour, actor, service`,
    [from, until, OPENED],
  );
  // Whoever sees through a seal is shown something, or the entry names the glass.
  const shownNothing = await db.query<TriedPerson>(
    `SELECT o.actor, o.service, o.at, o.person, CASE WHEN p.person_id IS NULL THEN 'nobody' ELSE 'sealed' END AS why
     FROM (
       SELECT e.actor, e.service, e.at, substr(subject, 8)::int AS person
       FROM audit_entry e, unnest(e.subjects) AS subject
       WHERE ${OF_STAFF} AND e.items = '{}' AND e.reference IS NULL AND ${PERSON}
     ) o LEFT JOIN person p ON p.person_id = o.person
     WHERE p.person_id IS NULL OR p.seal >= 2 ORDER BY o.at, o.actor, o.person`,
    [from, until, OPENED],
  );
  const refused = await db.query<AccessFacts['refused'][number]>(
    `SELECT actor, service, (at AT TIME ZONE 'Europe/London')::date AS day, count(*) AS times
     FROM audit_entry
     WHERE at >= $1 AND at < $2 AND outcome = 'refused' AND roles <> '{application}'
     GROUP BY actor, service, day ORDER BY day, actor, service`,
    [from, until],
  );
  const sealed = await db.query<{ person_id: number }>(
    `SELECT h.person_id FROM hanger h JOIN seal s ON s.seal_id = split_part(h.hanger_id, '/', 1)
     WHERE h.kind = 'seal' AND s.reason IN ('staff', 'councillor')`,
  );
  return {
    hours,
    shownNothing,
    refused,
    ofTheCouncil: new Set(sealed.map(({ person_id }) => person_id)),
  };
}
