"""Passages to bytes, one file per format."""
