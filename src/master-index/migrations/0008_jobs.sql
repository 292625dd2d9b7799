-- Work that a server does beside answering: loading extracts that were sent to it, and matching.

CREATE TABLE job (
  job_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('load', 'match', 'gazetteer')),
  state text NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'loading', 'matching', 'done', 'failed')),
  -- What was asked: source, date, file name. Nothing of what the file holds.
  asked jsonb NOT NULL,
  -- Who asked, and in which request: the same id as in the audit.
  asked_by text NOT NULL,
  request text NOT NULL,
  -- What it came to, or why it failed.
  result jsonb,
  problem jsonb,
  -- The process that has the file, and when it was last seen to run.
  owner uuid NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now(),
  queued_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  ended_at timestamptz,
  CHECK ((state IN ('done', 'failed')) = (ended_at IS NOT NULL)),
  CHECK ((state = 'failed') = (problem IS NOT NULL))
);
-- One at a time, whatever processes serve the index.
CREATE UNIQUE INDEX job_one_runs ON job ((true)) WHERE state IN ('loading', 'matching');
CREATE INDEX job_open ON job (job_id) WHERE ended_at IS NULL;

-- Definitions of sources that extracts sent to a server are read by. Each comes into force with
-- the first extract that is loaded by it.
CREATE TABLE source_offered (
  source_id smallint PRIMARY KEY REFERENCES source,
  definition_id integer NOT NULL REFERENCES source_definition,
  offered_by text NOT NULL,
  offered_at timestamptz NOT NULL DEFAULT now()
);
