"""The source text and the marks on it."""
