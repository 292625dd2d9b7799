-- Who is signed in to the pages. The id stands in a cookie; here is its digest, so that whoever
-- reads the table cannot take a session over.
CREATE TABLE web_session (
  id_sha256 text PRIMARY KEY,
  -- `sub` of who signed in; null before.
  subject text,
  content jsonb NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX web_session_subject ON web_session (subject) WHERE subject IS NOT NULL;
CREATE INDEX web_session_expires ON web_session (expires_at);
