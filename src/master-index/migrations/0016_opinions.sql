-- What stewards think of two records, beside what is decided of them: second opinions, and questions
-- whose answer is there already and changes nothing, by which it is seen how well they decide.

-- One steward asks another. The question waits as before, and whoever answers it decides it.
CREATE TABLE second_opinion (
  opinion_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Records and not persons, whose ids end.
  record_a integer NOT NULL REFERENCES source_record,
  record_b integer NOT NULL REFERENCES source_record,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL,
  -- What is asked; and what whoever asks thinks, told when the other has answered.
  note text NOT NULL,
  thought text NOT NULL CHECK (thought IN ('same', 'different', 'unsure')),
  answered_by text,
  answered_at timestamptz,
  answer text CHECK (answer IN ('same', 'different', 'unsure')),
  seal smallint NOT NULL DEFAULT 0,
  CHECK (record_a < record_b),
  CHECK ((answered_by IS NULL) = (answer IS NULL) AND (answered_at IS NULL) = (answer IS NULL))
);
CREATE INDEX second_opinion_waiting ON second_opinion (opinion_id) WHERE answer IS NULL AND seal = 0;
CREATE INDEX second_opinion_asked ON second_opinion (asked_by) WHERE seal = 0;
CREATE INDEX second_opinion_answered ON second_opinion (answered_by) WHERE seal = 0;
CREATE INDEX second_opinion_a ON second_opinion (record_a);
CREATE INDEX second_opinion_b ON second_opinion (record_b);

-- A question whose answer is there: of a decision that somebody else is to check without knowing of it,
-- or of a pair that somebody knows the truth of. What is answered is noted, and changes nothing else.
CREATE TABLE check_question (
  -- A number that reviews have, from their sequence: it stands in an address as theirs do.
  check_id bigint PRIMARY KEY DEFAULT nextval(pg_get_serial_sequence('review', 'review_id')),
  record_a integer NOT NULL REFERENCES source_record,
  record_b integer NOT NULL REFERENCES source_record,
  truth text NOT NULL CHECK (truth IN ('same', 'different')),
  -- The decision that is checked; null of a pair that is known.
  decision_id bigint UNIQUE REFERENCES decision,
  -- Who decided it, or said what is so: it is not put to them.
  said_by text NOT NULL,
  said_at timestamptz NOT NULL,
  -- Where the two are one person now: the ids to show them under, and which records are those of b.
  person_a integer NOT NULL,
  person_b integer NOT NULL,
  side_b integer[] NOT NULL,
  -- Of two who differed: who said that it is dealt with.
  settled_by text,
  settled_at timestamptz,
  settled_note text,
  seal smallint NOT NULL DEFAULT 0,
  CHECK (record_a < record_b),
  CHECK ((settled_by IS NULL) = (settled_at IS NULL) AND (settled_by IS NULL) = (settled_note IS NULL))
);
CREATE INDEX check_question_open ON check_question (check_id) WHERE seal = 0;
CREATE INDEX check_question_said ON check_question (said_by, said_at) WHERE seal = 0;
CREATE INDEX check_question_a ON check_question (record_a);
CREATE INDEX check_question_b ON check_question (record_b);

CREATE TABLE check_answer (
  -- A number that decisions have, from their sequence: it is undone by it as they are.
  answer_id bigint PRIMARY KEY DEFAULT nextval(pg_get_serial_sequence('decision', 'decision_id')),
  check_id bigint NOT NULL REFERENCES check_question,
  answered_by text NOT NULL,
  answered_at timestamptz NOT NULL,
  answer text NOT NULL CHECK (answer IN ('same', 'different', 'unsure')),
  note text NOT NULL,
  -- Whether the truth was known by then: of a decision, from when another steward has agreed.
  is_known boolean NOT NULL,
  -- Whether the steward was not sure and asked somebody else: to them it goes as any question.
  is_ask boolean NOT NULL DEFAULT false,
  -- Taken back, and kept: of several answers of a steward the first is counted, by which somebody who
  -- finds out what is a check cannot put it right.
  withdrawn_at timestamptz,
  seal smallint NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX check_answer_one ON check_answer (check_id, answered_by) WHERE withdrawn_at IS NULL;
CREATE INDEX check_answer_check ON check_answer (check_id);
CREATE INDEX check_answer_open ON check_answer (check_id, answered_by) WHERE seal = 0;
CREATE INDEX check_answer_undo ON check_answer (answer_id, answered_by) WHERE seal = 0;
CREATE INDEX check_answer_by ON check_answer (answered_by, answered_at) WHERE seal = 0;

-- Whose figures: what somebody decided in a period.
CREATE INDEX decision_by ON decision (decided_by, decided_at) WHERE effects IS NOT NULL AND seal = 0;

-- Both are as sealed as the further sealed of their records.
CREATE FUNCTION opinion_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce(max(r.seal), 0) INTO NEW.seal FROM source_record r
  WHERE r.record_id IN (NEW.record_a, NEW.record_b);
  RETURN NEW;
END
$$;
CREATE TRIGGER second_opinion_of_sealed BEFORE INSERT ON second_opinion
FOR EACH ROW EXECUTE FUNCTION opinion_sealed();
CREATE TRIGGER check_question_of_sealed BEFORE INSERT ON check_question
FOR EACH ROW EXECUTE FUNCTION opinion_sealed();

CREATE FUNCTION opinions_of_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE second_opinion o SET seal = greatest(a.seal, b.seal)
  FROM source_record a, source_record b
  WHERE (o.record_a = NEW.record_id OR o.record_b = NEW.record_id)
    AND a.record_id = o.record_a AND b.record_id = o.record_b;
  UPDATE check_question c SET seal = greatest(a.seal, b.seal)
  FROM source_record a, source_record b
  WHERE (c.record_a = NEW.record_id OR c.record_b = NEW.record_id)
    AND a.record_id = c.record_a AND b.record_id = c.record_b;
  UPDATE check_answer n SET seal = c.seal
  FROM check_question c
  WHERE n.check_id = c.check_id AND (c.record_a = NEW.record_id OR c.record_b = NEW.record_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER source_record_opinions AFTER UPDATE OF seal ON source_record FOR EACH ROW
WHEN (NEW.seal <> OLD.seal) EXECUTE FUNCTION opinions_of_sealed();
