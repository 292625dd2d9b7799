-- The master index: sources and what they say, persons and which records are theirs.
-- Written for PostgreSQL 15. Times are when something was recorded; dates are when it was so.

-- ---- Sources ------------------------------------------------------------------------------

CREATE TABLE source (
  source_id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  service text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now()
);

-- Every version of a source's definition, so that what was mapped can be explained.
CREATE TABLE source_definition (
  definition_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id smallint NOT NULL REFERENCES source,
  sha256 text NOT NULL,
  definition text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (source_id, sha256)
);

-- The people of one role in a source: a register of births has children, mothers and fathers.
CREATE TABLE dataset (
  dataset_id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id smallint NOT NULL REFERENCES source,
  role text NOT NULL,
  -- Whether its records are of persons; others are facts of other records.
  is_person boolean NOT NULL,
  UNIQUE (source_id, role)
);

-- The columns of files, once for all rows that have them.
CREATE TABLE layout (
  layout_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id smallint NOT NULL REFERENCES source,
  columns text[] NOT NULL,
  UNIQUE (source_id, columns)
);

-- One file or feed from a source. What it opens and closes is seen once it is loaded.
CREATE TABLE extract (
  extract_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id smallint NOT NULL REFERENCES source,
  definition_id integer NOT NULL REFERENCES source_definition,
  layout_id integer NOT NULL REFERENCES layout,
  kind text NOT NULL CHECK (kind IN ('full', 'changes', 'feed')),
  as_at date NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  -- An extract that is withdrawn is taken back bit by bit, and then rolled back.
  status text NOT NULL CHECK (status IN ('loading', 'withdrawn', 'loaded', 'rolled-back')),
  -- Rows, records, opened, changed, unchanged, closed, rejected, filtered.
  counts jsonb NOT NULL DEFAULT '{}',
  -- What looked wrong with it, and who went on nevertheless.
  warnings text[] NOT NULL DEFAULT '{}',
  accepted_by text,
  started_at timestamptz NOT NULL DEFAULT now(),
  loaded_at timestamptz,
  CHECK ((status = 'loaded') = (loaded_at IS NOT NULL))
);
-- A quiet source may send the same file for another date, and what a definition makes of one may change.
CREATE UNIQUE INDEX extract_loaded_once ON extract (source_id, sha256, as_at, definition_id)
  WHERE status = 'loaded' AND kind <> 'feed';
CREATE UNIQUE INDEX extract_loading_one ON extract (source_id) WHERE status IN ('loading', 'withdrawn');

-- By attribute and measure, a series over the extracts of a source.
CREATE TABLE data_quality (
  extract_id integer NOT NULL REFERENCES extract,
  role text NOT NULL,
  attribute text NOT NULL,
  records integer NOT NULL,
  filled integer NOT NULL,
  valid integer NOT NULL,
  distinct_values integer NOT NULL,
  -- Of records with another source's value for the same person: how many agree.
  compared integer,
  consistent integer,
  PRIMARY KEY (extract_id, role, attribute)
);

-- Rows, or values, that were not taken. They hold what was received: personal data.
CREATE TABLE rejected_row (
  extract_id integer NOT NULL REFERENCES extract,
  line integer NOT NULL,
  column_name text NOT NULL,
  received text NOT NULL,
  reason text NOT NULL
);
CREATE INDEX rejected_row_extract ON rejected_row (extract_id, line);

-- ---- Records ------------------------------------------------------------------------------

CREATE TABLE source_record (
  record_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset_id smallint NOT NULL REFERENCES dataset,
  record_key text NOT NULL,
  -- Of facts: the source and key of the record, or the property, that they are about:
  -- `housing-tenancies:T00104000/1`, `uprn:9900100001`.
  about text,
  UNIQUE (dataset_id, record_key)
);
CREATE INDEX source_record_about ON source_record (about) WHERE about IS NOT NULL;

-- What a source said of a record, as received, until it said something else or nothing.
CREATE TABLE record_version (
  record_id integer NOT NULL REFERENCES source_record,
  -- An extract, which the transaction that writes the version holds, and its layout: ADR 36.
  opened_by integer NOT NULL,
  closed_by integer REFERENCES extract,
  layout_id integer NOT NULL,
  line integer NOT NULL,
  -- Of the received values, to tell what has changed.
  digest bigint NOT NULL,
  received text[] NOT NULL,
  -- What the address was matched to in the gazetteer, and how sure, in hundredths.
  uprn bigint,
  address_confidence smallint,
  -- Of feeds, whose versions come one by one; those of files go by their extract.
  recorded_at timestamptz,
  closed_at timestamptz,
  -- Of feeds: from when it is so. Those of files go by the extract's date.
  valid_from date,
  valid_to date,
  -- Of a feed, lines are counted by record.
  PRIMARY KEY (record_id, opened_by, line)
);
CREATE UNIQUE INDEX record_version_open ON record_version (record_id) WHERE closed_by IS NULL AND closed_at IS NULL;
-- What an extract did is undone if its loading is given up.
CREATE INDEX record_version_opened_by ON record_version (opened_by);
CREATE INDEX record_version_closed_by ON record_version (closed_by) WHERE closed_by IS NOT NULL;
CREATE INDEX record_version_uprn ON record_version (uprn) WHERE uprn IS NOT NULL;

-- ---- Persons and links --------------------------------------------------------------------

-- What was decided, by the matcher or by a steward, with what undoes it.
CREATE TABLE decision (
  decision_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT now(),
  reason text,
  -- What it did and what it goes back to: of a steward's decisions.
  effects jsonb,
  undoes bigint REFERENCES decision,
  undone_by bigint REFERENCES decision
);

-- An identity. It has no attributes of its own and its id is never used again.
CREATE TABLE person (
  person_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  made_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz,
  redirect_to integer REFERENCES person,
  -- Counts changes, so that of two stewards one is told.
  revision integer NOT NULL DEFAULT 1,
  seal smallint NOT NULL DEFAULT 0,
  CHECK (redirect_to IS NULL OR retired_at IS NOT NULL)
);
CREATE INDEX person_redirect ON person (redirect_to) WHERE redirect_to IS NOT NULL;

-- "This source record is this person", from when to when. Never changed but to end it.
CREATE TABLE link (
  link_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  record_id integer NOT NULL REFERENCES source_record,
  person_id integer NOT NULL REFERENCES person,
  from_at timestamptz NOT NULL DEFAULT now(),
  to_at timestamptz,
  -- One for all links of a run: ADR 36.
  decision_id bigint NOT NULL,
  -- log2 odds of the best pair that holds the record to the person; null for a record alone.
  weight real,
  seal smallint NOT NULL DEFAULT 0,
  CHECK (to_at IS NULL OR to_at >= from_at)
);
CREATE UNIQUE INDEX link_live ON link (record_id) WHERE to_at IS NULL;
CREATE INDEX link_person ON link (person_id);
CREATE INDEX link_person_open ON link (person_id) WHERE to_at IS NULL AND seal = 0;

-- Pairs of records that stewards decided on; they hold through third records.
CREATE TABLE pair_constraint (
  constraint_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('always', 'never')),
  record_a integer NOT NULL REFERENCES source_record,
  record_b integer NOT NULL REFERENCES source_record,
  decision_id bigint NOT NULL REFERENCES decision,
  ended_by bigint REFERENCES decision,
  CHECK (record_a < record_b)
);
CREATE UNIQUE INDEX pair_constraint_live ON pair_constraint (record_a, record_b) WHERE ended_by IS NULL;
CREATE INDEX pair_constraint_b ON pair_constraint (record_b) WHERE ended_by IS NULL;

-- A pair of records of two persons that could be one: it waits for a steward.
CREATE TABLE review (
  review_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Records that are linked, as the matcher has seen: ADR 36.
  record_a integer NOT NULL,
  record_b integer NOT NULL,
  weight real NOT NULL,
  reason text NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  outcome text,
  decision_id bigint REFERENCES decision,
  seal smallint NOT NULL DEFAULT 0,
  CHECK (record_a < record_b),
  CHECK ((closed_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX review_open ON review (record_a, record_b) WHERE closed_at IS NULL;
CREATE INDEX review_open_b ON review (record_b) WHERE closed_at IS NULL;

-- ---- Matching -----------------------------------------------------------------------------

CREATE TABLE match_model (
  model_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Not jsonb, which would put its columns in another order.
  model json NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by text NOT NULL,
  -- When all records were matched by it; null where a run was given up half-way.
  applied_at timestamptz,
  is_live boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX match_model_live ON match_model (is_live) WHERE is_live;

-- What matching sees of a record: its values by the live model, and the keys it is found by. Like
-- the tables after it, it is made of others and refers to them without a foreign key: ADR 36.
CREATE TABLE match_record (
  record_id integer PRIMARY KEY,
  model_id integer NOT NULL,
  -- As JSON: the model's columns in their order.
  "values" text NOT NULL,
  keys bigint[] NOT NULL,
  -- Places whose records are gathered.
  places bigint[] NOT NULL
);

-- Records whose versions have changed since they were matched.
CREATE TABLE match_pending (
  record_id integer NOT NULL,
  -- What is pending by an extract that is not seen yet waits until it is, and goes if it is taken back.
  extract_id integer NOT NULL,
  PRIMARY KEY (record_id, extract_id)
);

-- ---- Search -------------------------------------------------------------------------------

-- What a record can be found by. Keys say what of: a name, a postcode, a telephone.
CREATE TABLE search_record (
  record_id integer PRIMARY KEY,
  dataset_id smallint NOT NULL,
  keys bigint[] NOT NULL,
  seal smallint NOT NULL DEFAULT 0
);
