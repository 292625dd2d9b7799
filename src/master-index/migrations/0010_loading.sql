-- Loading: keys that were erased, facts that change whose they are, and how good extracts are.

-- What was erased, by source and role, for as long as the source may send it again. Kept apart from
-- `erasure`: of what a backup did not have there is no record that an erasure could name.
CREATE TABLE erased_key (
  source text NOT NULL,
  role text NOT NULL,
  key_digest text NOT NULL,
  PRIMARY KEY (source, role, key_digest)
);
INSERT INTO erased_key
  SELECT s.name, d.role, e.key_digest
  FROM erasure e JOIN source_record r USING (record_id) JOIN dataset d USING (dataset_id) JOIN source s USING (source_id)
  ON CONFLICT DO NOTHING;

-- Of facts: the source and key of the record, or the property, that this version is about. A loan
-- can pass to another borrower, and was the first one's before.
ALTER TABLE record_version ADD COLUMN about text;
UPDATE record_version v SET about = r.about FROM source_record r
  WHERE r.record_id = v.record_id AND r.about IS NOT NULL;
DROP INDEX source_record_about;
ALTER TABLE source_record DROP COLUMN about;
CREATE INDEX record_version_about ON record_version (about) WHERE about IS NOT NULL;

-- One measure a row: how many, among how many. Nothing had filled it before.
DROP TABLE data_quality;
CREATE TABLE data_quality (
  extract_id integer NOT NULL REFERENCES extract,
  -- Of the records, or the kind of facts.
  role text NOT NULL,
  -- '' for the records themselves.
  attribute text NOT NULL,
  measure text NOT NULL CHECK (measure IN
    ('complete', 'valid', 'unique', 'recent', 'placed', 'consistent')),
  count integer NOT NULL,
  among integer NOT NULL,
  PRIMARY KEY (extract_id, role, attribute, measure),
  CHECK (count BETWEEN 0 AND among)
);
