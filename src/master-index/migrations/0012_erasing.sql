-- Erasing: whose a rejected row was, and what came in one line with a record.

-- Of the records that a row was not taken of, as far as it says whose it was: their digests, as
-- `erased_key` has them, so that what was rejected of somebody can be erased with them.
ALTER TABLE rejected_row ADD COLUMN record_digests text[] NOT NULL DEFAULT '{}';
CREATE INDEX rejected_row_digests ON rejected_row USING gin (record_digests);

-- To find the other records of a line: an extract alone has hundreds of thousands of versions.
DROP INDEX record_version_opened_by;
CREATE INDEX record_version_opened_by ON record_version (opened_by, line);
