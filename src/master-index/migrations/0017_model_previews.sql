-- What another match model would change, kept to be looked at, and put in force as it was seen.

CREATE TABLE model_preview (
  job_id integer PRIMARY KEY REFERENCES job,
  -- As it was given, null where one is trained; once previewed, as it was linked by. Not jsonb, which
  -- would put its columns in another order.
  model json,
  -- What it would change: numbers, and persons and records by their ids. Null until it is known.
  found jsonb,
  -- The model that was in force then; null where there was none.
  based_on integer
);

ALTER TABLE job DROP CONSTRAINT job_kind_check;
ALTER TABLE job ADD CONSTRAINT job_kind_check
  CHECK (kind IN ('load', 'match', 'gazetteer', 'verify', 'preview'));
