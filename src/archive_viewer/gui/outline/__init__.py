"""The article's structure beside the source."""
