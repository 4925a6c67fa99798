-- What a tag looks like and means; a tag without a row is plain. Links between annotations, in no direction.
-- `was` keeps the words of an annotation that its article's newest revision has otherwise.
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    color TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT ''
);

CREATE TABLE annotation_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    one_id INTEGER NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    CHECK (one_id < other_id),
    UNIQUE (one_id, other_id)
);

CREATE INDEX annotation_links_by_other ON annotation_links (other_id);

ALTER TABLE annotations ADD COLUMN was TEXT NOT NULL DEFAULT '';
