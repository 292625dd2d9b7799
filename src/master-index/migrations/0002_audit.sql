-- The audit: who did what with whose records, and the hash chains that show that nothing of it
-- was altered, removed or put in another order. docs/adr/0016 says why it is built like this.
-- Rows are only ever inserted. Entries hold opaque ids and codes, never what a record says.

-- The identity of this audit, so that neither an anchor nor a chain of another passes for its own.
CREATE TABLE audit_log (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  id text NOT NULL
);

CREATE TABLE audit_entry (
  shard smallint NOT NULL CHECK (shard BETWEEN 0 AND 63),
  seq bigint NOT NULL CHECK (seq > 0),
  at timestamptz NOT NULL,
  actor text NOT NULL,
  service text NOT NULL,
  roles text[] NOT NULL,
  purpose text NOT NULL,
  action text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
  agreements text[] NOT NULL,
  subjects text[] NOT NULL,
  items text[] NOT NULL,
  request text NOT NULL,
  reference text,
  PRIMARY KEY (shard, seq)
);

-- "Who looked at this person?": without the pending list, which would be emptied by whichever
-- reader happens to fill it, and make that one wait.
CREATE INDEX audit_entry_subjects ON audit_entry USING gin (subjects) WITH (fastupdate = off);
-- "What did this member of staff look at?", newest first.
CREATE INDEX audit_entry_actor ON audit_entry (actor, at);

-- The hashes, apart from the entries: whoever removes an entry, or the last of all, leaves its
-- hash. Place 0 is the beginning of a chain.
CREATE TABLE audit_chain (
  shard smallint NOT NULL CHECK (shard BETWEEN 0 AND 63),
  seq bigint NOT NULL CHECK (seq >= 0),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (shard, seq)
);

INSERT INTO audit_log (id) VALUES (gen_random_uuid()::text);

INSERT INTO audit_chain (shard, seq, hash)
SELECT shard, 0, sha256(convert_to('["reeve-audit-1","start","' || log.id || '",' || shard || ']', 'UTF8'))
FROM audit_log AS log, generate_series(0, 63) AS shard;

-- Appends an entry to a chain that nobody else holds, and holds it until the transaction ends:
-- one round trip, no row that is updated. The lock is taken before the head is read, and each
-- statement here sees what was committed before it (read committed); where the transaction sees
-- an older state, ON CONFLICT raises 40001, and it is tried again as a whole.
-- 1380271425 marks the advisory locks of the audit; it means nothing else.
CREATE FUNCTION audit_append(
  preferred_shard integer,
  entry_digest bytea,
  entry_at timestamptz,
  entry_actor text,
  entry_service text,
  entry_roles text[],
  entry_purpose text,
  entry_action text,
  entry_outcome text,
  entry_agreements text[],
  entry_subjects text[],
  entry_items text[],
  entry_request text,
  entry_reference text
) RETURNS TABLE (at_shard smallint, at_seq bigint) LANGUAGE plpgsql AS $$
DECLARE
  -- The chain this transaction holds already: one that appends often must not take them all.
  held text := current_setting('reeve.audit_shard', true);
  chosen integer;
  next_seq bigint;
  next_hash bytea;
BEGIN
  IF held <> '' THEN
    chosen := held::integer;
    PERFORM pg_advisory_xact_lock(1380271425, chosen);
  ELSE
    FOR step IN 0..63 LOOP
      chosen := (preferred_shard + step) % 64;
      EXIT WHEN pg_try_advisory_xact_lock(1380271425, chosen);
      IF step = 63 THEN
        chosen := preferred_shard % 64;
        PERFORM pg_advisory_xact_lock(1380271425, chosen);
      END IF;
    END LOOP;
    PERFORM set_config('reeve.audit_shard', chosen::text, true);
  END IF;

  SELECT head.seq + 1, sha256(head.hash || entry_digest) INTO next_seq, next_hash
  FROM audit_chain AS head WHERE head.shard = chosen ORDER BY head.seq DESC LIMIT 1;
  IF next_seq IS NULL THEN
    RAISE EXCEPTION 'the audit chain of shard % is gone', chosen USING ERRCODE = 'data_corrupted';
  END IF;

  INSERT INTO audit_chain (shard, seq, hash) VALUES (chosen, next_seq, next_hash)
  ON CONFLICT DO NOTHING;
  INSERT INTO audit_entry (
    shard, seq, at, actor, service, roles, purpose, action, outcome,
    agreements, subjects, items, request, reference
  ) VALUES (
    chosen, next_seq, entry_at, entry_actor, entry_service, entry_roles, entry_purpose,
    entry_action, entry_outcome, entry_agreements, entry_subjects, entry_items, entry_request,
    entry_reference
  );
  RETURN QUERY SELECT chosen::smallint, next_seq;
END
$$;

-- Against mistakes, not against an owner of the tables, who can take triggers away: that is what
-- the chains and their anchors are for.
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is only ever added to' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_chain_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_log_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
