-- The queue of reviews: each question once, ranked as it is shown, so that a page reads a page.

-- Whether two persons are one, of all open reviews of their records. Whoever writes what a rank rests
-- on writes it anew, in the same transaction: who reads does nothing for what changed.
CREATE TABLE review_question (
  person_a integer NOT NULL,
  person_b integer NOT NULL,
  -- By `questionWeight`, `reviewPriority` and `isLikely`, which a test holds these to.
  weight double precision NOT NULL,
  priority double precision NOT NULL,
  is_likely boolean NOT NULL,
  not_sure integer NOT NULL,
  -- Data sets of the records that reviews ask about, of either person and of both.
  datasets_a smallint[] NOT NULL,
  datasets_b smallint[] NOT NULL,
  datasets smallint[] NOT NULL,
  seal smallint NOT NULL,
  PRIMARY KEY (person_a, person_b),
  CHECK (person_a < person_b)
);
CREATE INDEX review_question_b ON review_question (person_b);
CREATE INDEX review_question_all ON review_question (priority DESC, person_a, person_b) WHERE seal = 0;
CREATE INDEX review_question_likely ON review_question (priority DESC, person_a, person_b) WHERE seal = 0 AND is_likely;
-- For whoever looks up one by its persons.
CREATE INDEX review_question_open ON review_question (person_a, person_b) WHERE seal = 0;
CREATE INDEX review_question_sealed ON review_question (person_a, person_b) WHERE seal > 0;

-- How many questions wait that are not sealed, by the data sets of their records.
CREATE TABLE review_queue_size (
  datasets_a smallint[] NOT NULL,
  datasets_b smallint[] NOT NULL,
  is_likely boolean NOT NULL,
  questions integer NOT NULL,
  PRIMARY KEY (datasets_a, datasets_b, is_likely)
);

-- To look up what stewards were not sure of, sealed or not; of the columns of the one that readers use.
CREATE INDEX decision_doubt ON decision (records) WHERE kind = 'not-sure' AND undone_by IS NULL AND effects IS NOT NULL;

-- The questions that some open reviews ask, which are not there yet.
CREATE FUNCTION questions_made(of_reviews bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH asked AS (
    SELECT unnest(of_reviews) AS review_id
  ), pair AS (
    SELECT least(a.person_id, b.person_id) AS person_a, greatest(a.person_id, b.person_id) AS person_b,
      r.weight::text::double precision AS weight, greatest(a.seal, b.seal) AS seal,
      CASE WHEN a.person_id < b.person_id THEN x.dataset_id ELSE y.dataset_id END AS dataset_a,
      CASE WHEN a.person_id < b.person_id THEN y.dataset_id ELSE x.dataset_id END AS dataset_b,
      (
        SELECT count(*) FROM decision d
        WHERE d.records = ARRAY[r.record_a, r.record_b] AND d.kind = 'not-sure'
          AND d.undone_by IS NULL AND d.effects IS NOT NULL
      ) AS not_sure
    FROM asked JOIN review r USING (review_id)
      JOIN link a ON a.record_id = r.record_a AND a.to_at IS NULL
      JOIN link b ON b.record_id = r.record_b AND b.to_at IS NULL
      JOIN source_record x ON x.record_id = r.record_a
      JOIN source_record y ON y.record_id = r.record_b
    WHERE a.person_id <> b.person_id
  ), question AS (
    SELECT person_a, person_b, sum(least(weight, 20) ORDER BY weight DESC) AS bits, count(*) AS asked,
      max(not_sure) AS not_sure, max(seal) AS seal,
      array_agg(DISTINCT dataset_a) AS datasets_a, array_agg(DISTINCT dataset_b) AS datasets_b
    FROM pair GROUP BY person_a, person_b
  ), held AS (
    SELECT q.*,
      (SELECT count(*) FROM link l WHERE l.person_id = q.person_a AND l.to_at IS NULL) AS records_a,
      (SELECT count(*) FROM link l WHERE l.person_id = q.person_b AND l.to_at IS NULL) AS records_b,
      (
        SELECT count(*) FROM hanger h
        WHERE h.person_id IN (q.person_a, q.person_b) AND h.kind IN ('lead', 'notification')
      ) AS waiting
    FROM question q
  ), weighed AS (
    SELECT *, (bits + greatest(0, records_a * records_b - asked) * -6) / greatest(records_a * records_b, asked) AS weight
    FROM held
  ), chance AS (
    SELECT *, 1 / (1 + power(2::double precision, -weight)) AS chance FROM weighed
  ), made AS (
    INSERT INTO review_question
      (person_a, person_b, weight, priority, is_likely, not_sure, datasets_a, datasets_b, datasets, seal)
    SELECT person_a, person_b, weight,
      chance * (ln((2 + least(records_a, records_b) + waiting)::double precision) / ln(2::double precision)) / (1 + not_sure),
      chance >= 0.25, not_sure, datasets_a, datasets_b,
      ARRAY(SELECT DISTINCT d FROM unnest(datasets_a || datasets_b) AS d ORDER BY d), seal
    FROM chance
    ON CONFLICT (person_a, person_b) DO NOTHING
    RETURNING datasets_a, datasets_b, is_likely, seal
  )
  INSERT INTO review_queue_size AS s (datasets_a, datasets_b, is_likely, questions)
  SELECT datasets_a, datasets_b, is_likely, count(*) FROM made WHERE seal = 0 GROUP BY 1, 2, 3
  ON CONFLICT (datasets_a, datasets_b, is_likely) DO UPDATE SET questions = s.questions + excluded.questions;
END
$$;

-- The questions about some persons, made anew. Row by row by indexes, whatever is planned: a plan that is
-- kept from when the tables were small, or that takes them for small as nobody has counted them yet,
-- reads all of them.
CREATE FUNCTION questions_of(of_persons integer[]) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  of_reviews bigint[];
BEGIN
  WITH gone AS (
    DELETE FROM review_question q
    USING (
      SELECT o.person_a, o.person_b FROM unnest(of_persons) AS p(id) JOIN review_question o ON o.person_a = p.id
      UNION SELECT o.person_a, o.person_b FROM unnest(of_persons) AS p(id) JOIN review_question o ON o.person_b = p.id
    ) n
    WHERE q.person_a = n.person_a AND q.person_b = n.person_b
    RETURNING q.datasets_a, q.datasets_b, q.is_likely, q.seal
  )
  UPDATE review_queue_size s SET questions = s.questions - n.questions
  FROM (
    SELECT datasets_a, datasets_b, is_likely, count(*) AS questions FROM gone WHERE seal = 0 GROUP BY 1, 2, 3
  ) n
  WHERE s.datasets_a = n.datasets_a AND s.datasets_b = n.datasets_b AND s.is_likely = n.is_likely;
  SELECT array_agg(asked.review_id) INTO of_reviews
  FROM (
    SELECT r.review_id
    FROM unnest(of_persons) AS p(id) JOIN link l ON l.person_id = p.id AND l.to_at IS NULL
      JOIN review r ON r.record_a = l.record_id AND r.closed_at IS NULL
    UNION
    SELECT r.review_id
    FROM unnest(of_persons) AS p(id) JOIN link l ON l.person_id = p.id AND l.to_at IS NULL
      JOIN review r ON r.record_b = l.record_id AND r.closed_at IS NULL
  ) asked;
  IF of_reviews IS NOT NULL THEN PERFORM questions_made(of_reviews); END IF;
  -- Of what there is none it is not told that there was.
  DELETE FROM review_queue_size WHERE questions <= 0;
END
$$;

-- All questions, at the end of a first match: as each review came, it made those of its persons anew.
CREATE FUNCTION questions_of_all() RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  of_reviews bigint[];
BEGIN
  DELETE FROM review_question;
  DELETE FROM review_queue_size;
  SELECT array_agg(review_id) INTO of_reviews FROM review WHERE closed_at IS NULL;
  IF of_reviews IS NOT NULL THEN PERFORM questions_made(of_reviews); END IF;
END
$$;

-- What a rank rests on: reviews, whose their records are and how many they have, what waits for
-- somebody, and what a steward was not sure of.

CREATE FUNCTION questions_of_reviews() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  of_records integer[];
  of_persons integer[];
BEGIN
  -- A first match makes all questions at its end, and any other those of the persons that it changed.
  IF current_setting('reeve.questions', true) = 'later' THEN RETURN NULL; END IF;
  SELECT array_agg(DISTINCT record_a) INTO of_records FROM changed;
  SELECT array_agg(DISTINCT l.person_id) INTO of_persons
  FROM unnest(of_records) AS c(id) JOIN link l ON l.record_id = c.id AND l.to_at IS NULL;
  IF of_persons IS NOT NULL THEN PERFORM questions_of(of_persons); END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER review_asks AFTER INSERT ON review
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION questions_of_reviews();
CREATE TRIGGER review_asks_anew AFTER UPDATE ON review
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION questions_of_reviews();

CREATE FUNCTION questions_of_links() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  of_records integer[];
  linked integer[];
  of_persons integer[];
BEGIN
  -- Whoever matches makes the questions of all that changed when all has.
  IF current_setting('reeve.questions', true) = 'later' THEN RETURN NULL; END IF;
  -- While all records are matched for the first time there is none.
  IF NOT EXISTS (SELECT 1 FROM review WHERE closed_at IS NULL) THEN RETURN NULL; END IF;
  SELECT array_agg(record_id) FILTER (WHERE to_at IS NULL), array_agg(DISTINCT person_id)
  INTO of_records, linked FROM changed;
  SELECT array_agg(DISTINCT n.person_id) INTO of_persons
  FROM (
    SELECT q.person_a AS person_id FROM unnest(linked) AS p(id) JOIN review_question q ON q.person_a = p.id
    UNION SELECT q.person_b FROM unnest(linked) AS p(id) JOIN review_question q ON q.person_b = p.id
    UNION SELECT l.person_id
    FROM unnest(of_records) AS c(id) JOIN review r ON r.record_a = c.id AND r.closed_at IS NULL
      JOIN link l ON l.record_id = c.id AND l.to_at IS NULL
    UNION SELECT l.person_id
    FROM unnest(of_records) AS c(id) JOIN review r ON r.record_b = c.id AND r.closed_at IS NULL
      JOIN link l ON l.record_id = c.id AND l.to_at IS NULL
  ) n;
  IF of_persons IS NOT NULL THEN PERFORM questions_of(of_persons); END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER link_asks AFTER INSERT ON link
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION questions_of_links();
CREATE TRIGGER link_asks_anew AFTER UPDATE ON link
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION questions_of_links();

CREATE FUNCTION questions_of_hanger() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  PERFORM questions_of(array_remove(ARRAY[
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.person_id END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.person_id END
  ], NULL));
  RETURN NULL;
END
$$;
CREATE TRIGGER hanger_waits AFTER INSERT ON hanger FOR EACH ROW
WHEN (NEW.kind IN ('lead', 'notification')) EXECUTE FUNCTION questions_of_hanger();
CREATE TRIGGER hanger_waits_elsewhere AFTER UPDATE ON hanger FOR EACH ROW
WHEN (NEW.kind IN ('lead', 'notification')) EXECUTE FUNCTION questions_of_hanger();
CREATE TRIGGER hanger_waits_no_more AFTER DELETE ON hanger FOR EACH ROW
WHEN (OLD.kind IN ('lead', 'notification')) EXECUTE FUNCTION questions_of_hanger();

CREATE FUNCTION questions_of_doubt() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  of_persons integer[];
BEGIN
  SELECT array_agg(DISTINCT l.person_id) INTO of_persons
  FROM unnest(NEW.records) AS c(id) JOIN link l ON l.record_id = c.id AND l.to_at IS NULL;
  IF of_persons IS NOT NULL THEN PERFORM questions_of(of_persons); END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER decision_doubts AFTER INSERT ON decision FOR EACH ROW
WHEN (NEW.kind = 'not-sure') EXECUTE FUNCTION questions_of_doubt();
CREATE TRIGGER decision_doubts_no_more AFTER UPDATE OF undone_by ON decision FOR EACH ROW
WHEN (NEW.kind = 'not-sure') EXECUTE FUNCTION questions_of_doubt();

-- Where reviews are emptied, as in tests, their questions go with them.
CREATE FUNCTION questions_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM review_question;
  DELETE FROM review_queue_size;
  RETURN NULL;
END
$$;
CREATE TRIGGER review_emptied AFTER TRUNCATE ON review
FOR EACH STATEMENT EXECUTE FUNCTION questions_emptied();

-- What waits already.
SELECT questions_of(coalesce(array_agg(DISTINCT l.person_id), '{}'))
FROM review r JOIN link l ON l.record_id = r.record_a AND l.to_at IS NULL
WHERE r.closed_at IS NULL;
