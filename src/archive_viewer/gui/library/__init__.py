"""The library: what the archive holds."""
