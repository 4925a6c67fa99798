"""Annotations beside the source."""

from archive_viewer.gui.annotations.panel import AnnotationsPanel

__all__ = ["AnnotationsPanel"]
