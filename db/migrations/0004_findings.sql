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
