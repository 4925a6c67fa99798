CREATE INDEX facts_by_value ON facts (value, unit) WHERE kind = 'quantity';
CREATE INDEX facts_by_period ON facts (period) WHERE kind = 'quantity' AND period IS NOT NULL;
