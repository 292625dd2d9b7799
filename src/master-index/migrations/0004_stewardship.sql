-- Decisions of stewards: what they did, what takes them back, and what hangs on persons.

-- ---- Decisions ----------------------------------------------------------------------------

-- `effects` is what a steward's decision did; a run of the matcher has none here.
ALTER TABLE decision
  -- The same list backwards: kept with the decision, so that it can be taken back whatever a
  -- later version of the program would work out.
  ADD COLUMN inverse jsonb,
  -- What it says of records for good.
  ADD COLUMN constraints jsonb,
  -- The persons it was made on, with their revisions.
  ADD COLUMN based_on jsonb,
  ADD COLUMN notes text[],
  -- All that it names: what a later decision must know of it.
  ADD COLUMN records integer[],
  ADD COLUMN persons integer[],
  ADD CONSTRAINT decision_whole CHECK (
    effects IS NULL OR (
      inverse IS NOT NULL AND constraints IS NOT NULL AND based_on IS NOT NULL AND notes IS NOT NULL
      AND records IS NOT NULL AND persons IS NOT NULL AND reason IS NOT NULL
    )
  );
CREATE INDEX decision_records ON decision USING gin (records) WITH (fastupdate = off) WHERE effects IS NOT NULL;
CREATE INDEX decision_persons ON decision USING gin (persons) WITH (fastupdate = off) WHERE effects IS NOT NULL;
CREATE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX decision_not_sure ON decision (decision_id) WHERE kind = 'not-sure' AND undone_by IS NULL;
-- "What did this decision do?"
CREATE INDEX pair_constraint_decision ON pair_constraint (decision_id);

-- ---- Where old ids lead -------------------------------------------------------------------

-- `redirect_to` is who an id leads to now, in one step. When that person goes on to another, this
-- keeps whom the id was first merged into, so that a merge that is taken back takes along the ids
-- that had come with it, and no others.
ALTER TABLE person
  ADD COLUMN merged_into integer REFERENCES person,
  ADD CONSTRAINT person_merged_is_retired CHECK (merged_into IS NULL OR retired_at IS NOT NULL);
CREATE INDEX person_merged_into ON person ((coalesce(merged_into, redirect_to))) WHERE retired_at IS NOT NULL;

CREATE FUNCTION person_keep_merged_into() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.merged_into := OLD.redirect_to;
  RETURN NEW;
END
$$;
CREATE TRIGGER person_redirected_on BEFORE UPDATE ON person FOR EACH ROW
WHEN (
  OLD.redirect_to IS NOT NULL AND NEW.retired_at IS NOT NULL
  AND NEW.redirect_to IS DISTINCT FROM OLD.redirect_to
  AND OLD.merged_into IS NULL AND NEW.merged_into IS NULL
)
EXECUTE FUNCTION person_keep_merged_into();

-- ---- What hangs on persons ----------------------------------------------------------------

-- A notification, a lead, a consent or a seal, by the id it has where it is kept: who it is of
-- changes with merges and splits, and so is said here alone.
CREATE TABLE hanger (
  hanger_id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('review', 'notification', 'lead', 'consent', 'seal')),
  person_id integer NOT NULL REFERENCES person,
  -- The record that it goes with; null where it goes with the person.
  record_id integer REFERENCES source_record,
  -- What it is a copy of, where a split left it on both sides.
  copy_of text,
  since timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX hanger_person ON hanger (person_id);
CREATE INDEX hanger_record ON hanger (record_id) WHERE record_id IS NOT NULL;

-- ---- Reviews ------------------------------------------------------------------------------

-- Of a pair the latest review counts, closed ones too: what it was answered is what an undo asks.
CREATE INDEX review_pair ON review (record_a, record_b, review_id DESC);
CREATE INDEX review_waiting ON review (review_id) WHERE closed_at IS NULL AND seal = 0;
