ALTER TABLE revisions ADD COLUMN rules TEXT NOT NULL DEFAULT '';
CREATE INDEX revisions_by_rules ON revisions (rules);
