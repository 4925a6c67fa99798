"""The tray of passages, and the way out of the archive."""

from archive_viewer.gui.passages.export_dialog import ExportDialog
from archive_viewer.gui.passages.tray import PassageTray

__all__ = ["ExportDialog", "PassageTray"]
