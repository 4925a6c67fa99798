"""Search results with the clauses around each hit."""
