-- Access: agreements in force, seals, consents, glasses broken, what was erased and corrected.

-- ---- Sharing agreements -------------------------------------------------------------------

-- Files of sharing agreements as they were loaded; one is in force at a time.
CREATE TABLE sharing_policy (
  version integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  content text NOT NULL,
  sha256 text NOT NULL,
  file_name text NOT NULL,
  put_in_force_by text NOT NULL,
  put_in_force_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz
);
CREATE UNIQUE INDEX sharing_policy_in_force ON sharing_policy ((ended_at IS NULL)) WHERE ended_at IS NULL;

-- ---- Seals --------------------------------------------------------------------------------

-- What a seal is. Whom it is on is in `hanger`, under the same id: it goes with merges and splits.
CREATE TABLE seal (
  seal_id text PRIMARY KEY CHECK (seal_id ~ '^seal:[0-9]+$'),
  -- 1 address, 2 everything, 3 existence.
  level smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
  reason text NOT NULL,
  roles text[] NOT NULL,
  users text[] NOT NULL,
  breakable boolean NOT NULL,
  from_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  until_at timestamptz,
  made_by text NOT NULL,
  -- The record whose source asked for it; null where somebody decided.
  asked_by_record integer REFERENCES source_record,
  CHECK (until_at IS NULL OR until_at > from_at)
);
CREATE SEQUENCE seal_number OWNED BY seal.seal_id;
CREATE INDEX seal_roles ON seal USING gin (roles) WITH (fastupdate = off);
CREATE INDEX seal_users ON seal USING gin (users) WITH (fastupdate = off);
CREATE INDEX seal_until ON seal (until_at) WHERE until_at IS NOT NULL;
-- A source that goes on marking its record does not seal again who was unsealed.
CREATE UNIQUE INDEX seal_asked_by ON seal (asked_by_record) WHERE asked_by_record IS NOT NULL;
CREATE INDEX hanger_seal ON hanger ((split_part(hanger_id, '/', 1))) WHERE kind = 'seal';

-- Seals that were taken off a person.
CREATE TABLE seal_lifted (
  hanger_id text NOT NULL,
  person_id integer NOT NULL REFERENCES person,
  lifted_by text NOT NULL,
  lifted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  reason text NOT NULL
);
CREATE INDEX seal_lifted_person ON seal_lifted (person_id);

-- Rows that reads touch are as sealed as the person whose they are, so that the query itself leaves
-- them out: with `seal = 0` where a sealed address hides them too, `seal < 2` where it hides some of
-- what they say (the reader leaves that out). Each has an index that has none of what is left out,
-- as what an index gives and a filter takes away again is work that tells.
ALTER TABLE match_record ADD COLUMN seal smallint NOT NULL DEFAULT 0;
ALTER TABLE record_version ADD COLUMN seal smallint NOT NULL DEFAULT 0;
ALTER TABLE source_record ADD COLUMN seal smallint NOT NULL DEFAULT 0;
ALTER TABLE decision ADD COLUMN seal smallint NOT NULL DEFAULT 0;
ALTER TABLE pair_constraint ADD COLUMN seal smallint NOT NULL DEFAULT 0;
-- Of the keys of a record the last are those that lead to a place. Under a sealed address they are
-- put away, and the record is found by the others.
ALTER TABLE search_record
  ADD COLUMN places smallint NOT NULL DEFAULT 0,
  ADD COLUMN sealed_keys bigint[];

DROP INDEX record_version_uprn;
CREATE INDEX record_version_uprn ON record_version (uprn) WHERE uprn IS NOT NULL AND seal = 0;
DROP INDEX link_person_open;
CREATE INDEX link_person_open ON link (person_id) WHERE to_at IS NULL AND seal < 2;
CREATE INDEX link_person_ended ON link (person_id) WHERE to_at IS NOT NULL AND seal < 2;
CREATE INDEX link_sealed ON link (record_id) WHERE to_at IS NULL AND seal > 0;
CREATE INDEX person_open ON person (person_id) WHERE seal < 2;
-- Whoever has the id of one of these is told that something is restricted: see `sealTreatments`.
CREATE INDEX person_restricted ON person (person_id) WHERE seal = 2;
-- What hangs together with what is not sealed, for whoever asks whether a record would match: of the
-- same columns as those of all, so that it is never the other that suits a statement better.
CREATE INDEX review_waiting_a ON review (record_a, record_b) WHERE closed_at IS NULL AND seal = 0;
CREATE INDEX review_waiting_b ON review (record_b) WHERE closed_at IS NULL AND seal = 0;
CREATE INDEX pair_constraint_open_a ON pair_constraint (record_a, record_b) WHERE ended_by IS NULL AND seal = 0;
CREATE INDEX pair_constraint_open_b ON pair_constraint (record_b) WHERE ended_by IS NULL AND seal = 0;
CREATE INDEX review_closed ON review (review_id) WHERE closed_at IS NOT NULL AND seal = 0;
CREATE INDEX decision_open ON decision (decision_id) WHERE effects IS NOT NULL AND seal = 0;
DROP INDEX decision_not_sure;
CREATE INDEX decision_not_sure ON decision (records) WHERE kind = 'not-sure' AND undone_by IS NULL AND effects IS NOT NULL AND seal = 0;
CREATE INDEX decision_open_persons ON decision USING gin (persons) WITH (fastupdate = off)
  WHERE effects IS NOT NULL AND seal = 0;
CREATE INDEX decision_open_records ON decision USING gin (records) WITH (fastupdate = off)
  WHERE effects IS NOT NULL AND seal = 0;

-- Words that none but sealed records have, until one that is not sealed has them.
CREATE TABLE sealed_word (LIKE search_word INCLUDING ALL);

CREATE INDEX person_sealed ON person (person_id) WHERE seal > 0;
CREATE INDEX link_ended_sealed ON link (record_id) WHERE to_at IS NOT NULL AND seal > 0;
CREATE INDEX link_ended ON link (record_id, link_id) WHERE to_at IS NOT NULL;
CREATE INDEX review_b ON review (record_b);
CREATE INDEX search_record_sealed ON search_record USING gin (keys) WITH (fastupdate = off) WHERE seal > 0;

-- The furthest seal in force on a person, or on whoever the id leads to.
CREATE FUNCTION seal_rank(of_person integer) RETURNS smallint LANGUAGE sql STABLE AS $$
  SELECT coalesce(max(s.level), 0)::smallint
  FROM person p
    JOIN hanger h ON h.kind = 'seal' AND h.person_id IN (p.person_id, p.redirect_to)
    JOIN seal s ON s.seal_id = split_part(h.hanger_id, '/', 1)
  WHERE p.person_id = of_person AND (s.until_at IS NULL OR s.until_at > clock_timestamp())
$$;

-- The functions that follow are planned each time: a plan that is kept from when the tables were empty
-- reads all of them while the first match fills them.

-- Words are counted anew: those that sealed records alone have are put away, others come back.
-- While all records are matched for the first time they have all just been counted, and there is no
-- index yet to count them by: then each word is of as many fewer records as are sealed.
CREATE FUNCTION seal_words(word_keys bigint[], now_sealed bigint[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF to_regclass('search_record_keys') IS NULL THEN
    UPDATE search_word w SET records = w.records - n.records
    FROM (SELECT key, count(*)::integer AS records FROM unnest(now_sealed) AS key GROUP BY key) n
    WHERE w.key = n.key;
    INSERT INTO sealed_word SELECT * FROM search_word w WHERE w.key = ANY(word_keys) AND w.records <= 0
    ON CONFLICT (key) DO NOTHING;
    DELETE FROM search_word w WHERE w.key = ANY(word_keys) AND w.records <= 0;
    RETURN;
  END IF;
  INSERT INTO search_word SELECT * FROM sealed_word w WHERE w.key = ANY(word_keys)
  ON CONFLICT (key) DO NOTHING;
  DELETE FROM sealed_word WHERE key = ANY(word_keys);
  UPDATE search_word w SET records = n.records
  FROM (
    SELECT u.key, (SELECT count(*)::integer FROM search_record s WHERE s.seal < 2 AND s.keys && ARRAY[u.key]) AS records
    FROM search_word u WHERE u.key = ANY(word_keys)
  ) n
  WHERE w.key = n.key AND w.records <> n.records;
  INSERT INTO sealed_word SELECT * FROM search_word w WHERE w.key = ANY(word_keys) AND w.records = 0
  ON CONFLICT (key) DO NOTHING;
  DELETE FROM search_word w WHERE w.key = ANY(word_keys) AND w.records = 0;
END
$$;

-- The seal of decisions of stewards: of the furthest of all persons and records that each names.
CREATE FUNCTION seal_decisions(of_records integer[], of_persons integer[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  UPDATE decision d SET seal = n.seal
  FROM (
    SELECT e.decision_id, greatest(
      coalesce((SELECT max(p.seal) FROM person p WHERE p.person_id = ANY(e.persons)), 0),
      coalesce((SELECT max(l.seal) FROM link l WHERE l.record_id = ANY(e.records) AND l.to_at IS NULL), 0)
    ) AS seal
    FROM decision e
    WHERE e.decision_id IN (
      SELECT decision_id FROM decision WHERE effects IS NOT NULL AND records && of_records
      UNION SELECT decision_id FROM decision WHERE effects IS NOT NULL AND persons && of_persons
    )
  ) n WHERE d.decision_id = n.decision_id AND d.seal <> n.seal;
END
$$;

-- The seal of everything that is kept by record, after that of the person whose each is now.
CREATE FUNCTION seal_records(of_records integer[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  word_keys bigint[];
  now_sealed bigint[];
BEGIN
  -- What a record was before counts as far as it is sealed now: history shows no more.
  UPDATE link l SET seal = n.seal
  FROM (
    SELECT e.link_id, greatest(p.seal, coalesce(live.seal, 0)) AS seal
    FROM link e JOIN person p ON p.person_id = e.person_id
      LEFT JOIN link live ON live.record_id = e.record_id AND live.to_at IS NULL
    WHERE e.record_id = ANY(of_records) AND e.to_at IS NOT NULL
  ) n WHERE l.link_id = n.link_id AND l.seal <> n.seal;
  UPDATE match_record m SET seal = l.seal FROM link l
  WHERE m.record_id = ANY(of_records) AND l.record_id = m.record_id AND l.to_at IS NULL AND m.seal <> l.seal;
  UPDATE record_version v SET seal = l.seal FROM link l
  WHERE v.record_id = ANY(of_records) AND l.record_id = v.record_id AND l.to_at IS NULL AND v.seal <> l.seal;
  UPDATE source_record r SET seal = l.seal FROM link l
  WHERE r.record_id = ANY(of_records) AND l.record_id = r.record_id AND l.to_at IS NULL AND r.seal <> l.seal;
  WITH changed AS (
    UPDATE search_record s SET seal = n.seal,
      keys = CASE WHEN n.seal = 1 THEN n.whole[:cardinality(n.whole) - n.places] ELSE n.whole END,
      sealed_keys = CASE WHEN n.seal = 1 THEN n.whole[cardinality(n.whole) - n.places + 1:] END
    FROM (
      SELECT o.record_id, l.seal, o.places, o.seal >= 2 AS was_away, o.keys || coalesce(o.sealed_keys, '{}') AS whole
      FROM search_record o JOIN link l ON l.record_id = o.record_id AND l.to_at IS NULL
      WHERE o.record_id = ANY(of_records) AND (o.seal <> l.seal OR (l.seal = 1) <> (o.sealed_keys IS NOT NULL))
    ) n
    WHERE s.record_id = n.record_id
    RETURNING n.whole AS keys, n.was_away <> (s.seal >= 2) AS is_other, s.seal >= 2 AS is_away
  )
  SELECT array_agg(DISTINCT key), array_agg(key) FILTER (WHERE is_away) INTO word_keys, now_sealed
  FROM changed, unnest(keys) AS key WHERE is_other;
  IF word_keys IS NOT NULL THEN PERFORM seal_words(word_keys, coalesce(now_sealed, '{}')); END IF;
  UPDATE review r SET seal = n.seal
  FROM (
    SELECT v.review_id, greatest(coalesce(a.seal, 0), coalesce(b.seal, 0)) AS seal
    FROM review v
      LEFT JOIN link a ON a.record_id = v.record_a AND a.to_at IS NULL
      LEFT JOIN link b ON b.record_id = v.record_b AND b.to_at IS NULL
    WHERE v.record_a = ANY(of_records) OR v.record_b = ANY(of_records)
  ) n WHERE r.review_id = n.review_id AND r.seal <> n.seal;
  UPDATE pair_constraint c SET seal = n.seal
  FROM (
    SELECT v.constraint_id, greatest(coalesce(a.seal, 0), coalesce(b.seal, 0)) AS seal
    FROM pair_constraint v
      LEFT JOIN link a ON a.record_id = v.record_a AND a.to_at IS NULL
      LEFT JOIN link b ON b.record_id = v.record_b AND b.to_at IS NULL
    WHERE v.ended_by IS NULL AND (v.record_a = ANY(of_records) OR v.record_b = ANY(of_records))
  ) n WHERE c.constraint_id = n.constraint_id AND c.seal <> n.seal;
  PERFORM seal_decisions(of_records, '{}');
END
$$;

-- The seal of persons after what hangs on them, of those that lead to them, and of all of theirs.
CREATE FUNCTION seal_apply(persons integer[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  everyone integer[] := ARRAY(
    SELECT unnest(persons) UNION SELECT person_id FROM person WHERE redirect_to = ANY(persons)
  );
BEGIN
  UPDATE person p SET seal = n.rank
  FROM (SELECT u.id, seal_rank(u.id) AS rank FROM unnest(everyone) AS u(id)) n
  WHERE p.person_id = n.id AND p.seal <> n.rank;
  UPDATE link l SET seal = p.seal FROM person p
  WHERE p.person_id = ANY(everyone) AND l.person_id = p.person_id AND l.to_at IS NULL AND l.seal <> p.seal;
  PERFORM seal_records(ARRAY(SELECT DISTINCT record_id FROM link WHERE person_id = ANY(everyone)));
  PERFORM seal_decisions('{}', everyone);
END
$$;

-- Whoever hangs a seal, moves it or takes it away: persons are what hangs on them.
CREATE FUNCTION seal_hung() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  PERFORM seal_apply(array_remove(ARRAY[
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.person_id END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.person_id END
  ], NULL));
  RETURN NULL;
END
$$;
CREATE TRIGGER hanger_seal_came AFTER INSERT ON hanger FOR EACH ROW
WHEN (NEW.kind = 'seal') EXECUTE FUNCTION seal_hung();
CREATE TRIGGER hanger_seal_moved AFTER UPDATE ON hanger FOR EACH ROW
WHEN (NEW.kind = 'seal') EXECUTE FUNCTION seal_hung();
CREATE TRIGGER hanger_seal_went AFTER DELETE ON hanger FOR EACH ROW
WHEN (OLD.kind = 'seal') EXECUTE FUNCTION seal_hung();

-- What sources ask for is hung on whoever their record is, once: not where it hangs on somebody by
-- now, nor where it was taken off.
CREATE FUNCTION seal_asked(of_records integer[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  WITH asked AS (
    INSERT INTO hanger (hanger_id, kind, person_id)
    SELECT s.seal_id, 'seal', l.person_id
    FROM seal s JOIN link l ON l.record_id = s.asked_by_record AND l.to_at IS NULL
    WHERE s.asked_by_record = ANY(of_records)
      AND NOT EXISTS (SELECT 1 FROM hanger h WHERE h.kind = 'seal' AND split_part(h.hanger_id, '/', 1) = s.seal_id)
      AND NOT EXISTS (SELECT 1 FROM seal_lifted o WHERE split_part(o.hanger_id, '/', 1) = s.seal_id)
    RETURNING person_id
  )
  UPDATE person SET revision = revision + 1 WHERE person_id IN (SELECT person_id FROM asked);
END
$$;

-- What follows finds in what was added the few rows that have to do with somebody sealed. It runs with
-- every statement of a first match: it looks each row up in indexes of sealed ones alone, by a plan that
-- is made once, and not while a table is empty for one that reads all of it.

-- Whoever links a record to somebody sealed, or takes it from somebody sealed, seals it. A
-- decision of a steward says itself where the seals go (`effects`), and has moved them already.
CREATE FUNCTION seal_links(of_records integer[], added_links bigint[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  UPDATE link l SET seal = n.seal
  FROM (
    SELECT a.link_id, greatest(p.seal, CASE WHEN d.effects IS NULL THEN coalesce(before.seal, 0) ELSE 0 END) AS seal
    FROM link a JOIN person p USING (person_id) JOIN decision d USING (decision_id)
      LEFT JOIN LATERAL (
        SELECT e.seal FROM link e WHERE e.record_id = a.record_id AND e.to_at IS NOT NULL
        ORDER BY e.link_id DESC LIMIT 1
      ) before ON true
    WHERE a.link_id = ANY(added_links)
  ) n WHERE l.link_id = n.link_id;
  PERFORM seal_records(of_records);
END
$$;
CREATE FUNCTION link_sealed() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  of_records integer[];
  added_links bigint[];
BEGIN
  SELECT array_agg(a.record_id) INTO of_records FROM added a
  WHERE EXISTS (SELECT 1 FROM seal s WHERE s.asked_by_record = a.record_id);
  IF of_records IS NOT NULL THEN PERFORM seal_asked(of_records); END IF;
  SELECT array_agg(a.record_id), array_agg(a.link_id) INTO of_records, added_links FROM added a
  WHERE a.seal > 0
    OR EXISTS (SELECT 1 FROM person p WHERE p.person_id = a.person_id AND p.seal > 0)
    OR EXISTS (SELECT 1 FROM link e WHERE e.record_id = a.record_id AND e.seal > 0 AND e.to_at IS NOT NULL);
  IF of_records IS NOT NULL THEN PERFORM seal_links(of_records, added_links); END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER link_of_sealed AFTER INSERT ON link
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION link_sealed();

-- At the end of the transaction, so that whoever moves seals by a plan has done so: whoever took
-- records over from somebody sealed is sealed as well. It is copied once for each person.
CREATE FUNCTION link_seal_copied() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  before integer;
BEGIN
  IF EXISTS (SELECT 1 FROM decision WHERE decision_id = NEW.decision_id AND effects IS NOT NULL) THEN
    RETURN NULL;
  END IF;
  SELECT e.person_id INTO before FROM link e
  WHERE e.record_id = NEW.record_id AND e.to_at IS NOT NULL ORDER BY e.link_id DESC LIMIT 1;
  IF before IS NULL OR before = NEW.person_id THEN RETURN NULL; END IF;
  INSERT INTO hanger (hanger_id, kind, person_id, copy_of)
  SELECT h.hanger_id || '/' || NEW.person_id, 'seal', NEW.person_id, h.hanger_id
  FROM person p JOIN hanger h ON h.kind = 'seal' AND h.person_id IN (p.person_id, p.redirect_to)
  WHERE p.person_id = before AND h.person_id <> NEW.person_id
    AND p.redirect_to IS DISTINCT FROM NEW.person_id
    AND NOT EXISTS (
      SELECT 1 FROM hanger o WHERE o.kind = 'seal' AND o.person_id = NEW.person_id
        AND split_part(o.hanger_id, '/', 1) = split_part(h.hanger_id, '/', 1)
    )
  ON CONFLICT (hanger_id) DO NOTHING;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER link_seal_goes_along AFTER UPDATE OF seal ON link
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (NEW.seal > 0 AND NEW.to_at IS NULL) EXECUTE FUNCTION link_seal_copied();

-- At the end of the transaction too: what hung on an id that leads elsewhere now is there.
CREATE FUNCTION person_hangers_follow() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  UPDATE hanger SET person_id = NEW.redirect_to
  WHERE person_id = NEW.person_id AND kind IN ('consent', 'seal');
  IF NEW.seal > 0 OR EXISTS (SELECT 1 FROM person WHERE person_id = NEW.redirect_to AND seal > 0) THEN
    PERFORM seal_apply(ARRAY[NEW.person_id, NEW.redirect_to]);
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER person_led_elsewhere AFTER UPDATE OF redirect_to ON person
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (NEW.redirect_to IS NOT NULL AND NEW.redirect_to IS DISTINCT FROM OLD.redirect_to)
EXECUTE FUNCTION person_hangers_follow();

-- Whoever writes what is searched, matched or decided anew: it is as sealed as its record is. What
-- is searched is written after each version of a feed, which is sealed by it.
CREATE FUNCTION rows_sealed() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  of_records integer[];
BEGIN
  SELECT array_agg(a.record_id) INTO of_records FROM added a
  WHERE EXISTS (SELECT 1 FROM link l WHERE l.record_id = a.record_id AND l.to_at IS NULL AND l.seal > 0)
    OR a.seal > 0 AND EXISTS (SELECT 1 FROM link l WHERE l.record_id = a.record_id AND l.to_at IS NULL);
  IF of_records IS NOT NULL THEN PERFORM seal_records(of_records); END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER search_record_of_sealed AFTER INSERT ON search_record
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION rows_sealed();
CREATE TRIGGER match_record_of_sealed AFTER INSERT ON match_record
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION rows_sealed();

CREATE FUNCTION reviews_sealed() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  of_records integer[];
BEGIN
  SELECT array_agg(DISTINCT n.record_id) INTO of_records
  FROM (SELECT unnest(ARRAY[a.record_a, a.record_b]) AS record_id FROM added a) n
  WHERE EXISTS (SELECT 1 FROM link l WHERE l.record_id = n.record_id AND l.to_at IS NULL AND l.seal > 0);
  IF of_records IS NOT NULL THEN PERFORM seal_records(of_records); END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER review_of_sealed AFTER INSERT ON review
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION reviews_sealed();
CREATE TRIGGER pair_constraint_of_sealed AFTER INSERT ON pair_constraint
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION reviews_sealed();

CREATE FUNCTION decision_sealed() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  PERFORM seal_decisions(NEW.records, NEW.persons);
  RETURN NULL;
END
$$;
CREATE TRIGGER decision_of_sealed AFTER INSERT ON decision FOR EACH ROW
WHEN (NEW.effects IS NOT NULL) EXECUTE FUNCTION decision_sealed();

-- Versions of an extract are sealed as it is seen: before, nobody reads them.
CREATE FUNCTION extract_sealed() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  UPDATE record_version v SET seal = l.seal FROM link l
  WHERE l.to_at IS NULL AND l.seal > 0 AND v.record_id = l.record_id
    AND v.opened_by = NEW.extract_id AND v.seal <> l.seal;
  RETURN NULL;
END
$$;
CREATE TRIGGER extract_of_sealed AFTER UPDATE OF status ON extract FOR EACH ROW
WHEN (NEW.status = 'loaded' AND OLD.status <> 'loaded') EXECUTE FUNCTION extract_sealed();

-- Words of sealed records that are written again are put away again.
CREATE FUNCTION words_sealed() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  word_keys bigint[];
BEGIN
  -- Words that come back from where they were put away fire this once more.
  IF pg_trigger_depth() > 1 OR NOT EXISTS (SELECT 1 FROM person WHERE seal > 0) THEN RETURN NULL; END IF;
  SELECT array_agg(a.key) INTO word_keys FROM added a
  WHERE EXISTS (SELECT 1 FROM search_record s WHERE s.seal > 0 AND s.seal >= 2 AND s.keys && ARRAY[a.key]);
  IF word_keys IS NOT NULL THEN PERFORM seal_words(word_keys); END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER search_word_of_sealed AFTER INSERT ON search_word
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION words_sealed();

-- ---- Consent ------------------------------------------------------------------------------

-- What people said. Who each is of is in `hanger`. Rows are only ever inserted.
CREATE TABLE consent_event (
  consent_id text PRIMARY KEY CHECK (consent_id ~ '^consent:[0-9]+$'),
  purpose text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('given', 'withdrawn')),
  at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  how text NOT NULL,
  on_behalf_by text,
  until_at timestamptz,
  note text
);
CREATE SEQUENCE consent_number OWNED BY consent_event.consent_id;

-- Whether a person consents to a purpose at a moment: what was said last holds, and of two said at
-- one millisecond the withdrawal, then what ends first. As `consentState` of src/access/policy.
CREATE FUNCTION consents_to(of_person integer, to_purpose text, at_moment timestamptz DEFAULT clock_timestamp())
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT c.kind = 'given' AND (c.until_at IS NULL OR c.until_at > at_moment)
    FROM hanger h JOIN consent_event c ON c.consent_id = split_part(h.hanger_id, '/', 1)
    WHERE h.kind = 'consent' AND h.person_id = of_person AND c.purpose = to_purpose AND c.at <= at_moment
    ORDER BY date_trunc('milliseconds', c.at) DESC, c.kind = 'withdrawn' DESC, c.until_at NULLS LAST LIMIT 1
  ), false)
$$;

-- ---- Break-glass --------------------------------------------------------------------------

-- No reference to a person: it is asked for alike whether anybody has the id or not.
CREATE TABLE broken_glass (
  glass_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  viewer text NOT NULL,
  viewer_name text NOT NULL,
  service text NOT NULL,
  purpose text NOT NULL,
  person_id integer NOT NULL,
  reason text NOT NULL,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  report_to text[] NOT NULL,
  looked_at_by text,
  looked_at timestamptz,
  finding text,
  CHECK ((looked_at IS NULL) = (finding IS NULL) AND (looked_at IS NULL) = (looked_at_by IS NULL))
);
CREATE INDEX broken_glass_viewer ON broken_glass (viewer, until_at);
CREATE INDEX broken_glass_waiting ON broken_glass (glass_id) WHERE looked_at IS NULL;

-- ---- Requests of people about their data --------------------------------------------------

-- What is wrong in a source's record, as it was passed to the source.
CREATE TABLE rectification (
  rectification_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  record_id integer NOT NULL REFERENCES source_record,
  item text NOT NULL,
  note text NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  answered_at timestamptz,
  answer text,
  CHECK ((answered_at IS NULL) = (answer IS NULL))
);
CREATE INDEX rectification_record ON rectification (record_id);

-- Records whose content was erased. What is left of each is its number.
CREATE TABLE erasure (
  record_id integer PRIMARY KEY REFERENCES source_record,
  -- Of source, role and key, so that a backup restored into another numbering is replayed, and
  -- the source's next extract does not bring it back.
  key_digest text NOT NULL,
  why text NOT NULL,
  erased_by text NOT NULL,
  erased_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decision_id bigint NOT NULL REFERENCES decision
);

CREATE INDEX erasure_digest ON erasure (key_digest);

-- Why a record is kept whatever its age.
CREATE TABLE retention_hold (
  record_id integer PRIMARY KEY REFERENCES source_record,
  reason text NOT NULL,
  held_by text NOT NULL,
  held_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
