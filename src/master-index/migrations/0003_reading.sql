-- Reading: the words that names are made of, to forgive how they are typed.

-- Each word once for all records that have it and are not sealed: that of a sealed record alone
-- is taken out, so that nothing here tells that there is one.
CREATE TABLE search_word (
  key bigint PRIMARY KEY,
  word text NOT NULL,
  is_family boolean NOT NULL,
  -- Spellings, pet names, sounds and rests after a slip, each as a hash.
  tags bigint[] NOT NULL,
  -- How many records had it when all of them were last counted: how rare it is.
  records integer NOT NULL DEFAULT 1
);
-- The index on its tags is made once the first words are in.
