"""The full-text index: the only room that speaks Whoosh."""
