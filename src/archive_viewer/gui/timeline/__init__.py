"""The dated facts of an article on a time line."""

from archive_viewer.gui.timeline.panel import TimelinePanel

__all__ = ["TimelinePanel"]
