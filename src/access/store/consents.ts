import type { Queryable } from '../../database/index.ts';
import type { ConsentChannel, ConsentEvent } from '../policy/consent.ts';

interface ConsentRow {
  person_id: number;
  purpose: string;
  kind: 'given' | 'withdrawn';
  at: string;
  recorded_by: string;
  how: ConsentChannel;
  on_behalf_by: string | null;
  until_at: string | null;
  note: string | null;
}

/**
 * What some persons said of consent, oldest first: of those merged into them too, as it hangs on
 * the person and goes along.
 */
export async function consentEvents(
  db: Queryable,
  persons: readonly number[],
): Promise<readonly (ConsentEvent & { readonly personId: number })[]> {
  const rows = await db.query<ConsentRow>(
    `SELECT h.person_id, c.purpose, c.kind, c.at, c.recorded_by, c.how, c.on_behalf_by, c.until_at, c.note
     FROM hanger h JOIN consent_event c ON c.consent_id = split_part(h.hanger_id, '/', 1)
     WHERE h.kind = 'consent' AND h.person_id = ANY($1::int[])
     ORDER BY h.person_id, c.at, c.recorded_at, c.consent_id`,
    [persons],
  );
  return rows.map((row) => ({ ...consentEvent(row), personId: row.person_id }));
}

function consentEvent(row: ConsentRow): ConsentEvent {
  return {
    person: String(row.person_id),
    purpose: row.purpose,
    kind: row.kind,
    at: row.at,
    recordedBy: row.recorded_by,
    how: row.how,
    ...(row.on_behalf_by === null ? {} : { onBehalfBy: row.on_behalf_by }),
    ...(row.until_at === null ? {} : { until: row.until_at }),
    ...(row.note === null ? {} : { note: row.note }),
  };
}

/** Adds what a person said. */
export async function addConsent(
  tx: Queryable,
  person: number,
  event: Omit<ConsentEvent, 'person'>,
): Promise<string> {
  const [row] = await tx.query<{ consent_id: string }>(
    `INSERT INTO consent_event (consent_id, purpose, kind, at, recorded_by, how, on_behalf_by, until_at, note)
     VALUES ('consent:' || nextval('consent_number'), $1, $2, $3, $4, $5, $6, $7, $8) RETURNING consent_id`,
    [
      event.purpose,
      event.kind,
      event.at,
      event.recordedBy,
      event.how,
      event.onBehalfBy ?? null,
      event.until ?? null,
      event.note ?? null,
    ],
  );
  const id = row?.consent_id as string;
  await tx.query(`INSERT INTO hanger (hanger_id, kind, person_id) VALUES ($1, 'consent', $2)`, [
    id,
    person,
  ]);
  return id;
}

/** Which of some persons consent to a purpose now, by the database's clock: in one statement. */
export async function consentingNow(
  db: Queryable,
  persons: readonly number[],
  purpose: string,
): Promise<ReadonlySet<number>> {
  if (persons.length === 0) return new Set();
  const rows = await db.query<{ person_id: number }>(
    'SELECT u.person_id FROM unnest($1::int[]) AS u(person_id) WHERE consents_to(u.person_id, $2)',
    [persons, purpose],
  );
  return new Set(rows.map(({ person_id }) => person_id));
}

/** An entry of the register of consents: what was said, of whom, and whether it holds now. */
export interface RegisteredConsent extends Omit<ConsentEvent, 'person'> {
  readonly consent: string;
  readonly person: string;
  readonly recordedAt: string;
  /** Whether the person consents to the purpose now, by whatever they said last. */
  readonly consentsNow: boolean;
}

/** Entries of the register from a place on, the latest recorded first. */
export async function registeredConsents(
  db: Queryable,
  wanted: {
    readonly person: number | null;
    readonly purpose: string | null;
    /** Number of a consent and person: entries after these. */
    readonly after: readonly [number, number] | null;
    readonly limit: number;
  },
): Promise<readonly RegisteredConsent[]> {
  const rows = await db.query<
    ConsentRow & { consent_id: string; recorded_at: string; consents_now: boolean }
  >(
    `SELECT c.consent_id, h.person_id, c.purpose, c.kind, c.at, c.recorded_by, c.recorded_at, c.how,
       c.on_behalf_by, c.until_at, c.note, consents_to(h.person_id, c.purpose) AS consents_now
     FROM consent_event c JOIN hanger h ON h.kind = 'consent' AND split_part(h.hanger_id, '/', 1) = c.consent_id
     WHERE ($1::text IS NULL OR c.purpose = $1)
       AND ($2::int IS NULL OR (substr(c.consent_id, 9)::int, h.person_id) < ($2::int, $3::int))
       AND ($5::int IS NULL OR h.person_id = $5)
     ORDER BY substr(c.consent_id, 9)::int DESC, h.person_id DESC LIMIT $4`,
    [
      wanted.purpose,
      wanted.after?.[0] ?? null,
      wanted.after?.[1] ?? null,
      wanted.limit,
      wanted.person,
    ],
  );
  return rows.map((row) => ({
    consent: row.consent_id,
    ...consentEvent(row),
    recordedAt: row.recorded_at,
    consentsNow: row.consents_now,
  }));
}
