"""Numbers of an article that don't agree: a card each, with the sentences that say them and why they are odd."""

from archive_viewer.gui.audit.panel import AuditPanel

__all__ = ["AuditPanel"]
