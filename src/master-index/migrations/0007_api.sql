-- The interface for programs: answers to writes, kept so that a write that is sent again after a
-- lost answer is answered again and not done again.

CREATE TABLE kept_answer (
  -- Whose key it is: the `sub` of who wrote. Keys of others are other keys.
  actor text NOT NULL,
  idempotency_key text NOT NULL,
  -- SHA-256 of what was asked: method, path and body.
  request_digest bytea NOT NULL CHECK (octet_length(request_digest) = 32),
  -- Null only within the transaction that does the write.
  status smallint,
  -- Not jsonb: given again as it was given, its members in their order.
  body json,
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (actor, idempotency_key)
);
-- To forget what is past its time.
CREATE INDEX kept_answer_kept_at ON kept_answer (kept_at);
