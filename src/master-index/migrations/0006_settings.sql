-- What the index remembers of how it is run: where the gazetteer is, and the like.

CREATE TABLE setting (
  name text PRIMARY KEY,
  value json NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT now()
);
