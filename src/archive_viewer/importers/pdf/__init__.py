"""PDF files that carry their text."""
