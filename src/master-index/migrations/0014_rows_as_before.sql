-- What a row gave when it was read, so that one that says the same need not be read each night.

-- Records that the row had; 0 where it is to be read again: something in it was rejected, left out
-- or asked to be sealed.
ALTER TABLE record_version ADD COLUMN row_records smallint NOT NULL DEFAULT 0;
-- What was found in it: a character an item, and digests of numbers that one person alone has.
ALTER TABLE record_version ADD COLUMN measured text NOT NULL DEFAULT '';
