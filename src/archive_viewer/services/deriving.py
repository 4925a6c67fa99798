"""Deriving facts from a text that need not be in any archive."""

from archive_viewer.derive import derive_facts

__all__ = ["derive_facts"]
