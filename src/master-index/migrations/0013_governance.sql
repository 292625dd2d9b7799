-- What information governance changes and checks: why agreements changed, when the audit was verified.

-- Why a version was put in force; null of a file that was loaded without saying so.
ALTER TABLE sharing_policy ADD COLUMN reason text;

-- What was done in a period, whoever did it. Entries come in the order of time, so a few bytes for
-- many rows are enough, and appending costs next to nothing.
CREATE INDEX audit_entry_at ON audit_entry USING brin (at);

-- Each time that the audit was verified, and what was found. It shows who looked after it, and
-- proves nothing: whoever can write here can write anything.
CREATE TABLE audit_verification (
  verification_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  verified_by text NOT NULL,
  began_at timestamptz NOT NULL,
  ended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  entries bigint NOT NULL,
  breaks bigint NOT NULL,
  -- Where the first break is, and what it is; null where there is none.
  first_break jsonb,
  CHECK ((breaks = 0) = (first_break IS NULL))
);

-- Verifying takes a while: a server does it beside answering.
ALTER TABLE job DROP CONSTRAINT job_kind_check;
ALTER TABLE job ADD CONSTRAINT job_kind_check CHECK (kind IN ('load', 'match', 'gazetteer', 'verify'));
