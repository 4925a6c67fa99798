"""The outline beside the source."""

from archive_viewer.gui.outline.panel import OutlinePanel

__all__ = ["OutlinePanel"]
