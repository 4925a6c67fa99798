-- What the migrations of this folder add up to. Written by packaging/schema.py; change a migration instead.

CREATE TABLE originals (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    compressed BLOB NOT NULL
);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    added_at TEXT NOT NULL,
    deleted_at TEXT,
    revision_id INTEGER REFERENCES revisions (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    number INTEGER NOT NULL,
    original_id INTEGER NOT NULL REFERENCES originals (id),
    member INTEGER NOT NULL DEFAULT 0,
    file_name TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    title TEXT NOT NULL,
    kicker TEXT NOT NULL DEFAULT '',
    subtitle TEXT NOT NULL DEFAULT '',
    byline TEXT NOT NULL DEFAULT '',
    editors TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL DEFAULT '',
    published_at TEXT,
    url TEXT,
    language TEXT NOT NULL DEFAULT '',
    charset TEXT NOT NULL DEFAULT '',
    remarks TEXT NOT NULL DEFAULT '[]',
    text TEXT NOT NULL,
    length INTEGER NOT NULL, captured_at TEXT, address TEXT, sketch BLOB NOT NULL DEFAULT x'', rules TEXT NOT NULL DEFAULT '',
    UNIQUE (article_id, number),
    UNIQUE (original_id, member)
);

CREATE INDEX revisions_by_published ON revisions (published_at);

CREATE INDEX revisions_by_file ON revisions (file_name);

CREATE TABLE blocks (
    revision_id INTEGER NOT NULL REFERENCES revisions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    role TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    text TEXT,
    speaker TEXT,
    label INTEGER NOT NULL DEFAULT 0,
    turn INTEGER NOT NULL DEFAULT 0, page INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (revision_id, seq),
    CHECK (("start" IS NULL) = (text IS NOT NULL))
) WITHOUT ROWID;

CREATE TABLE facts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    revision_id INTEGER NOT NULL REFERENCES revisions (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    value NUMERIC,
    value_max NUMERIC,
    unit TEXT,
    qualifier TEXT,
    measure TEXT,
    change TEXT,
    basis TEXT,
    period TEXT,
    place TEXT,
    speaker TEXT,
    vague INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'derived',
    derived_by TEXT NOT NULL,
    reviewed_by TEXT,
    reviewed_at TEXT,
    note TEXT,
    CHECK ("start" >= 0 AND "end" > "start")
);

CREATE INDEX facts_by_revision ON facts (revision_id, "start");

CREATE INDEX facts_by_kind ON facts (kind, unit);

CREATE TABLE entities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL, label TEXT,
    UNIQUE (kind, name)
);

CREATE TABLE mentions (
    entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    fact_id INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
    PRIMARY KEY (entity_id, fact_id)
) WITHOUT ROWID;

CREATE INDEX mentions_by_fact ON mentions (fact_id);

CREATE TABLE annotations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    target TEXT NOT NULL CHECK (target IN ('passage', 'fact', 'entity', 'article')),
    fact_id INTEGER REFERENCES facts (id) ON DELETE SET NULL,
    entity_id INTEGER REFERENCES entities (id) ON DELETE SET NULL,
    "start" INTEGER,
    "end" INTEGER,
    exact TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    anchoring TEXT NOT NULL DEFAULT 'unchanged',
    comment TEXT NOT NULL DEFAULT '',
    color TEXT NOT NULL DEFAULT 'yellow',
    creator TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL
, was TEXT NOT NULL DEFAULT '');

CREATE INDEX annotations_by_article ON annotations (article_id, "start");

CREATE INDEX annotations_by_fact ON annotations (fact_id) WHERE fact_id IS NOT NULL;

CREATE TABLE annotation_tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    annotation_id INTEGER NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    UNIQUE (annotation_id, tag)
);

CREATE INDEX annotation_tags_by_tag ON annotation_tags (tag);

CREATE TABLE collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER REFERENCES collections (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    annotation_id INTEGER REFERENCES annotations (id) ON DELETE SET NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
);

CREATE INDEX passages_by_collection ON passages (collection_id, position);

CREATE TABLE undo_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id TEXT NOT NULL,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    params TEXT NOT NULL DEFAULT '{}',
    images TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL
);

CREATE INDEX outbox_by_article ON outbox (article_id);

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX revisions_by_address ON revisions (address) WHERE address IS NOT NULL;

CREATE TABLE sketch_keys (
    key INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (key, article_id)
) WITHOUT ROWID;

CREATE INDEX sketch_keys_by_article ON sketch_keys (article_id);

CREATE TABLE copies (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    group_id INTEGER NOT NULL REFERENCES articles (id)
);

CREATE INDEX copies_by_group ON copies (group_id);

CREATE TABLE offers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    older_id INTEGER NOT NULL REFERENCES articles (id),
    likeness REAL NOT NULL,
    decision TEXT CHECK (decision IN ('revision', 'apart')),
    decided_at TEXT,
    UNIQUE (article_id, older_id)
);

CREATE TABLE finding_decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    key TEXT NOT NULL UNIQUE,
    note TEXT NOT NULL DEFAULT '',
    dismissed_by TEXT NOT NULL,
    dismissed_at TEXT NOT NULL
);

CREATE INDEX finding_decisions_by_article ON finding_decisions (article_id);

CREATE INDEX facts_by_measure ON facts (measure, unit, period) WHERE kind = 'quantity' AND period IS NOT NULL;

CREATE INDEX facts_by_value ON facts (value, unit) WHERE kind = 'quantity';

CREATE INDEX facts_by_period ON facts (period) WHERE kind = 'quantity' AND period IS NOT NULL;

CREATE INDEX revisions_by_rules ON revisions (rules);

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
