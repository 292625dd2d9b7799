-- The gazetteer that addresses are matched to, as it is searched: no need to read its file again.

CREATE TABLE gazetteer (
  gazetteer_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  format text NOT NULL,
  -- Addresses, alternatives and historical ones included.
  addresses integer NOT NULL,
  -- Of the form that the pieces are in; one that this version does not read is loaded again.
  form smallint NOT NULL,
  loaded_by text NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now(),
  is_in_force boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX gazetteer_in_force ON gazetteer (is_in_force) WHERE is_in_force;

-- It is written piece by piece: a reader of an embedded database waits for one at most.
CREATE TABLE gazetteer_piece (
  gazetteer_id integer NOT NULL REFERENCES gazetteer ON DELETE CASCADE,
  piece integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (gazetteer_id, piece)
);
-- Compressed already.
ALTER TABLE gazetteer_piece ALTER COLUMN content SET STORAGE EXTERNAL;
