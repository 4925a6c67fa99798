"""Text to facts, one file per kind of fact."""

from archive_viewer.derive.facts import RULES_VERSION, derive_facts

__all__ = ["RULES_VERSION", "derive_facts"]
