-- When a browser or a crawler kept the page; the key of its address, under which addresses of one page fall together;
-- a sketch of the text, by which nearly the same words are found again.
ALTER TABLE revisions ADD COLUMN captured_at TEXT;
ALTER TABLE revisions ADD COLUMN address TEXT;
ALTER TABLE revisions ADD COLUMN sketch BLOB NOT NULL DEFAULT x'';
UPDATE revisions SET address = substr(url, instr(url, '://') + 3) WHERE url IS NOT NULL;
DROP INDEX revisions_by_url;
CREATE INDEX revisions_by_address ON revisions (address) WHERE address IS NOT NULL;

-- The smallest numbers of the sketch of each article's current revision.
CREATE TABLE sketch_keys (
    key INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (key, article_id)
) WITHOUT ROWID;
CREATE INDEX sketch_keys_by_article ON sketch_keys (article_id);

-- Articles with nearly the same words, as agencies' reports are printed by many. A group has the number of its first.
CREATE TABLE copies (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    group_id INTEGER NOT NULL REFERENCES articles (id)
);
CREATE INDEX copies_by_group ON copies (group_id);

-- Articles that may be a revision of an older one; a person decides.
CREATE TABLE offers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    older_id INTEGER NOT NULL REFERENCES articles (id),
    likeness REAL NOT NULL,
    decision TEXT CHECK (decision IN ('revision', 'apart')),
    decided_at TEXT,
    UNIQUE (article_id, older_id)
);
