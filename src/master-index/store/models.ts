import type { Queryable } from '../../database/index.ts';
import type { ModelPreview } from '../preview-model.ts';

/** A match model that is or was in force, without what is in it. */
export interface StoredModel {
  readonly modelId: number;
  /** When it was put in force, ISO 8601. */
  readonly from: string;
  /** When another took its place; null of the one in force. */
  readonly until: string | null;
  /** Who put it there. */
  readonly by: string;
  /** When all records were matched by it; null where that was not finished. */
  readonly appliedAt: string | null;
}

const MODEL = `model_id AS "modelId", made_at AS "from", made_by AS "by", applied_at AS "appliedAt",
  CASE WHEN is_live THEN NULL ELSE lead(made_at) OVER (ORDER BY model_id) END AS "until"`;

/** All models that are or were in force, the latest first. */
export async function storedModels(db: Queryable): Promise<StoredModel[]> {
  return db.query<StoredModel>(`SELECT ${MODEL} FROM match_model ORDER BY model_id DESC`);
}

/** What is in a model, as JSON that was parsed; null where there is none of the number. */
export async function modelContent(db: Queryable, modelId: number): Promise<unknown> {
  const [row] = await db.query<{ model: unknown }>(
    'SELECT model FROM match_model WHERE model_id = $1',
    [modelId],
  );
  return row?.model ?? null;
}

/** A preview that was asked for: what is kept of it beside its job. */
export interface StoredPreview {
  /** As it was given, or trained; null of one that is still to be trained. */
  readonly model: unknown;
  readonly found: ModelPreview | null;
  /** The model that was in force when it was looked at. */
  readonly basedOn: number | null;
}

/** Keeps a model with the job that previews it; null for one that is to be trained. */
export async function addPreview(tx: Queryable, job: number, model: object | null): Promise<void> {
  await tx.query('INSERT INTO model_preview (job_id, model) VALUES ($1, $2)', [
    job,
    model === null ? null : JSON.stringify(model),
  ]);
}

/** Keeps what a preview found, and the model that it linked by. */
export async function keepPreview(
  tx: Queryable,
  job: number,
  {
    model,
    found,
    basedOn,
  }: {
    readonly model: object;
    readonly found: ModelPreview;
    readonly basedOn: number | null;
  },
): Promise<void> {
  await tx.query(
    'UPDATE model_preview SET model = $2, found = $3, based_on = $4 WHERE job_id = $1',
    [job, JSON.stringify(model), JSON.stringify(found), basedOn],
  );
}

/** Until the transaction ends, nobody else asks for the same preview to be put in force. */
export async function lockPreview(tx: Queryable, job: number): Promise<void> {
  await tx.query('SELECT 1 FROM model_preview WHERE job_id = $1 FOR UPDATE', [job]);
}

export async function storedPreview(db: Queryable, job: number): Promise<StoredPreview | null> {
  const [row] = await db.query<StoredPreview>(
    'SELECT model, found, based_on AS "basedOn" FROM model_preview WHERE job_id = $1',
    [job],
  );
  return row ?? null;
}

/** Forgets the models of all previews but the latest; what they came to stays with their jobs. */
export async function forgetPreviews(tx: Queryable, kept: number): Promise<void> {
  await tx.query(
    `DELETE FROM model_preview WHERE job_id < (
       SELECT min(job_id) FROM (SELECT job_id FROM model_preview ORDER BY job_id DESC LIMIT $1) p
     ) AND NOT EXISTS (
       SELECT FROM job j WHERE j.ended_at IS NULL AND j.asked->>'preview' = model_preview.job_id::text
     )`,
    [kept],
  );
}

/** The persons of those records that are linked to somebody, and not sealed, be it the address alone. */
export async function unsealedPersonsOf(
  db: Queryable,
  records: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await db.query<{ record_id: number; person_id: number }>(
    `SELECT record_id, person_id FROM link
     WHERE record_id = ANY($1::int[]) AND to_at IS NULL AND seal = 0`,
    [records],
  );
  return new Map(rows.map(({ record_id, person_id }) => [record_id, person_id]));
}
