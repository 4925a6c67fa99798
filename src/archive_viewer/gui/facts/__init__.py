"""Facts beside the source."""

from archive_viewer.gui.facts.panel import FactsPanel

__all__ = ["FactsPanel"]
