"""The archive's SQLite database: the only room that speaks SQL."""
