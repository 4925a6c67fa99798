-- What a person decided a name stands for, in one article or everywhere, and how an entity is called.
-- Mentions stay as they were derived; they are read through these rows, so new rules leave decisions alone.
ALTER TABLE entities ADD COLUMN label TEXT;

CREATE TABLE entity_names (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    named_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
    entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL
);

CREATE UNIQUE INDEX entity_names_once ON entity_names (named_id, coalesce(article_id, 0));
CREATE INDEX entity_names_by_entity ON entity_names (entity_id);
