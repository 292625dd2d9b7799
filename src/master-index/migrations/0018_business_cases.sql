-- Business cases that staff have saved: what was chosen and put in, nothing of any person.

CREATE TABLE business_case (
  case_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- Inputs alone: what they come to is worked out whenever it is shown.
  content jsonb NOT NULL,
  -- What benefits were seen to bring, in pence by line and month; null where nothing was given.
  measured jsonb,
  -- Counts up with each change, so that nobody saves over what they have not seen.
  revision integer NOT NULL DEFAULT 1,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Told apart by name in a list, whatever the case of its letters.
CREATE UNIQUE INDEX business_case_name ON business_case (lower(name));
