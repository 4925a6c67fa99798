"""The tray of passages and the export dialog."""
