"""Annotations beside the source."""
