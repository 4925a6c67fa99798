"""Text to facts, one file per kind of fact."""
