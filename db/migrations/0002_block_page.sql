-- The page a block begins on, from 1, in sources that have pages; 0 elsewhere.
ALTER TABLE blocks ADD COLUMN page INTEGER NOT NULL DEFAULT 0;
